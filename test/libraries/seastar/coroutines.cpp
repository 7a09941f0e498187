// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of Seastar 2026.08; this is no header of its.
#include <chrono>
#include <coroutine>
#include <exception>
#include <tuple>
#include <utility>
#include <vector>

namespace seastar {
struct monostate {};
template <class T> struct stored { using type = T; };
template <> struct stored<void> { using type = monostate; };
template <class T = void> class [[nodiscard]] future {
public:
  future(future &&) noexcept;
  future &operator=(future &&) noexcept;
  ~future();
  typename stored<T>::type &&get();
  bool available() const noexcept;
  bool failed() const noexcept;
  std::exception_ptr get_exception() noexcept;
  future<> discard_result() noexcept;
};
namespace internal {
template <class T> struct awaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};
template <class T> class [[nodiscard]] as_future_awaiter {
public:
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  future<T> await_resume();
};
template <class T> class coroutine_traits_base {
public:
  class promise_type {
  public:
    future<T> get_return_object() noexcept;
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept;
    void return_value(T);
  };
};
template <> class coroutine_traits_base<void> {
public:
  class promise_type {
  public:
    future<> get_return_object() noexcept;
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept;
    void return_void() noexcept;
  };
};
} // namespace internal
template <class T> internal::awaiter<T> operator co_await(future<T>) noexcept;
namespace coroutine {
template <class T> internal::as_future_awaiter<T> as_future(future<T> &&) noexcept;
template <class... F> class [[nodiscard]] all {
public:
  explicit all(F &&...) {}
  internal::awaiter<std::tuple<int, int>> operator co_await() {
    return internal::awaiter<std::tuple<int, int>>();
  }
};
class [[nodiscard]] maybe_yield {
public:
  internal::awaiter<void> operator co_await();
};
} // namespace coroutine
class gate {
public:
  class holder {};
  future<> close() noexcept;
  holder hold();
};
future<> sleep(std::chrono::seconds);
template <class... F> future<std::tuple<F...>> when_all(F &&...) noexcept;
} // namespace seastar

template <class T, class... A> struct std::coroutine_traits<seastar::future<T>, A...>
    : seastar::internal::coroutine_traits_base<T> {};

using seastar::future;
using namespace std::chrono_literals;
future<> slow(int);
future<int> load();
void log(int);

// Defects.

future<> dropped() {
  slow(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'slow' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  co_return;
}

future<> rests() {
  seastar::sleep(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'seastar::sleep' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: co_await the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  co_await slow(2);
}

future<int> number() {
  auto other = load();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'other' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: keep the handle and look at its result
  co_return 1;
}

future<> closes(seastar::gate &gate) {
  gate.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'seastar::gate::close' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  co_return;
}

future<> in_a_loop(std::vector<int> all) {
  for (int one : all)
    slow(one);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'slow' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle and look at its result
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: cast to void: the drop is meant
  co_return;
}

future<> never_looked() {
  auto result = co_await seastar::coroutine::as_future(load());
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'result' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: keep the handle and look at its result
  log(result.available());
}

// Correct code.

future<> awaits() {
  co_await slow(3);
  co_await seastar::sleep(1s);
  co_await seastar::coroutine::maybe_yield();
  log(co_await load());
}

future<int> awaits_later() {
  auto number = load();
  co_await slow(4);
  co_return co_await std::move(number);
}

// The drop is meant.
future<> in_background() {
  (void)slow(5);
  co_return;
}

future<> concurrent() {
  auto [one, other] = co_await seastar::coroutine::all([] { return load(); }, [] { return load(); });
  log(one + other);
}

future<> looks() {
  auto result = co_await seastar::coroutine::as_future(load());
  if (result.failed())
    log(result.get_exception() != nullptr);
  else
    log(result.get());
}

future<> joins(seastar::gate &gate) { co_await gate.close(); }

future<> all() { co_await seastar::when_all(slow(6), slow(7)).discard_result(); }

future<> handed_on() { return slow(8); }
