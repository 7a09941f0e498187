// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of Boost.Cobalt 1.89; this is no header of its.
#include <chrono>
#include <coroutine>
#include <exception>
#include <future>
#include <list>
#include <tuple>
#include <utility>
#include <vector>

namespace boost::asio {
class io_context {};
struct detached_t {};
constexpr detached_t detached{};
template <class T = void> struct use_future_t {};
constexpr use_future_t<> use_future{};
} // namespace boost::asio

namespace boost::cobalt {
template <class T> struct promise;
template <class T> struct task;
struct detached;
struct thread;
class executor {};
namespace detail {
template <class T> struct receiver_awaitable {
  bool await_ready() const;
  template <class P> bool await_suspend(std::coroutine_handle<P>);
  T await_resume();
};
struct promise_base {
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
};
template <class T> struct returns {
  void return_value(T);
};
template <> struct returns<void> {
  void return_void();
};
template <class T> struct cobalt_promise : promise_base, returns<T> {
  promise<T> get_return_object();
  std::suspend_never initial_suspend() noexcept { return {}; }
};
template <class T> struct task_promise : promise_base, returns<T> {
  struct initial_awaitable {
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) {}
    void await_resume() {}
  };
  task<T> get_return_object();
  auto initial_suspend() noexcept { return initial_awaitable{}; }
};
struct detached_promise {
  detached get_return_object();
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception();
  void return_void() {}
};
struct thread_promise {
  struct initial_awaitable {
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<thread_promise>);
    void await_resume() {}
  };
  auto initial_suspend() noexcept { return initial_awaitable{}; }
  std::suspend_never final_suspend() noexcept;
  void unhandled_exception();
  void return_void() {}
  thread get_return_object();
};
struct thread_awaitable {
  bool await_ready() const;
  template <class P> bool await_suspend(std::coroutine_handle<P>);
  void await_resume();
};
template <class... Ps> struct join_variadic_impl {
  std::tuple<Ps...> aws;
  receiver_awaitable<std::tuple<int, int>> operator co_await() &&;
};
template <class R> struct join_ranged_impl {
  R aws;
  receiver_awaitable<void> operator co_await() &&;
};
template <class... Ps> struct gather_variadic_impl {
  std::tuple<Ps...> aws;
  receiver_awaitable<std::tuple<int, int>> operator co_await() &&;
};
template <class... Ps> struct race_variadic_impl {
  std::tuple<Ps...> aws;
  receiver_awaitable<std::size_t> operator co_await() &&;
};
struct race_wrapper {
  receiver_awaitable<void> operator co_await() &&;
};
struct gather_wrapper {
  receiver_awaitable<void> operator co_await();
};
} // namespace detail
template <class T> struct [[nodiscard]] promise {
  promise(promise &&lhs) noexcept;
  promise &operator=(promise &&lhs) noexcept;
  ~promise();
  auto operator co_await() { return detail::receiver_awaitable<T>(); }
  void operator+() &&;
  void cancel();
  bool ready() const;
  explicit operator bool() const;
  bool attached() const;
  void detach();
  void attach();
  T get();
  using promise_type = detail::cobalt_promise<T>;
};
template <class T> struct [[nodiscard]] task {
  task(task &&lhs) noexcept = default;
  task &operator=(task &&) noexcept = default;
  auto operator co_await() { return detail::receiver_awaitable<T>(); }
  using promise_type = detail::task_promise<T>;
};
struct detached {
  using promise_type = detail::detached_promise;
};
inline detached detail::detached_promise::get_return_object() { return {}; }
template <class Y, class P = void> struct [[nodiscard]] generator {
  generator(generator &&) noexcept = default;
  generator &operator=(generator &&) noexcept;
  ~generator();
  explicit operator bool() const;
  void cancel();
  bool ready() const;
  Y get();
  auto operator co_await() { return detail::receiver_awaitable<Y>(); }
};
struct thread {
  void cancel();
  auto operator co_await() & -> detail::thread_awaitable;
  auto operator co_await() && -> detail::thread_awaitable;
  ~thread();
  thread(thread &&) noexcept = default;
  void join();
  bool joinable() const;
  void detach();
  using promise_type = detail::thread_promise;
};
template <class... Ps> auto join(Ps &&...ps) { return detail::join_variadic_impl<Ps...>{{static_cast<Ps &&>(ps)...}}; }
template <class P> auto join(std::vector<P> &ps) { return detail::join_ranged_impl<std::vector<P> &>{ps}; }
template <class... Ps> auto gather(Ps &&...ps) {
  return detail::gather_variadic_impl<Ps...>{{static_cast<Ps &&>(ps)...}};
}
template <class... Ps> auto race(Ps &&...ps) -> detail::race_variadic_impl<Ps...> {
  return detail::race_variadic_impl<Ps...>{{static_cast<Ps &&>(ps)...}};
}
template <class T> void spawn(asio::io_context &, task<T> &&, asio::detached_t);
template <class T> std::future<T> spawn(asio::io_context &, task<T> &&, asio::use_future_t<>);
template <class T, class F> void spawn(asio::io_context &, task<T> &&, F handler) { handler(std::exception_ptr(), T()); }
template <class T> T run(task<T>);
namespace detail {
template <class T> struct [[nodiscard]] with_impl {
  struct promise_type;
  bool await_ready();
  template <class P> std::coroutine_handle<promise_type> await_suspend(std::coroutine_handle<P>);
  T await_resume();
};
} // namespace detail
template <class A, class F> auto with(A arg, F func) -> detail::with_impl<void> {
  (void)func(arg).ready();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the promise from this call is only asked 'ready' and then discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: keep the handle for as long as the work is to go on
  return {};
}
struct wait_group {
  wait_group();
  void push_back(promise<void>);
  auto wait_one() -> detail::race_wrapper;
  detail::gather_wrapper wait();
  void cancel();
};
template <class T> struct channel {
  struct read_op {
    bool await_ready();
    template <class P> std::coroutine_handle<> await_suspend(std::coroutine_handle<P>);
    T await_resume();
  };
  struct write_op {
    bool await_ready();
    template <class P> std::coroutine_handle<> await_suspend(std::coroutine_handle<P>);
    void await_resume();
  };
  void close();
  read_op read();
  write_op write(const T &);
};
template <class... Args> struct op {
  virtual ~op();
  struct awaitable {
    bool await_ready();
    template <class P> bool await_suspend(std::coroutine_handle<P>);
    std::size_t await_resume();
  };
  awaitable operator co_await();
};
struct use_op_t {};
constexpr use_op_t use_op{};
namespace io {
struct read_op final : op<int, std::size_t> {};
struct stream_socket {
  stream_socket(stream_socket &&) noexcept;
  [[nodiscard]] read_op read_some(int);
};
} // namespace io
namespace detail::io {
struct steady_sleep final : op<int> {};
} // namespace detail::io
namespace io {
[[nodiscard]] detail::io::steady_sleep sleep(std::chrono::milliseconds);
} // namespace io
} // namespace boost::cobalt
namespace boost::asio {
template <class I> struct op_impl final : cobalt::op<int> {
  I initiation;
};
class steady_timer {
public:
  void expires_after(std::chrono::milliseconds);
  op_impl<int> async_wait(cobalt::use_op_t);
};
} // namespace boost::asio

namespace cobalt = boost::cobalt;
namespace asio = boost::asio;
cobalt::promise<int> compute(int);
cobalt::promise<void> echo(int);
cobalt::promise<void> echo(cobalt::io::stream_socket);
cobalt::task<int> later(int);
cobalt::task<void> serve(int);
cobalt::generator<int> listen(int);
cobalt::thread worker(int);
cobalt::detached in_the_background(int);
void log(int);

// Defects.

void dropped() { echo(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the promise from 'echo' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:18: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:18: note: cast to void: the drop is meant

void only_asked() { log(compute(2).ready()); }
// CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the promise from 'compute' is only asked 'ready' and then discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:25: note: keep the handle for as long as the work is to go on

void never_spawned() { serve(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the task from 'serve' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:24: note: await it from a coroutine, or give it to what starts it

void voided() { (void)later(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the task from 'later' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:23: note: saying so does not change what the drop does; await it from a coroutine, or give it to what starts it

void task_in_a_variable() { auto job = later(2); }
// CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the task 'job' is never released, so the task never runs [spawn-unreleased-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:34: note: await it from a coroutine, or give it to what starts it

void thread_dropped() { worker(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the thread from 'worker' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:25: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:25: note: cast to void: the drop is meant

void thread_in_a_variable() {
  auto thr = worker(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the thread 'thr' is never released, which cancels the work at once [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: keep the handle for as long as the work is to go on
  log(thr.joinable());
}

void future_dropped(asio::io_context &ctx) { cobalt::spawn(ctx, later(3), asio::use_future); }
// CHECK-MESSAGES: :[[@LINE-1]]:46: warning: the future from 'boost::cobalt::spawn' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:46: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:46: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:46: note: cast to void: the drop is meant

cobalt::promise<void> forgets(cobalt::channel<int> &values, asio::steady_timer &timer) {
  echo(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the promise from 'echo' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: co_await the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  serve(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'serve' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await serve(2);
  values.write(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the write operation from 'boost::cobalt::channel::write' is discarded, so it never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await values.write(1);
  timer.async_wait(cobalt::use_op);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the operation from 'boost::asio::steady_timer::async_wait' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await timer.async_wait(cobalt::use_op);
  cobalt::io::sleep(std::chrono::milliseconds(5));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the operation from 'boost::cobalt::io::sleep' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await cobalt::io::sleep(std::chrono::milliseconds(5));
  co_return;
}

cobalt::promise<void> forgets_the_join() {
  cobalt::join(compute(3), compute(4));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the join from 'boost::cobalt::join' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await cobalt::join(compute(3), compute(4));
  co_return;
}

cobalt::promise<void> forgets_the_race() {
  cobalt::race(compute(5), compute(6));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the race from 'boost::cobalt::race' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await cobalt::race(compute(5), compute(6));
  co_return;
}

cobalt::promise<void> forgets_to_wait(cobalt::wait_group &workers) {
  workers.push_back(echo(4));
  workers.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the wait operation from 'boost::cobalt::wait_group::wait' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await workers.wait();
  co_return;
}

cobalt::promise<void> run_workers(cobalt::wait_group &workers);
cobalt::promise<void> forgets_the_scope() {
  (void)cobalt::with(cobalt::wait_group(), run_workers);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the scope from 'boost::cobalt::with' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; 'co_await' it here
  // CHECK-FIXES:   (void)co_await cobalt::with(cobalt::wait_group(), run_workers);
  co_return;
}

cobalt::promise<void> generator_dropped() {
  listen(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the generator from 'listen' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: co_await the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  co_return;
}

void drops_in_a_handler(asio::io_context &ctx) {
  cobalt::spawn(ctx, later(4), [](std::exception_ptr, int value) { return echo(value); });
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the promise from this call is discarded by 'boost::cobalt::spawn', which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:32: note: keep the handle for as long as the work is to go on
}

void never_given(int n) {
  std::vector<cobalt::task<void>> jobs;
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: the work in 'jobs' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:20: note: made here
  // CHECK-MESSAGES: :[[@LINE-3]]:35: note: await it from a coroutine, or give it to what starts it
  for (int i = 0; i < n; ++i)
    jobs.push_back(serve(i));
}

// Correct code.

// The eager coroutine of the tour: it runs beside what follows.
cobalt::promise<int> tour() {
  auto p = compute(10);
  co_await echo(10);
  auto res = co_await p;
  co_return res;
}

// A detached promise is not cancelled.
cobalt::promise<void> unary_plus() {
  +echo(11);
  co_await echo(12);
}

void detached() { in_the_background(1); }

void spawned(asio::io_context &ctx) {
  cobalt::spawn(ctx, serve(10), asio::detached);
  auto f = cobalt::spawn(ctx, later(10), asio::use_future);
  log(f.get());
  cobalt::spawn(ctx, later(11), [](std::exception_ptr, int value) { log(value); });
}

int ran() { return cobalt::run(later(12)); }

cobalt::task<int> awaited_tasks() {
  co_await serve(11);
  auto job = later(13);
  co_return co_await job;
}

cobalt::promise<void> together() {
  co_await cobalt::join(compute(11), compute(12));
  auto [a, b] = co_await cobalt::gather(compute(13), compute(14));
  log(a + b);
  std::vector<cobalt::promise<void>> aws;
  aws.push_back(echo(13));
  co_await cobalt::join(aws);
}

// What loses the race is cancelled: that is what race() is for.
cobalt::promise<void> timeout(asio::steady_timer &timer) {
  co_await cobalt::race(compute(15), timer.async_wait(cobalt::use_op));
}

cobalt::promise<void> run_server(cobalt::wait_group &workers, cobalt::generator<int> l) {
  while (l) {
    workers.push_back(echo(co_await l));
    co_await workers.wait_one();
  }
  co_await workers.wait();
}

cobalt::promise<void> main_of_the_echo_server() { co_await cobalt::with(cobalt::wait_group(), run_workers); }

// The heartbeat is cancelled at the end of the scope, which is meant.
cobalt::promise<void> with_a_heartbeat() {
  auto heartbeat = echo(14);
  co_await echo(15);
}

cobalt::promise<void> reads(cobalt::channel<int> &values, cobalt::io::stream_socket &socket) {
  auto producer = echo(16);
  log(co_await values.read());
  co_await values.write(2);
  log(co_await socket.read_some(1));
  co_await cobalt::io::sleep(std::chrono::milliseconds(5));
  co_await producer;
}

int main_of_the_docs() {
  auto thr = worker(3);
  thr.join();
  return 0;
}

cobalt::promise<void> awaits_a_thread() {
  auto thr = worker(4);
  co_await thr;
}

cobalt::promise<void> threads(int n) {
  std::vector<cobalt::thread> thrs;
  for (int i = 0; i < n; ++i)
    thrs.push_back(worker(i));
  co_await cobalt::join(thrs);
}

struct Session {
  std::list<cobalt::promise<void>> running;
  void add(cobalt::io::stream_socket socket) { running.push_back(echo(std::move(socket))); }
};

cobalt::promise<int> handed_on() { return compute(16); }

void cancelled() {
  auto p = echo(17);
  p.cancel();
}

cobalt::promise<void> harmless() { co_return; }

void let_go() {
  auto p = harmless();
  p.detach();
}

cobalt::promise<void> generators() {
  auto numbers = listen(2);
  while (numbers)
    log(co_await numbers);
}
