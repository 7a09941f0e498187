// RUN: %check_spawn %s --headers libstdc++,libc++
// A promise whose base is chosen by an alias template that nothing has resolved yet: it
// is one of those that the alias is given.
#include <coroutine>
#include <type_traits>

template <bool B> struct Choice {
  template <class T, class F> using apply = T;
};
template <> struct Choice<false> {
  template <class T, class F> using apply = F;
};
template <bool B, class T, class F>
using chosen = typename Choice<B>::template apply<T, F>;

template <class T> inline constexpr bool IsVoid = false;
template <> inline constexpr bool IsVoid<void> = true;

template <class T> class Lazy;
template <class T> struct LazyBase {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception();
  Lazy<T> get_return_object();
};
template <class T> struct LazyValue : LazyBase<T> {
  void return_value(T Value);
};
template <class T> struct LazyVoid : LazyBase<T> {
  void return_void();
};
template <class T>
struct LazyPromise : chosen<IsVoid<T>, LazyVoid<T>, LazyValue<T>> {};
template <class T> class Lazy {
public:
  using promise_type = LazyPromise<T>;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
Lazy<int> load();
Lazy<void> store();

void lazy() {
  load();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Lazy' from 'load' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  store();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Lazy' from 'store' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  load().await_ready();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Lazy' from 'load' is only asked 'await_ready' and then discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

template <class T> class Job;
template <class T> struct JobBase {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception();
  Job<T> get_return_object();
};
template <class T>
struct JobPromise : std::conditional_t<IsVoid<T>, JobBase<T>, JobBase<T>> {};
template <class T> class Job {
public:
  using promise_type = JobPromise<T>;
};
Job<int> prepare();

void neverStarted() { prepare(); }
// CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the 'Job' from 'prepare' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:23: note: await it from a coroutine, or give it to what starts it

// Correct code.

// A value or an error: the coroutine is over when it returns, one way or the other.
template <class T, class E> class Expected;
template <class T, class E> struct Slot {
  Expected<T, E> *Value = nullptr;
  operator Expected<T, E>();
};
template <class T, class E> struct ExpectedBase {
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception();
  Slot<T, E> get_return_object();
};
template <class T, class E> struct ExpectedValue : ExpectedBase<T, E> {
  void return_value(T Value);
};
template <class T, class E> struct ExpectedVoid : ExpectedBase<T, E> {
  void return_void();
};
template <class T, class E>
struct ExpectedPromise
    : chosen<IsVoid<T>, ExpectedVoid<T, E>, ExpectedValue<T, E>> {};
template <class T, class E> struct ExpectedAwaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<ExpectedPromise<T, E>>);
  T await_resume();
};
template <class T, class E> class Expected {
public:
  using promise_type = ExpectedPromise<T, E>;
  bool hasValue() const;
  T value();
};
template <class T, class E>
ExpectedAwaiter<T, E> operator co_await(Expected<T, E>);

struct Error {};
Expected<int, Error> parse();
Expected<void, Error> send();

void values() {
  parse();
  send();
  parse().hasValue();
  auto Result = parse();
  if (Result.hasValue())
    return;
}

// What a parameter of the template decides is not known: nothing is claimed.
template <class T, class Policy> class Returned;
template <class T, class Policy>
struct ReturnedPromise : Policy::template promise<Returned<T, Policy>> {};
template <class T, class Policy> class Returned {
public:
  using promise_type = ReturnedPromise<T, Policy>;
};
template <class R, class Initial, class Final> struct Suspending {
  Initial initial_suspend() noexcept { return {}; }
  Final final_suspend() noexcept { return {}; }
  void unhandled_exception();
  R get_return_object();
};
struct Eager {
  template <class R>
  using promise = Suspending<R, std::suspend_never, std::suspend_never>;
};
Returned<int, Eager> begin();

template <class T> class Detached;
template <class T, class Point>
struct DetachedPromise : Suspending<Detached<T>, Point, Point> {};
template <class T> class Detached {
public:
  using promise_type = DetachedPromise<T, std::suspend_never>;
};
Detached<int> notify();

void eager() {
  begin();
  notify();
}
