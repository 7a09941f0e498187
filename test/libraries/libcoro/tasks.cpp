// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of libcoro 0.16; this is no header of its.
#include <chrono>
#include <coroutine>
#include <cstddef>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

namespace coro {
template <class T> class task;
namespace detail {
struct promise_base {
  auto initial_suspend() noexcept { return std::suspend_always{}; }
  auto final_suspend() noexcept { return std::suspend_always{}; }
  void unhandled_exception() noexcept;
};
template <class T> struct promise final : promise_base {
  auto get_return_object() noexcept -> task<T>;
  void return_value(T);
};
template <> struct promise<void> : promise_base {
  auto get_return_object() noexcept -> task<void>;
  void return_void() noexcept;
};
} // namespace detail
template <class T = void> class [[nodiscard]] task {
public:
  using promise_type = detail::promise<T>;
  struct awaitable {
    bool await_ready() const noexcept;
    std::coroutine_handle<> await_suspend(std::coroutine_handle<>) noexcept;
    T await_resume();
  };
  task() noexcept;
  explicit task(std::coroutine_handle<promise_type>);
  task(task &&) noexcept;
  task &operator=(task &&) noexcept;
  ~task();
  bool is_ready() const noexcept;
  bool resume();
  bool destroy();
  awaitable operator co_await() const noexcept;
  promise_type &promise();
  std::coroutine_handle<promise_type> handle();
};
template <class A> auto sync_wait(A &&a) {
  if constexpr (requires { a.await_resume(); })
    return std::forward<A>(a).await_resume();
  else
    return std::forward<A>(a).operator co_await().await_resume();
}
namespace detail {
template <class T> class when_all_task;
template <class T> class when_all_task_promise {
public:
  std::coroutine_handle<when_all_task_promise> get_return_object() noexcept;
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception() noexcept;
  void return_void() noexcept;
};
template <class T> class when_all_task {
public:
  using promise_type = when_all_task_promise<T>;
  when_all_task(std::coroutine_handle<promise_type>) noexcept;
  when_all_task(when_all_task &&) noexcept;
  ~when_all_task();
  decltype(auto) return_value() { return (*static_cast<T *>(nullptr)); }
};
template <> class when_all_task<void> {
public:
  using promise_type = when_all_task_promise<void>;
  when_all_task(std::coroutine_handle<promise_type>) noexcept;
  when_all_task(when_all_task &&) noexcept;
  ~when_all_task();
  int return_value();
};
template <class C> class when_all_ready_awaitable {
public:
  explicit when_all_ready_awaitable(C &&) noexcept;
  auto operator co_await() && noexcept {
    struct awaiter {
      bool await_ready() const noexcept;
      bool await_suspend(std::coroutine_handle<>) noexcept;
      C &&await_resume() noexcept;
    };
    return awaiter{};
  }
};
} // namespace detail
template <class... Ts>
[[nodiscard]] auto when_all(task<Ts>... tasks)
    -> detail::when_all_ready_awaitable<std::tuple<detail::when_all_task<Ts>...>>;
template <class T>
[[nodiscard]] auto when_all(std::vector<task<T>> tasks)
    -> detail::when_all_ready_awaitable<std::vector<detail::when_all_task<T>>>;
template <class T> [[nodiscard]] auto when_any(std::vector<task<T>> tasks) -> task<T>;
class thread_pool {
public:
  class schedule_operation {
  public:
    bool await_ready() noexcept;
    void await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  static auto make_unique() -> std::unique_ptr<thread_pool>;
  virtual ~thread_pool();
  [[nodiscard]] auto schedule() -> schedule_operation;
  auto spawn_detached(task<void> &&) noexcept -> bool;
  auto spawn_joinable(task<void> &&) noexcept -> task<void>;
  template <class T> [[nodiscard]] auto schedule(task<T> t) -> task<T>;
  auto resume(std::coroutine_handle<>) noexcept -> bool;
  [[nodiscard]] auto yield() -> schedule_operation;
  auto shutdown() noexcept -> void;
};
class scheduler {
public:
  class schedule_operation {
  public:
    bool await_ready() noexcept;
    void await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  static auto make_unique() -> std::unique_ptr<scheduler>;
  virtual ~scheduler();
  auto schedule() -> schedule_operation;
  auto spawn_detached(task<void> &&) -> bool;
  auto spawn_joinable(task<void> &&) -> task<void>;
  auto yield_for(std::chrono::milliseconds) -> task<void>;
  auto resume(std::coroutine_handle<>) -> bool;
};
template <class E> class task_group {
public:
  explicit task_group(std::unique_ptr<E> &);
  ~task_group();
  [[nodiscard]] bool start(task<void> &&);
  struct awaiter {
    bool await_ready() const noexcept;
    bool await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  awaiter operator co_await() const noexcept;
};
class scoped_lock {
public:
  ~scoped_lock();
  scoped_lock(scoped_lock &&) noexcept;
  void unlock();
};
namespace detail {
struct lock_operation_base {
  bool await_ready() const noexcept;
  bool await_suspend(std::coroutine_handle<>) noexcept;
};
template <class T> struct lock_operation : lock_operation_base {
  T await_resume() noexcept;
};
} // namespace detail
class mutex {
public:
  [[nodiscard]] auto scoped_lock() -> detail::lock_operation<coro::scoped_lock>;
  [[nodiscard]] auto lock() -> detail::lock_operation<void>;
  void unlock();
};
class condition_variable {
public:
  struct awaiter {
    bool await_ready() const noexcept;
    bool await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  auto notify_one() -> task<void>;
  [[nodiscard]] auto wait(coro::scoped_lock &) -> awaiter;
};
class event {
public:
  struct awaiter {
    bool await_ready() const noexcept;
    bool await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  void set() noexcept;
  bool is_set() const noexcept;
  awaiter operator co_await() const noexcept;
};
template <class T> class queue {
public:
  auto push(T) -> task<int>;
  [[nodiscard]] auto pop() -> task<T>;
  auto shutdown() -> task<void>;
};
namespace net::tcp {
class client {
public:
  client(client &&) noexcept;
  auto connect() -> task<int>;
  auto write_all(const std::vector<char> &) -> task<int>;
};
} // namespace net::tcp
} // namespace coro

using coro::task;
using pool_ptr = std::unique_ptr<coro::thread_pool>;
using scheduler_ptr = std::unique_ptr<coro::scheduler>;
task<int> twice(int);
task<> serve(int);
void log(int);

// Defects.

void dropped() { twice(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the task from 'twice' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:18: note: await it from a coroutine, or give it to what starts it

void voided() { (void)serve(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the task from 'serve' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:23: note: saying so does not change what the drop does; await it from a coroutine, or give it to what starts it

void in_a_variable() { auto job = twice(2); }
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the task 'job' is never released, so the task never runs [spawn-unreleased-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:29: note: await it from a coroutine, or give it to what starts it

void only_asked() { serve(2).is_ready(); }
// CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the task from 'serve' is only asked 'is_ready' and then discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:21: note: await it from a coroutine, or give it to what starts it

void only_kept(int n) {
  std::vector<task<>> jobs;
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the work in 'jobs' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:20: note: made here
  // CHECK-MESSAGES: :[[@LINE-3]]:23: note: await it from a coroutine, or give it to what starts it
  for (int i = 0; i < n; ++i)
    jobs.push_back(serve(i));
}

void all_at_once() { (void)coro::when_all(serve(3), serve(4)); }
// CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the awaitable of all tasks from 'coro::when_all' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:28: note: saying so does not change what the drop does; await it from a coroutine, or give it to what starts it

task<> forgets_to_await(coro::queue<int> &numbers, scheduler_ptr &loop) {
  serve(5);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'serve' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await serve(5);
  numbers.push(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'coro::queue::push' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await numbers.push(1);
  loop->yield_for(std::chrono::milliseconds(5));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'coro::scheduler::yield_for' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await loop->yield_for(std::chrono::milliseconds(5));
  co_await serve(6);
}

task<> forgets_to_switch(scheduler_ptr &loop) {
  loop->schedule();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the schedule operation from 'coro::scheduler::schedule' is discarded, so it never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await loop->schedule();
  co_await serve(7);
}

task<> forgets_to_lock(coro::mutex &guard) {
  (void)guard.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the lock operation from 'coro::mutex::lock' is discarded, so it never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; 'co_await' it here
  // CHECK-FIXES:   (void)co_await guard.lock();
  log(1);
  guard.unlock();
  co_return;
}

task<> forgets_to_notify(coro::condition_variable &changed) {
  changed.notify_one();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'coro::condition_variable::notify_one' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await changed.notify_one();
  co_return;
}

task<> half_awaited(pool_ptr &pool) {
  auto job = pool->schedule(twice(3));
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task 'job' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'co_await' it here
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: co_await 'job' at the end of its scope
  auto other = pool->schedule(twice(4));
  log(co_await other);
}

void join_dropped(pool_ptr &pool) {
  (void)pool->spawn_joinable(serve(8));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task from 'coro::thread_pool::spawn_joinable' is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; keep it and wait for it where the result is needed, or call the function directly
  log(2);
}

void join_dropped_by_scheduler(scheduler_ptr &loop) { loop->spawn_joinable(serve(9)); }
// CHECK-MESSAGES: :[[@LINE-1]]:55: warning: the task from 'coro::scheduler::spawn_joinable' is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:55: note: keep it and wait for it where the result is needed, or call the function directly

struct Session {
  task<> run();
  void start() { run(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the task from 'Session::run' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: await it from a coroutine, or give it to what starts it
};

// Correct code.

int waited() { return coro::sync_wait(twice(10)); }

// What the tasks returned lies in what when_all() returns; nobody need look at it.
void all_waited(pool_ptr &pool) {
  std::vector<task<int>> jobs{};
  for (int i = 0; i < 5; ++i)
    jobs.emplace_back(pool->schedule(twice(i)));
  coro::sync_wait(coro::when_all(std::move(jobs)));
}

void all_results() {
  auto results = coro::sync_wait(coro::when_all(twice(11), twice(12)));
  log(std::get<0>(results).return_value());
}

void all_void() { coro::sync_wait(coro::when_all(serve(11), serve(12))); }

int any_waited(std::vector<task<int>> jobs) { return coro::sync_wait(coro::when_any(std::move(jobs))); }

// The pool runs it, and its destructor waits for it.
void detached(pool_ptr &pool, scheduler_ptr &loop) {
  pool->spawn_detached(serve(13));
  loop->spawn_detached(serve(14));
}

task<> grouped(pool_ptr &pool) {
  coro::task_group<coro::thread_pool> group(pool);
  for (int i = 0; i < 3; ++i)
    (void)group.start(serve(i));
  co_await group;
}

task<> awaited(pool_ptr &pool, scheduler_ptr &loop) {
  co_await pool->schedule();
  co_await pool->yield();
  co_await loop->schedule();
  co_await loop->yield_for(std::chrono::milliseconds(5));
  co_await serve(15);
  auto results = co_await coro::when_all(twice(13), twice(14));
  log(std::get<1>(results).return_value());
}

task<> all_awaited(std::vector<task<>> jobs) { co_await coro::when_all(std::move(jobs)); }

// The spawned task runs while this one goes on, and is joined at the end.
task<> joined(pool_ptr &pool) {
  auto join = pool->spawn_joinable(serve(16));
  log(3);
  co_await join;
}

task<> locks(coro::mutex &guard, coro::condition_variable &changed) {
  auto lock = co_await guard.scoped_lock();
  co_await changed.wait(lock);
  co_await changed.notify_one();
}

task<> signals(coro::event &ready) {
  ready.set();
  co_await ready;
}

// By hand: resume() starts it.
void by_hand() {
  auto job = serve(17);
  while (job.resume())
    log(4);
}

// The pool is given its handle, and the owner keeps the task.
class Keeper {
  task<> job;

public:
  void start(pool_ptr &pool) {
    job = serve(18);
    pool->resume(job.handle());
  }
};

void given_to_the_pool(pool_ptr &pool, coro::event &ended) {
  auto job = serve(19);
  pool->resume(job.handle());
  coro::sync_wait(ended);
}

task<> handed_on() { return serve(20); }

task<> on_connection(coro::net::tcp::client client);
task<> accepts(scheduler_ptr &loop, coro::net::tcp::client one) {
  co_await loop->schedule();
  loop->spawn_detached(on_connection(std::move(one)));
}

// The parameters of a lambda without captures live in the coroutine.
int inline_lambda() {
  auto twice_inline = [](int x) -> task<int> { co_return x * 2; };
  return coro::sync_wait(twice_inline(5));
}

task<> unneeded() {
  auto job = serve(21);
  job.destroy();
  co_return;
}
