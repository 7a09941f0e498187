// RUN: %check_spawn %s
// A release whose own result is a handle.
#include <coroutine>
#include <future>

void work();
std::future<void> start();

void get_of_a_future_of_a_future() {
  std::async(start).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::future::get' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

struct Awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  std::future<void> await_resume();
};
Awaiter start_later();

struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};

Task awaited() {
  co_await start_later();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from this 'co_await' is discarded, so the task's result
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

struct Settled {
  struct Resolve {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    Settled await_resume();
  };
  Resolve resolve();
  void wait();
  int get();
};

// Correct code.

Task resolved(Settled &task) {
  // The task itself comes back, and it has ended.
  co_await task.resolve();
}

void released() { std::async(start).get().get(); }

Task awaited_and_kept() {
  auto kept = co_await start_later();
  (co_await start_later()).get();
}
