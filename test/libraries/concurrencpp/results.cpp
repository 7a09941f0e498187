// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of concurrencpp 0.1.7; this is no header of its.
#include <chrono>
#include <coroutine>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace concurrencpp {
template <class T> struct awaitable {
  bool await_ready() const noexcept;
  bool await_suspend(std::coroutine_handle<>);
  T await_resume();
};
template <class T> class result {
public:
  result();
  result(result &&) noexcept;
  result &operator=(result &&) noexcept;
  ~result() noexcept;
  explicit operator bool() const noexcept;
  int status() const;
  void wait();
  template <class D> int wait_for(D);
  T get();
  awaitable<T> operator co_await();
  awaitable<result> resolve();
  struct promise_type {
    result get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(T);
    void unhandled_exception();
  };
};
template <class T> class shared_result {
public:
  explicit shared_result(result<T>);
  ~shared_result();
  int status() const;
  void wait();
  T &get();
  awaitable<T> operator co_await();
  awaitable<shared_result> resolve();
};
template <class T> class lazy_result {
public:
  lazy_result(lazy_result &&) noexcept;
  ~lazy_result() noexcept;
  result<T> run();
  awaitable<T> operator co_await();
  awaitable<lazy_result> resolve();
  struct promise_type {
    lazy_result get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(T);
    void unhandled_exception();
  };
};
struct null_result {};
template <class T> class result_promise {
public:
  result<T> get_result();
  void set_result(T);
};
class executor {
public:
  template <class F> void post(F f);
  template <class F> auto submit(F f) -> result<decltype(f())>;
  template <class F> void bulk_post(std::span<F> list);
  template <class F> std::vector<result<int>> bulk_submit(std::span<F> list);
};
class timer {
public:
  timer(timer &&) noexcept;
  ~timer() noexcept;
  void cancel();
};
class timer_queue {
public:
  template <class F> timer make_timer(std::chrono::milliseconds due, std::chrono::milliseconds frequency,
                                      std::shared_ptr<executor>, F f);
  lazy_result<int> make_delay_object(std::chrono::milliseconds due, std::shared_ptr<executor>);
};
class scoped_async_lock {
public:
  scoped_async_lock(scoped_async_lock &&) noexcept;
  ~scoped_async_lock() noexcept;
};
class async_lock {
public:
  lazy_result<scoped_async_lock> lock(std::shared_ptr<executor>);
};
namespace details {
template <class executor_type> class resume_on_awaitable : public std::suspend_always {
  executor_type &m_executor;

public:
  resume_on_awaitable(executor_type &executor) noexcept : m_executor(executor) {}
  resume_on_awaitable(const resume_on_awaitable &) = delete;
  void await_suspend(std::coroutine_handle<>);
  void await_resume() const;
};
} // namespace details
template <class executor_type> auto resume_on(std::shared_ptr<executor_type> executor) {
  return details::resume_on_awaitable<executor_type>(*executor);
}
template <class executor_type> auto resume_on(executor_type &executor) noexcept {
  return details::resume_on_awaitable<executor_type>(executor);
}
template <class... Ts> lazy_result<int> when_all(std::shared_ptr<executor>, Ts &&...);
template <class It> lazy_result<int> when_any(std::shared_ptr<executor>, It begin, It end);
template <class T> result<T> make_ready_result(T value);
} // namespace concurrencpp

template <class... Arguments> struct std::coroutine_traits<concurrencpp::null_result, Arguments...> {
  struct promise_type {
    concurrencpp::null_result get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
};

using concurrencpp::lazy_result;
using concurrencpp::result;
int load();
void log(int);
result<int> request(int);
lazy_result<int> later(int);

// Who polls has seen the end of it.
void polled() {
  auto result = request(6);
  while (result.status() == 0)
    ;
}

void promise_polled() {
  concurrencpp::result_promise<int> promise;
  auto result = promise.get_result();
  promise.set_result(1);
  (void)(result.status() == 1);
}

// Defects.

void submitted(concurrencpp::executor &pool) { pool.submit(load); }
// CHECK-MESSAGES: :[[@LINE-1]]:48: warning: the result from 'concurrencpp::executor::submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:48: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:48: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:48: note: cast to void: the drop is meant

void requested() { request(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the result from 'request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:20: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:20: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:20: note: cast to void: the drop is meant

void asked() { request(2).status(); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the result from 'request' is only asked 'status' and then discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:16: note: keep it and call 'get()', which passes the exception on

void never_run() { later(3); }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the lazy result from 'later' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:20: note: keep it and call 'run()', which runs the task

void lazy_variable() { auto task = later(4); }
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the lazy result 'task' is never released, so the task never runs [spawn-unreleased-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:29: note: call 'run()', which runs the task

void in_a_loop(concurrencpp::executor &pool) {
  for (int i = 0; i < 3; ++i)
    pool.submit(load);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the result from 'concurrencpp::executor::submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and call 'get()', which passes the exception on
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: cast to void: the drop is meant
}

void all(std::shared_ptr<concurrencpp::executor> pool) {
  concurrencpp::when_all(pool, request(5), request(6));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy result from 'concurrencpp::when_all' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'run()', which runs the task
}

result<int> forgets() {
  request(7);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result from 'request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: co_await the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  later(8);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy result from 'later' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await later(8);
  co_return 1;
}

void many(concurrencpp::executor &pool, std::span<int (*)()> list) {
  pool.bulk_submit(list);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result in 'std::vector' from 'concurrencpp::executor::bulk_submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void delayed(concurrencpp::timer_queue &timers, std::shared_ptr<concurrencpp::executor> pool) {
  timers.make_delay_object(std::chrono::seconds(1), pool);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy result from 'concurrencpp::timer_queue::make_delay_object' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'run()', which runs the task
}

void unlocked(concurrencpp::async_lock &lock, std::shared_ptr<concurrencpp::executor> pool) {
  lock.lock(pool);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy result from 'concurrencpp::async_lock::lock' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'run()', which runs the task
}

result<int> stays(std::shared_ptr<concurrencpp::executor> pool) {
  concurrencpp::resume_on(pool);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'resume_on_awaitable' from 'concurrencpp::resume_on' is discarded, so it never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await concurrencpp::resume_on(pool);
  co_return load();
}

void first(std::shared_ptr<concurrencpp::executor> pool, std::vector<result<int>> &results) {
  auto one = concurrencpp::when_any(pool, results.begin(), results.end());
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the lazy result 'one' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'run()', which runs the task
}

// Correct code.

int waited() { return request(9).get(); }

result<int> awaited() {
  co_await request(10);
  co_await later(11);
  co_return co_await request(12);
}

void posted(concurrencpp::executor &pool) { pool.post(load); }

void ran() { later(13).run().get(); }

void resolves(concurrencpp::shared_result<int> &shared) {
  shared.resolve();
  shared.wait();
}

int promised() {
  concurrencpp::result_promise<int> promise;
  result<int> future = promise.get_result();
  promise.set_result(1);
  return future.get();
}

void never_given() {
  concurrencpp::result_promise<int> promise;
  result<int> idle = promise.get_result();
  idle.status();
}

result<int> handed_on() { return request(14); }

void collected(std::vector<result<int>> &results) {
  results.push_back(request(15));
  for (result<int> &one : results)
    one.wait();
}

struct Keeper {
  result<int> pending;
  void start() { pending = request(16); }
};

void shares() {
  concurrencpp::shared_result<int> shared(request(17));
  log(shared.get());
}

void bounded() { request(18).wait_for(std::chrono::seconds(1)); }

void moved(result<int> other) {
  result<int> mine = std::move(other);
  mine.get();
}

// The README: chunks are counted by the pool, and each result is awaited.
result<int> count(concurrencpp::executor &pool) {
  std::vector<result<int>> results;
  for (int i = 0; i < 3; ++i)
    results.emplace_back(pool.submit(load));
  int total = 0;
  for (auto &one : results)
    total += co_await one;
  co_return total;
}

// The example: fire and forget by its type.
concurrencpp::null_result ticks(concurrencpp::timer_queue &timers, std::shared_ptr<concurrencpp::executor> pool) {
  while (true)
    co_await timers.make_delay_object(std::chrono::seconds(1), pool);
}

void starts(concurrencpp::timer_queue &timers, std::shared_ptr<concurrencpp::executor> pool) {
  ticks(timers, pool);
}

// The example: all are consumed as they finish.
result<int> consume(std::shared_ptr<concurrencpp::executor> pool, std::vector<result<int>> results) {
  int first = co_await concurrencpp::when_any(pool, results.begin(), results.end());
  co_return first + co_await results.front();
}

result<int> switches(std::shared_ptr<concurrencpp::executor> pool) {
  co_await concurrencpp::resume_on(pool);
  co_return load();
}

// The README: it is told to run, and its result is waited for.
void all_run(std::shared_ptr<concurrencpp::executor> pool) {
  auto all = concurrencpp::when_all(pool, request(19), request(20)).run();
  all.get();
}

// Ready by birth.
result<int> ready() { return concurrencpp::make_ready_result(1); }

// The timer runs for as long as its object.
void timer(concurrencpp::timer_queue &timers, std::shared_ptr<concurrencpp::executor> pool) {
  auto ticks = timers.make_timer(std::chrono::seconds(1), std::chrono::seconds(1), pool, load);
  load();
}
