// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of folly 2026.08; this is no header of its.
#include <chrono>
#include <coroutine>
#include <tuple>
#include <utility>
#include <vector>

namespace folly {
struct Unit {};
template <class T> class Try {
public:
  bool hasException() const;
};
template <class T> T made();
template <class F> class Function;
template <class R, class... A> class Function<R(A...)> {
public:
  template <class F> Function(F) {}
};
class Executor {
public:
  template <class E = Executor> class KeepAlive {
  public:
    KeepAlive(E *);
  };
  virtual ~Executor();
  virtual void add(Function<void()>) = 0;
};
Executor::KeepAlive<> getGlobalCPUExecutor();
template <class T> class Future {
public:
  Future(Future &&) noexcept;
  ~Future();
  template <class F> Future<Unit> thenTry(F &&) && { return made<Future<Unit>>(); }
  T get() &&;
};
template <class T> class SemiFuture {
public:
  ~SemiFuture();
  SemiFuture(SemiFuture &&) noexcept;
  bool isReady() const;
  T get() &&;
  Future<T> via(Executor::KeepAlive<>) &&;
};
template <class T> struct Lifted { using type = T; };
template <> struct Lifted<void> { using type = Unit; };
namespace coro {
template <class T = void> class Task;
template <class T> class TaskWithExecutor;
namespace detail {
template <class T> struct Awaiter {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};
struct TaskPromiseBase {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept;
  template <class A> auto await_transform(A &&awaitable) {
    return co_viaIfAsync(getGlobalCPUExecutor(), std::forward<A>(awaitable));
  }
};
template <class T> struct TaskPromise : TaskPromiseBase {
  Task<T> get_return_object() noexcept;
  void return_value(T);
};
template <> struct TaskPromise<void> : TaskPromiseBase {
  Task<void> get_return_object() noexcept;
  void return_void();
};
namespace adl {
void co_withExecutor();
struct WithExecutorFunction {
  template <class A> auto operator()(Executor::KeepAlive<> executor, A awaitable) const {
    return co_withExecutor(executor, std::move(awaitable));
  }
};
} // namespace adl
} // namespace detail
namespace folly_cpo__ {
inline constexpr detail::adl::WithExecutorFunction co_withExecutor{};
}
using namespace folly_cpo__;
template <class T> class [[nodiscard]] TaskWithExecutor {
public:
  ~TaskWithExecutor();
  TaskWithExecutor(TaskWithExecutor &&) noexcept;
  Executor *executor() const noexcept;
  SemiFuture<typename Lifted<T>::type> start() &&;
  template <class F> void start(F &&) && {}
  detail::Awaiter<T> operator co_await() && noexcept;
  friend detail::Awaiter<T> co_viaIfAsync(Executor::KeepAlive<>, TaskWithExecutor &&) noexcept {
    return made<detail::Awaiter<T>>();
  }
};
template <class T> class [[nodiscard]] Task {
public:
  using promise_type = detail::TaskPromise<T>;
  Task(const Task &) = delete;
  Task(Task &&) noexcept;
  ~Task();
  Task &operator=(Task) noexcept;
  void swap(Task &) noexcept;
  TaskWithExecutor<T> scheduleOn(Executor::KeepAlive<>) && noexcept;
  SemiFuture<typename Lifted<T>::type> semi() &&;
  friend TaskWithExecutor<T> co_withExecutor(Executor::KeepAlive<>, Task) noexcept {
    return made<TaskWithExecutor<T>>();
  }
  friend detail::Awaiter<T> co_viaIfAsync(Executor::KeepAlive<>, Task &&) noexcept {
    return made<detail::Awaiter<T>>();
  }
};
template <class T> class [[nodiscard]] now_task {
public:
  using promise_type = detail::TaskPromise<T>;
  now_task(now_task &&) noexcept;
  ~now_task();
  friend detail::Awaiter<T> co_viaIfAsync(Executor::KeepAlive<>, now_task &&) noexcept {
    return made<detail::Awaiter<T>>();
  }
};
template <class T> Task<T> makeTask(T);
Task<void> makeTask();
struct blocking_wait_fn {
  template <class A> void operator()(A &&) const {}
};
static constexpr blocking_wait_fn blockingWait{};
template <class... A> Task<std::tuple<int, int>> collectAll(A...);
class AsyncScope {
public:
  AsyncScope() noexcept;
  ~AsyncScope();
  template <class A> void add(A &&, void * = nullptr) {}
  Task<void> joinAsync() noexcept;
  SemiFuture<Unit> cleanup() noexcept;
};
class CancellableAsyncScope {
public:
  CancellableAsyncScope() noexcept;
  template <class A> void add(A &&) {}
  Task<void> cancelAndJoinAsync() noexcept;
};
Task<void> sleep(std::chrono::microseconds);
template <class T> class TryAwaitable {
public:
  friend detail::Awaiter<Try<T>> co_viaIfAsync(Executor::KeepAlive<>, TryAwaitable &&) {
    return made<detail::Awaiter<Try<T>>>();
  }
};
template <class T> TryAwaitable<T> co_awaitTry(Task<T> &&);
class Baton {
public:
  struct Wait {
    bool await_ready() noexcept;
    void await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  friend Wait co_viaIfAsync(Executor::KeepAlive<>, Baton &) { return Wait(); }
};
template <class F> auto co_invoke(F f) { return f(); }
template <class R> class [[nodiscard]] AsyncGenerator {
public:
  AsyncGenerator(AsyncGenerator &&) noexcept;
  ~AsyncGenerator();
  class NextResult {
  public:
    explicit operator bool() const noexcept;
    R &operator*();
  };
  class NextSemiAwaitable {
  public:
    friend detail::Awaiter<NextResult> co_viaIfAsync(Executor::KeepAlive<>, NextSemiAwaitable &&) {
      return made<detail::Awaiter<NextResult>>();
    }
  };
  NextSemiAwaitable next() noexcept;
};
template <class T> class Future;
template <class T> class Promise {
public:
  void setValue(T);
};
template <class T> class Future {
public:
  Future(Future &&) noexcept;
  bool isReady() const noexcept;
  detail::Awaiter<T> operator co_await() && noexcept;
  friend detail::Awaiter<T> co_viaIfAsync(Executor::KeepAlive<>, Future &&) noexcept {
    return made<detail::Awaiter<T>>();
  }
};
template <class T> std::pair<Promise<T>, Future<T>> makePromiseContract();
} // namespace coro
template <class T> coro::detail::Awaiter<T> co_viaIfAsync(Executor::KeepAlive<>, SemiFuture<T> &&);
template <class T> coro::detail::Awaiter<T> co_viaIfAsync(Executor::KeepAlive<>, Future<T> &&);
} // namespace folly

using folly::coro::Task;
Task<int> load();
Task<void> save();
void log(int);
folly::coro::now_task<int> now();
folly::coro::AsyncGenerator<int> numbers();

// Defects.

void dropped() { load(); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the task from 'load' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:18: note: await it from a coroutine, or give it to what starts it

void bound() { co_withExecutor(folly::getGlobalCPUExecutor(), save()); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the task from 'folly::coro::co_withExecutor' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:16: note: keep it and call 'start()', which runs the task

void bound_by_object(folly::Executor *executor) {
  folly::coro::co_withExecutor(executor, save());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'folly::coro::folly_cpo__::co_withExecutor' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'start()', which runs the task
}

void scheduled(folly::Executor *executor) { save().scheduleOn(executor); }
// CHECK-MESSAGES: :[[@LINE-1]]:45: warning: the task from 'folly::coro::Task::scheduleOn' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:45: note: keep it and call 'start()', which runs the task

void converted() { load().semi(); }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the semi-future from 'folly::coro::Task::semi' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:20: note: await it from a coroutine, or give it to what starts it

void started(folly::Executor *executor) {
  co_withExecutor(executor, load()).start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the semi-future from 'folly::coro::TaskWithExecutor::start' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// Who starts a task by name lets it go: what gets lost is to be seen.
Task<void> throws_itself(int n) {
  if (n < 0)
    throw n;
  co_return;
}
Task<void> awaits_it() { co_await throws_itself(1); }
Task<void> catches_some() {
  try {
    co_await awaits_it();
  } catch (char n) {
    log(n);
  }
}
Task<void> throws_again() {
  try {
    co_await save();
  } catch (...) {
    log(1);
    throw;
  }
}
template <class F> Task<void> calls_back(F f) {
  f();
  co_await awaits_it();
}
void started_and_throws(folly::Executor *executor) {
  co_withExecutor(executor, throws_itself(1)).start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the semi-future from 'folly::coro::TaskWithExecutor::start' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  co_withExecutor(executor, catches_some()).start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the semi-future from 'folly::coro::TaskWithExecutor::start' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  auto started = co_withExecutor(executor, throws_again()).start();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the semi-future 'started' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: keep the handle and look at its result
  co_withExecutor(executor, []() -> Task<void> { co_await awaits_it(); }()).start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the semi-future from 'folly::coro::TaskWithExecutor::start' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  co_withExecutor(executor, folly::coro::co_invoke([]() -> Task<void> { co_await awaits_it(); })).start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the semi-future from 'folly::coro::TaskWithExecutor::start' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  auto task = throws_again();
  co_withExecutor(executor, std::move(task)).start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the semi-future from 'folly::coro::TaskWithExecutor::start' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  // What it is given to call is no coroutine.
  co_withExecutor(executor, calls_back([] { log(7); })).start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the semi-future from 'folly::coro::TaskWithExecutor::start' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}
void started_and_asked(folly::Executor *executor) {
  if (co_withExecutor(executor, load()).start().isReady())
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the semi-future from 'folly::coro::TaskWithExecutor::start' is only asked 'isReady' and then discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: note: keep the handle and look at its result
    log(3);
}

Task<void> forgets() {
  save();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'save' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  folly::coro::sleep(std::chrono::seconds(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'folly::coro::sleep' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  folly::coro::collectAll(load(), load());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'folly::coro::collectAll' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  co_return;
}

void now_dropped() { now(); }
// CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the task from 'now' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:22: note: await it from a coroutine, or give it to what starts it

void cast() { (void)save(); }
// CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the task from 'save' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:21: note: saying so does not change what the drop does; await it from a coroutine, or give it to what starts it

void variable() {
  auto task = load();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task 'task' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: await it from a coroutine, or give it to what starts it
  log(1);
}

void bound_variable(folly::Executor *executor) {
  auto bound = folly::coro::co_withExecutor(executor, load());
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task 'bound' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'start()', which runs the task
  log(bound.executor() == executor);
}

Task<void> scope_not_joined(folly::Executor *executor) {
  folly::coro::AsyncScope scope;
  scope.add(co_withExecutor(executor, save()));
  scope.joinAsync();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'folly::coro::AsyncScope::joinAsync' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  co_return;
}

void scope_not_cleaned(folly::Executor *executor) {
  folly::coro::AsyncScope scope;
  scope.add(co_withExecutor(executor, save()));
  scope.cleanup();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the semi-future from 'folly::coro::AsyncScope::cleanup' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void added(folly::Executor &executor) { executor.add([] { return load(); }); }
// CHECK-MESSAGES: :[[@LINE-1]]:54: warning: the task from this call is discarded by 'folly::Function', so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:54: note: await it from a coroutine, or give it to what starts it

void never_asked() { auto all = numbers(); }
// CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the generator 'all' is never released, so the task never runs [spawn-unreleased-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:27: note: await it from a coroutine, or give it to what starts it

// Correct code.

Task<int> awaits() {
  co_await save();
  co_await folly::coro::sleep(std::chrono::seconds(1));
  auto both = co_await folly::coro::collectAll(load(), load());
  log(std::get<0>(both));
  co_return co_await load();
}

Task<void> awaits_later() {
  auto task = load();
  log(co_await std::move(task));
}

Task<int> awaits_now() { co_return co_await now(); }

void waits() { folly::coro::blockingWait(co_withExecutor(folly::getGlobalCPUExecutor(), save())); }

int gets() { return load().semi().get(); }

int started_and_kept(folly::Executor *executor) {
  auto answer = co_withExecutor(executor, load()).start();
  return std::move(answer).get();
}

// What it throws is looked at, or it can't fail.
Task<void> looks() {
  auto answer = co_await folly::coro::co_awaitTry(awaits_it());
  if (answer.hasException())
    log(4);
}
Task<void> catches() {
  try {
    co_await awaits_it();
  } catch (...) {
    log(5);
  }
}
Task<void> waits_for(folly::coro::Baton &baton) {
  co_await baton;
  log(6);
}
void started_to_go_on(folly::Executor *executor, folly::coro::Baton &baton) {
  co_withExecutor(executor, looks()).start();
  co_withExecutor(executor, catches()).start();
  co_withExecutor(executor, waits_for(baton)).start();
  co_withExecutor(executor, []() -> Task<void> {
    co_await folly::coro::co_awaitTry(awaits_it());
  }()).start();
  auto task = catches();
  auto kept = co_withExecutor(executor, std::move(task)).start();
}

// What a body out of sight throws is not seen.
Task<void> reloads() { log(co_await load()); }
void started_out_of_sight(folly::Executor *executor, Task<void> task) {
  co_withExecutor(executor, save()).start();
  co_withExecutor(executor, reloads()).start();
  co_withExecutor(executor, std::move(task)).start();
}

// It names itself.
void started_in_a_circle(folly::Executor *executor) {
  Task<void> task = std::move(task);
  co_withExecutor(executor, std::move(task)).start();
}

// A macro asserts that it has ended.
#define EXPECT_TRUE(condition) ((condition) ? (void)0 : log(-1))
folly::SemiFuture<folly::Unit> credit();
void asserted() { EXPECT_TRUE(credit().isReady()); }

// The callback is given the result.
void with_callback(folly::Executor *executor) {
  co_withExecutor(executor, load()).start([](folly::Try<int>) { log(2); });
}

// The executor runs it, and the chain ends with what looks at the result.
void via_executor(folly::Executor *executor) {
  load().semi().via(executor).thenTry([](folly::Try<int>) { log(3); });
}

Task<void> joins(folly::Executor *executor) {
  folly::coro::AsyncScope scope;
  scope.add(co_withExecutor(executor, save()));
  scope.add(co_withExecutor(executor, save()));
  co_await scope.joinAsync();
}

Task<void> cancels(folly::Executor *executor) {
  folly::coro::CancellableAsyncScope scope;
  scope.add(co_withExecutor(executor, save()));
  co_await scope.cancelAndJoinAsync();
}

void cleans(folly::coro::AsyncScope &scope) { scope.cleanup().get(); }

Task<int> handed_on() { return load(); }

// Nothing is lost with what is ready.
void ready() {
  auto one = folly::coro::makeTask(1);
  auto other = folly::coro::makeTask();
}

void swaps() {
  auto first = load();
  auto second = load();
  first.swap(second);
  folly::coro::blockingWait(std::move(first));
  folly::coro::blockingWait(std::move(second));
}

Task<void> generates() {
  auto all = numbers();
  while (auto number = co_await all.next())
    log(*number);
}

Task<int> contract() {
  auto [promise, future] = folly::coro::makePromiseContract<int>();
  promise.setValue(1);
  co_return co_await std::move(future);
}

void adds(folly::Executor &executor) {
  executor.add([] { log(4); });
}

// The lambda captures nothing, and lives as long as its task.
Task<void> in_a_lambda(int number) {
  auto work = [](int n) -> Task<void> {
    log(n);
    co_await save();
  };
  co_await work(number);
}
