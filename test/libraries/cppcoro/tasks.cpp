// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of cppcoro 3912152; this is no header of its.
#include <coroutine>
#include <tuple>
#include <utility>
#include <vector>

namespace cppcoro {
template <class T> class task;
template <class T> class shared_task;
namespace detail {
struct promise_base {
  auto initial_suspend() noexcept { return std::suspend_always{}; }
  auto final_suspend() noexcept { return std::suspend_always{}; }
  void unhandled_exception() noexcept;
};
template <class T> struct task_promise : promise_base {
  task<T> get_return_object() noexcept;
  void return_value(T);
};
template <> struct task_promise<void> : promise_base {
  task<void> get_return_object() noexcept;
  void return_void() noexcept;
};
template <class T> struct shared_task_promise : promise_base {
  shared_task<T> get_return_object() noexcept;
  void return_value(T);
};
template <class T> struct awaiter {
  bool await_ready() const noexcept;
  std::coroutine_handle<> await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};
} // namespace detail
template <class T = void> class [[nodiscard]] task {
public:
  using promise_type = detail::task_promise<T>;
  task() noexcept;
  task(task &&) noexcept;
  task &operator=(task &&) noexcept;
  ~task();
  bool is_ready() const noexcept;
  detail::awaiter<T> operator co_await() const noexcept;
  auto when_ready() const noexcept {
    struct awaitable {
      bool await_ready() const noexcept;
      std::coroutine_handle<> await_suspend(std::coroutine_handle<>) noexcept;
      void await_resume() noexcept;
    };
    return awaitable{};
  }
};
template <class T = void> class [[nodiscard]] shared_task {
public:
  using promise_type = detail::shared_task_promise<T>;
  shared_task(const shared_task &) noexcept;
  shared_task(shared_task &&) noexcept;
  shared_task &operator=(shared_task) noexcept;
  ~shared_task();
  bool is_ready() const noexcept;
  detail::awaiter<T> operator co_await() const noexcept;
};
template <class A> auto sync_wait(A &&a) { return std::forward<A>(a).operator co_await().await_resume(); }
template <class... Ts> [[nodiscard]] task<std::tuple<Ts...>> when_all(task<Ts>... tasks);
template <class T> [[nodiscard]] task<std::vector<T>> when_all(std::vector<task<T>> tasks);
class static_thread_pool {
public:
  class schedule_operation {
  public:
    bool await_ready() noexcept;
    void await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  [[nodiscard]] schedule_operation schedule() noexcept;
};
class async_scope {
public:
  ~async_scope();
  template <class A> void spawn(A &&);
  [[nodiscard]] detail::awaiter<void> join() noexcept;
};
} // namespace cppcoro

using cppcoro::shared_task;
using cppcoro::task;
task<int> load(int);
task<> serve(int);
shared_task<int> cached(int);
void log(int);

// Defects.

void dropped() { load(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the task from 'load' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:18: note: await it from a coroutine, or give it to what starts it

void voided() { (void)serve(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the task from 'serve' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:23: note: saying so does not change what the drop does; await it from a coroutine, or give it to what starts it

void in_a_variable() { auto job = load(2); }
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the task 'job' is never released, so the task never runs [spawn-unreleased-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:29: note: await it from a coroutine, or give it to what starts it

void only_asked() { log(serve(2).is_ready()); }
// CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the task from 'serve' is only asked 'is_ready' and then discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:25: note: await it from a coroutine, or give it to what starts it

void shared_dropped() { cached(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the shared task from 'cached' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:25: note: await it from a coroutine, or give it to what starts it

task<> forgets() {
  serve(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'serve' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await serve(3);
  co_await serve(4);
}

task<> forgets_the_shared() {
  auto value = cached(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the shared task 'value' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'co_await' it here
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: co_await 'value' at the end of its scope
  log(value.is_ready());
  co_return;
}

task<> forgets_the_pool(cppcoro::static_thread_pool &pool) {
  (void)pool.schedule();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the 'schedule_operation' from 'cppcoro::static_thread_pool::schedule' is discarded, so it never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; 'co_await' it here
  // CHECK-FIXES:   (void)co_await pool.schedule();
  co_await serve(5);
}

task<> forgets_all() {
  (void)cppcoro::when_all(load(3), load(4));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task from 'cppcoro::when_all' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; 'co_await' it here
  // CHECK-FIXES:   (void)co_await cppcoro::when_all(load(3), load(4));
  co_return;
}

task<> forgets_to_join(cppcoro::async_scope &scope) {
  scope.spawn(serve(6));
  (void)scope.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the 'awaiter' from 'cppcoro::async_scope::join' is discarded, so it never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; 'co_await' it here
  // CHECK-FIXES:   (void)co_await scope.join();
  co_return;
}

void never_given(int n) {
  std::vector<task<int>> jobs;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the work in 'jobs' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:20: note: made here
  // CHECK-MESSAGES: :[[@LINE-3]]:26: note: await it from a coroutine, or give it to what starts it
  for (int i = 0; i < n; ++i)
    jobs.push_back(load(i));
}

struct Service {
  task<> run();
  void start() { run(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the task from 'Service::run' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: await it from a coroutine, or give it to what starts it
};

// Correct code.

int waited() { return cppcoro::sync_wait(load(10)); }

void all_waited() { cppcoro::sync_wait(cppcoro::when_all(load(11), load(12))); }

task<> awaited(cppcoro::static_thread_pool &pool) {
  co_await pool.schedule();
  auto job = load(13);
  log(co_await job);
  co_await serve(10);
}

task<> all_awaited(int n) {
  std::vector<task<int>> jobs;
  for (int i = 0; i < n; ++i)
    jobs.push_back(load(i));
  auto values = co_await cppcoro::when_all(std::move(jobs));
  log(values[0]);
}

// when_ready() starts it, and leaves its exception where it is.
task<> only_ready() {
  auto job = load(14);
  co_await job.when_ready();
}

// The scope keeps it until it is joined.
task<> scoped(cppcoro::async_scope &scope) {
  scope.spawn(serve(11));
  co_await scope.join();
}

// Both copies are of one task, which either of them starts.
task<> shared() {
  auto value = cached(10);
  auto copy = value;
  log(co_await value);
}

task<> shared_twice(shared_task<int> value) {
  log(co_await value);
  log(co_await value);
}

task<int> handed_on() { return load(15); }

struct Cache {
  std::vector<shared_task<int>> values;
  void add(int i) { values.push_back(cached(i)); }
};

task<> moved(task<> job) {
  task<> mine = std::move(job);
  co_await mine;
}

task<> chosen(bool fast) { co_await (fast ? serve(12) : serve(13)); }

// What starts empty runs nothing.
task<> assigned() {
  task<> job;
  job = serve(14);
  co_await job;
}

int in_a_lambda() {
  auto job = [](int x) -> task<int> { co_return co_await load(x) + 1; };
  return cppcoro::sync_wait(job(16));
}
