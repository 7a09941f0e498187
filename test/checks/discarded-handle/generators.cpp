// RUN: %check_spawn %s --headers libstdc++,libc++
// A coroutine that is iterated over hands out values, and no work.
#include <coroutine>

template <class T> struct Sequence {
  struct promise_type {
    Sequence get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T) noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
  struct iterator {
    bool operator!=(const iterator &) const;
    iterator &operator++();
    T operator*() const;
  };
  iterator begin();
  iterator end();
};
Sequence<int> numbers();
Sequence<int> upTo(int N) {
  for (int I = 0; I < N; ++I)
    co_yield I;
}

void generators() {
  numbers();
  upTo(3);
  auto Unused = upTo(4);
  for (int I : upTo(5))
    (void)I;
}

// One with a value at a time is no range, and neither is one with only a first.
struct Stepwise {
  struct promise_type {
    Stepwise get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
  int begin();
};
Stepwise steps();

void no_generators() { steps(); }
// CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the 'Stepwise' from 'steps' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:24: note: await it from a coroutine, or give it to what starts it
