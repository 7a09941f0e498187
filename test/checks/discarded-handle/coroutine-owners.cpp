// RUN: %check_spawn %s -- -std=c++20
// Which coroutines own themselves, and what names a promise without being the
// return type of a coroutine.
#include <coroutine>

struct Base {
  std::suspend_never initial_suspend();
  void return_void();
  void unhandled_exception();
};
struct NeverStops {
  std::suspend_never operator()() const noexcept;
};
struct ByFunctionObject {
  struct promise_type : Base {
    ByFunctionObject get_return_object();
    static constexpr NeverStops final_suspend{};
  };
};
struct Refuses {
  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<>) const noexcept { return false; }
  void await_resume() const noexcept;
};
struct ByRefusal {
  struct promise_type : Base {
    ByRefusal get_return_object();
    Refuses final_suspend() noexcept;
  };
};
struct Accepts {
  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<>) const noexcept { return true; }
  void await_resume() const noexcept;
};
struct Kept {
  struct promise_type : Base {
    Kept get_return_object();
    Accepts final_suspend() noexcept;
  };
};
ByFunctionObject by_function_object();
ByRefusal by_refusal();
Kept kept();
void own_themselves() {
  by_function_object();
  by_refusal();
}
void does_not() { kept(); }
// CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the 'Kept' from 'kept' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:19: note: keep it, and wait for it or take its result where that is needed
// CHECK-MESSAGES: :[[@LINE-3]]:19: note: cast to void: the drop is meant

struct Numbers {
  struct promise_type : Base {
    Numbers get_return_object();
    std::suspend_always final_suspend() noexcept;
  };
  struct Cursor {
    using promise_type = Numbers::promise_type;
    int operator*() const;
  };
  Cursor first();
};
Numbers numbers();
void names_a_promise(Numbers &N) {
  N.first();
}
void is_a_coroutine() { numbers(); }
// CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the 'Numbers' from 'numbers' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:25: note: keep it, and wait for it or take its result where that is needed
// CHECK-MESSAGES: :[[@LINE-3]]:25: note: cast to void: the drop is meant

// What get_return_object() gives may be converted.
struct Frame {};
struct Converted {
  Converted(Frame);
  struct promise_type : Base {
    Frame get_return_object();
    std::suspend_always final_suspend() noexcept;
  };
};
Converted converted();
void is_one_too() { converted(); }
// CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the 'Converted' from 'converted' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:21: note: keep it, and wait for it or take its result where that is needed
// CHECK-MESSAGES: :[[@LINE-3]]:21: note: cast to void: the drop is meant
