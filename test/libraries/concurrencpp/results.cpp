// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of concurrencpp 0.1.7; this is no header of its.
#include <chrono>
#include <coroutine>
#include <memory>
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
template <class T> class result_promise {
public:
  result<T> get_result();
  void set_result(T);
};
class executor {
public:
  template <class F> void post(F f);
  template <class F> auto submit(F f) -> result<decltype(f())>;
};
template <class... Ts> lazy_result<int> when_all(std::shared_ptr<executor>, Ts &&...);
} // namespace concurrencpp

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
