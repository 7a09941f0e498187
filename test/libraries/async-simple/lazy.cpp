// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of async_simple 1.4; this is no header of its.
#include <chrono>
#include <coroutine>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace async_simple {
class Executor {
public:
  virtual ~Executor();
  virtual bool schedule(std::function<void()>) = 0;
};
template <class T> class Try {
public:
  T &value();
  bool hasError() const;
};
template <> class Try<void> {
public:
  void value();
  bool hasError() const;
};
namespace coro {
template <class T> class Lazy;
template <class T> class RescheduleLazy;
namespace detail {
struct DetachedCoroutine {
  struct promise_type {
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept;
    void unhandled_exception();
    DetachedCoroutine get_return_object() noexcept { return DetachedCoroutine(); }
  };
};
class LazyPromiseBase {
public:
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  template <class A> decltype(auto) await_transform(A &&a) {
    if constexpr (requires { std::forward<A>(a).coAwait(_executor); })
      return std::forward<A>(a).coAwait(_executor);
    else
      return std::forward<A>(a);
  }
  void unhandled_exception() noexcept;
  Executor *_executor;
};
template <class T> class LazyPromise : public LazyPromiseBase {
public:
  Lazy<T> get_return_object() noexcept;
  template <class V> void return_value(V &&);
};
template <> class LazyPromise<void> : public LazyPromiseBase {
public:
  Lazy<void> get_return_object() noexcept;
  void return_void() noexcept;
};
template <class T, bool reschedule> class LazyBase {
public:
  using promise_type = LazyPromise<T>;
  using Handle = std::coroutine_handle<promise_type>;
  using ValueType = T;
  struct ValueAwaiter {
    bool await_ready() const noexcept;
    template <class P> std::coroutine_handle<> await_suspend(std::coroutine_handle<P>);
    T await_resume();
  };
  struct TryAwaiter {
    bool await_ready() const noexcept;
    template <class P> std::coroutine_handle<> await_suspend(std::coroutine_handle<P>);
    Try<T> await_resume() noexcept;
    TryAwaiter coAwait(Executor *);
  };
  explicit LazyBase(Handle) noexcept;
  LazyBase(LazyBase &&) noexcept;
  ~LazyBase();
  Executor *getExecutor();
  template <class F> void start(F &&callback) { callback(Try<T>()); }
  bool isReady() const;
  ValueAwaiter operator co_await();
  TryAwaiter coAwaitTry();
};
} // namespace detail
template <class T = void> class [[nodiscard]] Lazy : public detail::LazyBase<T, false> {
public:
  using detail::LazyBase<T, false>::LazyBase;
  RescheduleLazy<T> via(Executor *ex) &&;
  template <class L> Lazy<T> setLazyLocal(std::unique_ptr<L>) &&;
  template <class F> void directlyStart(F &&callback, Executor *) { callback(Try<T>()); }
  typename detail::LazyBase<T, false>::ValueAwaiter coAwait(Executor *);
};
template <class T = void> class [[nodiscard]] RescheduleLazy : public detail::LazyBase<T, true> {
public:
  using detail::LazyBase<T, true>::LazyBase;
  void detach();
};
template <class L> auto syncAwait(L &&lazy) { return std::move(lazy).operator co_await().await_resume(); }
template <class L> auto syncAwait(L &&lazy, Executor *ex) { return syncAwait(std::move(lazy).via(ex)); }
template <class T, template <class> class L> Lazy<std::vector<Try<T>>> collectAll(std::vector<L<T>> &&);
template <class T, template <class> class L> Lazy<std::vector<Try<T>>> collectAllPara(std::vector<L<T>> &&);
Lazy<void> sleep(std::chrono::milliseconds);
class Mutex {
public:
  class LockAwaiter {
  public:
    bool await_ready() noexcept;
    bool await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  class ScopedLockAwaiter : public LockAwaiter {
  public:
    [[nodiscard]] std::unique_lock<Mutex> await_resume() noexcept;
  };
  [[nodiscard]] ScopedLockAwaiter coScopedLock() noexcept;
  [[nodiscard]] LockAwaiter coLock() noexcept;
  void lock();
  void unlock() noexcept;
};
class Latch {
public:
  Lazy<void> count_down();
  Lazy<void> wait() const noexcept;
};
namespace detail {
class DispatchAwaitable {
public:
  std::suspend_always coAwait(Executor *);
};
} // namespace detail
detail::DispatchAwaitable dispatch(Executor *);
} // namespace coro
} // namespace async_simple

using namespace async_simple;
using coro::Lazy;
using coro::syncAwait;
Lazy<int> load(int);
Lazy<> session(int);
Lazy<void> session(int, Executor *);
void log(int);

// Defects.

void dropped() { load(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the lazy task from 'load' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:18: note: await it from a coroutine, or give it to what starts it

void voided() { (void)session(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the lazy task from 'session' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:23: note: saying so does not change what the drop does; await it from a coroutine, or give it to what starts it

void never_started(Executor &pool) { load(2).via(&pool); }
// CHECK-MESSAGES: :[[@LINE-1]]:38: warning: the lazy task from 'load' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:38: note: await it from a coroutine, or give it to what starts it

void kept(Executor &pool) { auto lazy = load(3).via(&pool); }
// CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the lazy task 'lazy' is never released, so the task never runs [spawn-unreleased-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:34: note: await it from a coroutine, or give it to what starts it

void only_asked() {
  auto lazy = load(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the lazy task 'lazy' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: await it from a coroutine, or give it to what starts it
  log(lazy.isReady());
}

Lazy<> forgets(coro::Latch &latch) {
  session(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy task from 'session' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await session(2);
  latch.count_down();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy task from 'async_simple::coro::Latch::count_down' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await latch.count_down();
  coro::sleep(std::chrono::milliseconds(5));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy task from 'async_simple::coro::sleep' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await coro::sleep(std::chrono::milliseconds(5));
  co_await session(3);
}

Lazy<> forgets_to_switch(Executor &pool) {
  coro::dispatch(&pool);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the dispatch from 'async_simple::coro::dispatch' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  co_await session(4);
}

Lazy<> forgets_to_lock(coro::Mutex &guard) {
  (void)guard.coLock();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the lock operation from 'async_simple::coro::Mutex::coLock' is discarded, so it never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; 'co_await' it here
  // CHECK-FIXES:   (void)co_await guard.coLock();
  log(1);
  guard.unlock();
  co_return;
}

Lazy<> collects(int n) {
  std::vector<Lazy<int>> input;
  for (int i = 0; i < n; ++i)
    input.push_back(load(i));
  coro::collectAll(std::move(input));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy task from 'async_simple::coro::collectAll' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await coro::collectAll(std::move(input));
  co_return;
}

void never_given(int n) {
  std::vector<Lazy<int>> input;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the work in 'input' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:21: note: made here
  // CHECK-MESSAGES: :[[@LINE-3]]:26: note: await it from a coroutine, or give it to what starts it
  for (int i = 0; i < n; ++i)
    input.push_back(load(i));
}

// The callback's Lazy is dropped.
void in_a_callback() {
  load(5).start([](Try<int>) { return session(5); });
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the lazy task from this call is discarded by 'async_simple::coro::detail::LazyBase::start', so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: await it from a coroutine, or give it to what starts it
}

void as_a_function(Executor &pool) {
  pool.schedule([] { return session(6); });
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the lazy task from this call is discarded by 'std::function', so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: await it from a coroutine, or give it to what starts it
}

struct Server {
  Lazy<> accept();
  void start() { accept(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the lazy task from 'Server::accept' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: await it from a coroutine, or give it to what starts it
};

// Correct code.

int waited() { return syncAwait(load(10)); }

int waited_on_an_executor(Executor &pool) {
  syncAwait(session(10), &pool);
  return syncAwait(load(11).via(&pool));
}

// start() runs it, and the callback is given the result.
void started(Executor &pool) {
  load(12).start([](auto &&) {});
  load(13).via(&pool).start([](Try<int> result) { log(result.value()); });
  load(14).directlyStart([](Try<int>) {}, &pool);
}

// How the servers of the demos start a session.
Lazy<> accepts(Executor &pool, int socket) {
  session(socket).via(&pool).detach();
  session(socket, &pool).start([](auto &&) {});
  co_return;
}

Lazy<> awaits(Executor &pool, coro::Latch &latch) {
  co_await coro::dispatch(&pool);
  auto lazy = load(15);
  log(co_await lazy);
  Try<int> result = co_await load(16).coAwaitTry();
  log(result.hasError());
  co_await latch.count_down();
  co_await latch.wait();
  co_await coro::sleep(std::chrono::milliseconds(5));
}

Lazy<> awaits_a_try() {
  auto lazy = load(17);
  auto result = co_await lazy.coAwaitTry();
  log(result.value());
}

Lazy<int> sums() {
  std::vector<Lazy<int>> input;
  input.push_back(load(18));
  input.push_back(load(19));
  auto out = co_await coro::collectAllPara(std::move(input));
  co_return out[0].value();
}

Lazy<> locks(coro::Mutex &guard) {
  auto lock = co_await guard.coScopedLock();
  log(2);
}

Lazy<> locks_by_hand(coro::Mutex &guard) {
  co_await guard.coLock();
  guard.unlock();
}

Lazy<int> handed_on() { return load(20); }

void scheduled(Executor &pool) {
  auto add_one = [](int x) -> Lazy<int> { co_return co_await load(x) + 1; };
  coro::RescheduleLazy<int> later = add_one(1).via(&pool);
  log(syncAwait(std::move(later)));
}

void with_locals(Executor &pool, std::unique_ptr<int> local) {
  load(21).setLazyLocal(std::move(local)).via(&pool).start([](Try<int>) {});
}

coro::detail::DetachedCoroutine launch(int port) { co_await session(port); }

// It owns itself.
void launches() { launch(22); }

struct Client {
  std::vector<Lazy<int>> waiting;
  void add() { waiting.push_back(load(23)); }
};
