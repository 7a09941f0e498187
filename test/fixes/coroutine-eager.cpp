// RUN: %check_spawn %s --headers libstdc++,libc++
// In a coroutine, what can be awaited is awaited: to wait for it would block the
// thread that runs the coroutine.
#include <coroutine>
#include <exception>
#include <future>

struct Promise;
struct Future {
  using promise_type = Promise;
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) const;
  void await_resume() const;
  void wait();
  void get();
};
struct Promise {
  Future get_return_object();
  std::suspend_never initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void return_void();
  void unhandled_exception();
};
Future start();
std::future<int> submit();
void after();

Future eager() {
  start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Future' from 'start' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: co_await the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  submit();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  co_return;
}

Future kept() {
  Future f = start();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the 'Future' 'f' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: wait for it and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: co_await 'f' at the end of its scope
  after();
  co_return;
}

void no_coroutine() {
  start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Future' from 'start' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  after();
}

struct LazyPromise;
struct Lazy {
  using promise_type = LazyPromise;
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) const;
  void await_resume() const;
};
struct LazyPromise {
  Lazy get_return_object();
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void return_void();
  void unhandled_exception();
};
Lazy unseen();
Lazy for_ever() {
  for (;;)
    co_await unseen();
}
Lazy lazy() {
  unseen();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Lazy' from 'unseen' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await unseen();
  for_ever();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Lazy' from 'for_ever' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: co_await the task here
  co_return;
}
