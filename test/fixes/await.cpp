// RUN: %check_spawn %s --headers libstdc++,libc++
// co_await where the coroutine's promise accepts the task.
#include <coroutine>
#include <string>

template <class T> struct Base {
  std::suspend_always initial_suspend();
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
};
template <class T> struct Task {
  struct promise_type : Base<T> {
    Task get_return_object();
    void return_value(T);
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
struct Strict {
  struct promise_type : Base<void> {
    Strict get_return_object();
    void return_void();
    template <class T> Task<T> &&await_transform(Task<T> &&);
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  [[nodiscard]] int await_resume();
};
Task<int> compute();
Strict strict();
Task<Task<int>> nested();
Task<int> operator|(Task<int>, int);

Task<int> in_a_coroutine() {
  compute();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Task' from 'compute' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await compute();
  compute() | 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Task' from 'operator|' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await (compute() | 1);
  if (co_await compute())
    compute();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the 'Task' from 'compute' is discarded, so the task never runs [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: 'co_await' it here
    // CHECK-FIXES:     co_await compute();
  co_return 1;
}

Strict by_the_promise() {
  compute();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Task' from 'compute' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await compute();
  co_return;
}

// The promise takes no other, and the result is not to be ignored.
Strict not_accepted() {
  strict();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Strict' from 'strict' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  co_return;
}
Task<int> result_is_nodiscard() {
  strict();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Strict' from 'strict' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  co_return 1;
}
Task<int> result_is_a_task() {
  nested();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Task' from 'nested' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  co_return 1;
}
Task<int> in_a_handler() {
  try {
    co_await compute();
  } catch (int) {
    compute();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the 'Task' from 'compute' is discarded, so the task never runs [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: 'co_await' it here
  }
  co_return 1;
}
void in_no_coroutine() {
  compute();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Task' from 'compute' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}
Task<int> kept() {
  auto task = compute();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the 'Task' 'task' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'co_await' it here
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: co_await 'task' at the end of its scope
  co_return 1;
}
