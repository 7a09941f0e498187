// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of brpc 1.17.0; this is no header of its.
#include <coroutine>
#include <string>
#include <utility>

namespace brpc {
namespace experimental {
namespace detail {
class AwaitablePromiseBase {
public:
  auto initial_suspend() { return std::suspend_always{}; }
  auto final_suspend() noexcept { return std::suspend_never{}; }
  void unhandled_exception();
};
template <class T> class AwaitablePromise;
} // namespace detail
class Coroutine;
template <class T> class Awaitable {
public:
  using promise_type = detail::AwaitablePromise<T>;
  ~Awaitable() {}
  bool await_ready();
  template <class U> void await_suspend(std::coroutine_handle<detail::AwaitablePromise<U>>);
  T await_resume();

private:
  friend class detail::AwaitablePromise<T>;
  Awaitable() = delete;
  Awaitable(promise_type *p) : _promise(p) {}
  promise_type *_promise;
};
namespace detail {
template <class T> class AwaitablePromise : public AwaitablePromiseBase {
public:
  auto get_return_object() { return Awaitable<T>(this); }
  auto return_value(T) { return std::suspend_never{}; }
};
template <> class AwaitablePromise<void> : public AwaitablePromiseBase {
public:
  auto get_return_object() { return Awaitable<void>(this); }
  auto return_void() { return std::suspend_never{}; }
};
} // namespace detail
class AwaitableDone {
public:
  AwaitableDone();
  void Run();
  Awaitable<void> &awaitable();
};
class Coroutine {
public:
  template <class T> Coroutine(Awaitable<T> &&aw, bool detach = false);
  ~Coroutine();
  template <class T = void> T join();
  template <class T = void> Awaitable<T> awaitable();
  static Awaitable<int> usleep(int sleep_us);
};
} // namespace experimental
} // namespace brpc

using brpc::experimental::Awaitable;
using brpc::experimental::AwaitableDone;
using brpc::experimental::Coroutine;
Awaitable<int> call(int);
Awaitable<void> serve(const std::string &);
void send(AwaitableDone *);
void log(int);

// Defects: nothing but co_await or a Coroutine starts it.

void dropped() { call(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the coroutine from 'call' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:18: note: await it from a coroutine, or give it to what starts it

void dropped_in_a_loop() {
  for (int i = 0; i < 3; ++i)
    call(i);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the coroutine from 'call' is discarded, so the task never runs [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: await it from a coroutine, or give it to what starts it
}

void dropped_by_name() { auto task = serve("name"); }
// CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the coroutine 'task' is never released, so the task never runs [spawn-unreleased-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:31: note: await it from a coroutine, or give it to what starts it

void cast() { (void)serve("cast"); }
// CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the coroutine from 'serve' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:21: note: saying so does not change what the drop does; await it from a coroutine, or give it to what starts it

Awaitable<void> forgets() {
  serve("one");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the coroutine from 'serve' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await serve("one");
  call(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the coroutine from 'call' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await call(2);
  co_return;
}

Awaitable<int> forgets_to_sleep() {
  Coroutine::usleep(1000);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the coroutine from 'brpc::experimental::Coroutine::usleep' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await Coroutine::usleep(1000);
  co_return 1;
}

Awaitable<void> forgets_the_coroutine() {
  Coroutine coro(call(3));
  coro.awaitable<int>();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the coroutine from 'brpc::experimental::Coroutine::awaitable' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: co_await the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  co_return;
}

Awaitable<void> keeps_the_sleep() {
  auto sleep = Coroutine::usleep(10);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the coroutine 'sleep' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'co_await' it here
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: co_await 'sleep' at the end of its scope
  co_await call(4);
}

void on_either(bool fast) {
  fast ? call(5) : call(6);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the coroutine from 'call' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: await it from a coroutine, or give it to what starts it
  // CHECK-MESSAGES: :[[@LINE-3]]:20: warning: the coroutine from 'call' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-4]]:20: note: await it from a coroutine, or give it to what starts it
}

struct Service {
  Awaitable<int> handle();
  void start() { handle(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the coroutine from 'Service::handle' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: await it from a coroutine, or give it to what starts it
};

auto by_lambda = [] { call(7); };
// CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the coroutine from 'call' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:23: note: await it from a coroutine, or give it to what starts it

// Correct code, most of it from brpc's own documents.

int main_of_them() {
  Coroutine coro(serve("127.0.0.1:8080"));
  coro.join();
  return 0;
}

int result() {
  Coroutine coro(call(8));
  return coro.join<int>();
}

// It is detached, by the user's word.
void detached() {
  Coroutine(serve("done"), true);
  Coroutine coro(call(9), true);
}

// The destructor joins.
void scoped() {
  Coroutine coro(call(10));
  log(1);
}

Awaitable<int> awaited() {
  int code = co_await call(11);
  co_await serve("awaited");
  co_return code;
}

Awaitable<int> remote() {
  AwaitableDone done;
  send(&done);
  co_await done.awaitable();
  co_return 0;
}

// It is a reference.
void asks(AwaitableDone &done) { done.awaitable(); }

Awaitable<void> joins_later() {
  Coroutine coro(call(12));
  log(2);
  int code = co_await coro.awaitable<int>();
  log(code);
}

Awaitable<int> sleeps() {
  auto sleep = Coroutine::usleep(1000);
  log(3);
  co_await sleep;
  co_await Coroutine::usleep(100);
  co_return 1;
}

Awaitable<int> handed_on() { return call(13); }

void moved() {
  auto task = call(14);
  Coroutine coro(std::move(task));
  coro.join<int>();
}

Awaitable<int> in_place() { co_return 123; }

void runs_in_place() {
  Coroutine coro(in_place());
  log(coro.join<int>());
}

Awaitable<int> sums() { co_return co_await call(15) + co_await call(16); }
