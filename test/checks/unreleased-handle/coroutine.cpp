// RUN: %check_spawn %s
// Tasks and threads in coroutines.
#include <coroutine>
#include <thread>
#include <utility>

void work() {}
bool ready();

struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  Task(Task &&);
  ~Task();
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
Task step();
void start(Task);

Task never_awaited() {
  auto task = step();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the 'Task' 'task' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'co_await' it here
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: co_await 'task' at the end of its scope
  co_return;
}

void made_in_a_plain_function() {
  Task task = step();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the 'Task' 'task' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: await it from a coroutine, or give it to what starts it
}

Task thread_left_running() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: this 'co_return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  if (ready())
    co_return;
  t.join();
}

Task thread_never_joined() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
  // CHECK-FIXES:   std::jthread t(work);
  co_await step();
}

// Correct code.

Task awaited() {
  auto task = step();
  co_await std::move(task);
}

Task awaited_sometimes() {
  auto task = step();
  if (ready())
    co_await std::move(task);
}

void started() {
  Task task = step();
  start(std::move(task));
}

Task thread_joined() {
  std::thread t(work);
  co_await step();
  t.join();
}

Task thread_by_value(std::thread t) {
  co_await step();
  t.join();
}
