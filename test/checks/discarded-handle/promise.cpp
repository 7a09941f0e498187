// RUN: %check_spawn %s
// Futures that do not come from std::async lose the task's exception.
#include <future>
#include <thread>
#include <utility>

int compute();

void from_a_promise(std::promise<int> &promise) {
  promise.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::promise::get_future' is discarded, so what the promise is given is lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

void from_a_packaged_task(std::packaged_task<int()> &task) {
  task.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::packaged_task::get_future' is discarded, so the task's result
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

struct Pool {
  std::future<int> submit(int (*)());
};

void from_a_pool(Pool &pool) {
  pool.submit(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Pool::submit' is discarded, so the task's result
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

template <class F> std::future<int> submit(F f) {
  std::packaged_task<int()> task(std::move(f));
  auto result = task.get_future();
  std::thread(std::move(task)).detach();
  return result;
}

void from_a_template() {
  submit(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'submit' is discarded, so the task's result
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

void shared(std::promise<int> &promise) {
  promise.get_future().share();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the shared future from 'std::promise::get_future' is discarded, so what the promise is given is lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

// Correct code.

int released(std::promise<int> &promise, Pool &pool) {
  (void)promise.get_future();
  (void)pool.submit(compute);
  static_cast<void>(pool.submit(compute));
  auto shared = pool.submit(compute).share();
  auto copy = shared;
  return submit(compute).get() + pool.submit(compute).get() + copy.get();
}
