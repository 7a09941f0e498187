// RUN: %check_spawn %s --headers libstdc++
// A dropped generator is not awaited, but gone through.
#include <coroutine>
#include <exception>

template <typename T> class Generator {
public:
  struct promise_type {
    T value;
    Generator get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    std::suspend_always yield_value(T);
    void return_void();
    void unhandled_exception();
  };
  struct Iterator {
    bool operator!=(const Iterator &) const;
    Iterator &operator++();
    T operator*() const;
  };
  explicit Generator(std::coroutine_handle<promise_type>);
  Generator(Generator &&) noexcept;
  ~Generator();
  Iterator begin();
  Iterator end();
};
void use(int);

Generator<int> numbers(int n) {
  for (int i = 0; i < n; ++i)
    co_yield i;
}

void dropped() {
  numbers(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Generator' from 'numbers' is discarded, so its body never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: go through its values, or leave out the call
}

void kept() {
  Generator<int> some = numbers(3);
}

void gone_through() {
  for (int i : numbers(3))
    use(i);
  Generator<int> some = numbers(3);
  for (int i : some)
    use(i);
}

Generator<int> passed_on() { return numbers(3); }
