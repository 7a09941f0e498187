// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of HPX 2.0.0; this is no header of its.
#include <chrono>
#include <cstdio>
#include <exception>
#include <memory>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

namespace hpx {
namespace detail {
// Lambdas can be given only to what has a body.
template <class T> T made();
template <class F, class Enable = void> struct async_dispatch;
template <class F, class Enable = void> struct post_dispatch;
struct async_policy {};
struct deferred_policy {};
} // namespace detail
struct launch {
  static detail::async_policy const async;
  static detail::deferred_policy const deferred;
};
enum class future_status { uninitialized, ready, timeout, deferred };
template <class R> class future;
template <class R> class shared_future;
namespace lcos {
namespace detail {
template <class Derived, class R> class future_base {
public:
  bool valid() const noexcept;
  bool is_ready() const noexcept;
  bool has_value() const noexcept;
  bool has_exception() const noexcept;
  std::exception_ptr get_exception_ptr() const;
  void wait() const;
  future_status wait_for(std::chrono::milliseconds) const;
};
} // namespace detail
} // namespace lcos
template <class R> class future : public lcos::detail::future_base<future<R>, R> {
public:
  future() noexcept;
  future(future &&) noexcept;
  future &operator=(future &&) noexcept;
  ~future();
  shared_future<R> share() noexcept;
  R get();
  template <class F> auto then(F &&f) -> future<decltype(f(std::declval<future<R> &&>()))> { return detail::made<future<decltype(f(std::declval<future<R> &&>()))>>(); }
  using lcos::detail::future_base<future<R>, R>::wait;
};
template <class R> class shared_future : public lcos::detail::future_base<shared_future<R>, R> {
public:
  shared_future() noexcept;
  shared_future(shared_future const &);
  shared_future(future<R> &&) noexcept;
  ~shared_future();
  R const &get() const;
  template <class F> auto then(F &&f) const -> future<decltype(f(std::declval<shared_future<R> &&>()))> { return detail::made<future<decltype(f(std::declval<shared_future<R> &&>()))>>(); }
  using lcos::detail::future_base<shared_future<R>, R>::wait;
};
namespace detail {
template <class F, class Enable> struct async_dispatch {
  template <class G, class... Ts> static auto call(G &&g, Ts &&...ts) -> future<decltype(g(std::forward<Ts>(ts)...))> { return detail::made<future<decltype(g(std::forward<Ts>(ts)...))>>(); }
};
template <> struct async_dispatch<async_policy> {
  template <class G, class... Ts> static auto call(async_policy, G &&g, Ts &&...ts) -> future<decltype(g(std::forward<Ts>(ts)...))> { return detail::made<future<decltype(g(std::forward<Ts>(ts)...))>>(); }
};
template <> struct async_dispatch<deferred_policy> {
  template <class G, class... Ts> static auto call(deferred_policy, G &&g, Ts &&...ts) -> future<decltype(g(std::forward<Ts>(ts)...))> { return detail::made<future<decltype(g(std::forward<Ts>(ts)...))>>(); }
};
template <class F, class Enable> struct post_dispatch {
  template <class G, class... Ts> static bool call(G &&, Ts &&...) { return made<bool>(); }
};
template <class R> class promise_base {
public:
  future<R> get_future();
};
struct dataflow_t {
  template <class F, class... Ts> auto operator()(F &&f, Ts &&...ts) const -> future<decltype(f(std::forward<Ts>(ts)...))> { return detail::made<future<decltype(f(std::forward<Ts>(ts)...))>>(); }
};
inline constexpr dataflow_t dataflow{};
} // namespace detail
template <class F, class... Ts> decltype(auto) async(F &&f, Ts &&...ts) {
  return detail::async_dispatch<std::decay_t<F>>::call(std::forward<F>(f), std::forward<Ts>(ts)...);
}
template <class F, class... Ts> decltype(auto) dataflow(F &&f, Ts &&...ts) {
  return detail::dataflow(std::forward<F>(f), std::forward<Ts>(ts)...);
}
template <class F, class... Ts> bool post(F &&f, Ts &&...ts) {
  return detail::post_dispatch<std::decay_t<F>>::call(std::forward<F>(f), std::forward<Ts>(ts)...);
}
template <class R> class promise : public detail::promise_base<R> {
public:
  promise();
  ~promise();
  using detail::promise_base<R>::get_future;
  void set_value(R);
};
template <class T> future<std::decay_t<T>> make_ready_future(T &&);
future<void> make_ready_future();
template <class T> future<T> make_exceptional_future(std::exception_ptr const &);
future<void> make_ready_future_after(std::chrono::milliseconds);
template <class R> shared_future<R> make_shared_future(future<R> &&) noexcept;
namespace functional {
namespace tag_base_ns {
template <class Tag> struct tag {
  template <class... Ts> constexpr auto operator()(Ts &&...ts) const -> decltype(tag_invoke(std::declval<Tag>(), std::forward<Ts>(ts)...)) {
    return tag_invoke(static_cast<Tag const &>(*this), std::forward<Ts>(ts)...);
  }
};
} // namespace tag_base_ns
inline namespace tag_invoke_base_ns {
template <class Tag> using tag = tag_base_ns::tag<Tag>;
}
} // namespace functional
inline constexpr struct wait_all_t final : functional::tag<wait_all_t> {
private:
  template <class... Ts> friend void tag_invoke(wait_all_t, Ts &&...) { detail::made<int>(); }
} wait_all{};
inline constexpr struct when_all_t final : functional::tag<when_all_t> {
private:
  template <class R> friend future<std::vector<future<R>>> tag_invoke(when_all_t, std::vector<future<R>> &&) { return detail::made<future<std::vector<future<R>>>>(); }
} when_all{};
namespace execution {
struct task_policy {};
inline constexpr task_policy par_task{};
} // namespace execution
inline constexpr struct for_each_t final : functional::tag<for_each_t> {
private:
  template <class I, class F> friend future<void> tag_invoke(for_each_t, execution::task_policy, I, I, F) { return detail::made<future<void>>(); }
} for_each{};
namespace experimental {
class task_group {
public:
  task_group();
  ~task_group();
  template <class F> void run(F &&) { detail::made<bool>(); }
  void wait();
};
} // namespace experimental
} // namespace hpx

int load();
int add(int, int);
int sum(hpx::future<int>, hpx::future<int>);
void log(int);
hpx::future<int> request(int);

// Defects.

void started() { hpx::async(load); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the future from 'hpx::async' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:18: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:18: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:18: note: cast to void: the drop is meant

void with_a_policy() { hpx::async(hpx::launch::async, load); }
// CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the future from 'hpx::async' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:24: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:24: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:24: note: cast to void: the drop is meant

void deferred() { hpx::async(hpx::launch::deferred, load); }
// CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the future from 'hpx::async' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:19: note: keep it and call 'get()', which runs the task
// CHECK-MESSAGES: :[[@LINE-3]]:19: note: take its result with get() here, which rethrows its exception

void flows() { hpx::dataflow(sum, hpx::async(load), hpx::async(load)); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the future from 'hpx::dataflow' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:16: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:16: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:16: note: cast to void: the drop is meant

void asked() { hpx::async(add, 1, 2).is_ready(); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the future from 'hpx::async' is only asked 'is_ready' and then discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:16: note: keep it and call 'get()', which passes the exception on

void requested() { request(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the future from 'request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:20: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:20: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:20: note: cast to void: the drop is meant

void shared() { request(2).share(); }
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the shared future from 'request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:17: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:17: note: cast to void: the drop is meant

void in_a_loop() {
  for (int i = 0; i < 3; ++i)
    hpx::async(log, i);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'hpx::async' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and call 'get()', which passes the exception on
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: cast to void: the drop is meant
}

void a_variable() {
  hpx::future<int> result = hpx::async(load);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the future 'result' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:20: note: get() the result of 'result' at the end of its scope, which rethrows its exception
}

void nested() {
  hpx::async([] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'hpx::future::get' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
    log(1);
    return hpx::async(load);
  }).get();
}

void posted() {
  hpx::post([] { return hpx::async(load); });
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the future from this call is discarded by 'hpx::post', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: keep it and call 'get()', which passes the exception on
}

void all(std::vector<hpx::future<int>> results) { hpx::when_all(std::move(results)); }
// CHECK-MESSAGES: :[[@LINE-1]]:51: warning: the future from 'hpx::when_all' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:51: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:51: note: cast to void: the drop is meant

void in_parallel(std::vector<int> &numbers) {
  hpx::for_each(hpx::execution::par_task, numbers.begin(), numbers.end(), log);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'hpx::for_each' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

void either(bool fast) {
  fast ? hpx::async(load) : request(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the future from 'hpx::async' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: keep it and call 'get()', which passes the exception on, or cast it to void if the drop is meant
  // CHECK-MESSAGES: :[[@LINE-3]]:29: warning: the future from 'request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-4]]:29: note: keep it and call 'get()', which passes the exception on, or cast it to void if the drop is meant
}

void borrowed() {
  int sum = 0;
  hpx::post([&sum] { sum = load(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the task that is detached here, and it borrows 'sum' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: it is given to the task here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it, and wait for its end before what it uses ends
}

class Poster {
public:
  void begin() { hpx::post(&Poster::run, this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: nobody can wait for the task that is detached here, and it borrows 'this' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:42: note: 'this' is given to the task here
  // CHECK-MESSAGES: :[[@LINE-3]]:18: note: keep it, and wait for its end before what it uses ends

private:
  void run();
};

// Correct code.

// The work has been waited for.
int waited() { return hpx::async(load).get(); }

void joined() { hpx::async(load).wait(); }

void bounded() { hpx::async(load).wait_for(std::chrono::milliseconds(5)); }

// Only the error is of interest.
bool failed() {
  hpx::future<int> result = hpx::async(load);
  return result.get_exception_ptr() != nullptr;
}

// Fire and forget.
void forgotten() {
  hpx::post(load);
  hpx::post([] { log(1); });
}

// What it has is its own.
void forgotten_with_values(std::shared_ptr<int> sum) {
  hpx::post([sum] { *sum = load(); });
}

void waited_for_by_hand() {
  int sum = 0;
  hpx::promise<int> done;
  hpx::future<int> end = done.get_future();
  hpx::post([&] {
    sum = load();
    done.set_value(0);
  });
  end.get();
  log(sum);
}

// These hold no work.
void ready() {
  hpx::make_ready_future(1);
  hpx::make_ready_future();
  hpx::make_exceptional_future<int>(std::make_exception_ptr(std::runtime_error("none")));
  hpx::make_ready_future_after(std::chrono::milliseconds(10));
}

// The tutorials' own: all of them at once.
void invokes() { hpx::wait_all(hpx::async(load), hpx::async(load)); }

void waits_for_all() {
  std::vector<hpx::future<int>> results;
  for (int i = 0; i < 3; ++i)
    results.push_back(hpx::async(add, i, i));
  hpx::wait_all(results);
}

int waits_for_each() {
  std::vector<hpx::future<int>> results;
  results.push_back(hpx::async(load));
  int total = 0;
  for (hpx::future<int> &one : results)
    total += one.get();
  return total;
}

int flows_on() {
  hpx::future<int> left = hpx::async(load);
  hpx::future<int> right = hpx::async(load);
  return hpx::dataflow(sum, std::move(left), std::move(right)).get();
}

// The continuation is given the future, and may look at its error.
void chained() {
  hpx::async(load).then([](hpx::future<int> &&done) { log(done.get()); });
}

int continued() {
  hpx::future<int> first = request(4);
  return first.then([](hpx::future<int> &&done) { return done.get() + 1; }).get();
}

int promised() {
  hpx::promise<int> promise;
  hpx::future<int> result = promise.get_future();
  hpx::post([&promise] { promise.set_value(1); });
  return result.get();
}

void shares() {
  hpx::shared_future<int> result = request(5).share();
  log(result.get());
}

void made_shared() {
  hpx::shared_future<int> result = hpx::make_shared_future(request(6));
  log(result.get());
}

hpx::future<int> handed_on() { return request(7); }

struct Partition {
  std::vector<hpx::shared_future<int>> next;
  hpx::future<int> last;
  void step(int t) {
    next[t] = hpx::dataflow(sum, request(t), request(t + 1));
    last = hpx::async(load);
  }
};

// The group waits for what it runs.
void grouped() {
  hpx::experimental::task_group tasks;
  tasks.run(load);
  tasks.run([] { log(2); });
  tasks.wait();
}

int fibonacci(int n) {
  if (n < 2)
    return n;
  hpx::future<int> before = hpx::async(fibonacci, n - 1);
  int rest = fibonacci(n - 2);
  return before.get() + rest;
}

int deferred(bool needed) {
  hpx::future<int> later = hpx::async(hpx::launch::deferred, load);
  return needed ? later.get() : 0;
}

void meant() { (void)hpx::async(load); }

int empty() {
  hpx::future<int> none;
  none = hpx::async(load);
  return none.get();
}

void asks_for_the_error() {
  hpx::future<int> work = request(8);
  if (work.is_ready() && work.has_exception())
    log(3);
}
