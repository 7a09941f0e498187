// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of folly 2026.08; this is no header of its.
#include <chrono>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace folly {
// A function that is given a lambda needs a body.
template <class T> T made();
struct Unit {};
template <class T> class Try {
public:
  T &value() &;
  bool hasException() const;
};
class exception_wrapper {};
template <class E> struct tag_t {};
template <class F> class Function;
template <class R, class... A> class Function<R(A...)> {
public:
  template <class F> Function(F) {}
  R operator()(A...);
};
using Func = Function<void()>;
class Executor {
public:
  template <class E = Executor> class KeepAlive {
  public:
    KeepAlive(E *);
  };
  virtual ~Executor();
  virtual void add(Func) = 0;
  virtual void addWithPriority(Func, signed char);
};
class CPUThreadPoolExecutor : public Executor {
public:
  explicit CPUThreadPoolExecutor(int);
  void add(Func) override;
};
Executor::KeepAlive<> getGlobalCPUExecutor();
using HighResDuration = std::chrono::microseconds;
template <class T> class Future;
template <class T> class SemiFuture;
namespace futures {
namespace detail {
template <class T> struct Inner { using type = T; };
template <class T> struct Inner<Future<T>> { using type = T; };
template <class T> struct Inner<SemiFuture<T>> { using type = T; };
template <> struct Inner<void> { using type = Unit; };
template <class F, class... A>
using Result = typename Inner<decltype(std::declval<F>()(std::declval<A>()...))>::type;
template <class T> class FutureBase {
public:
  ~FutureBase();
  bool valid() const noexcept;
  T &value() &;
  Try<T> &result() &;
  bool isReady() const;
  bool hasValue() const;
  bool hasException() const;
  void raise(exception_wrapper);
  void cancel();

protected:
  void detach();
  FutureBase(FutureBase &&) noexcept;
  FutureBase &operator=(FutureBase &&) noexcept;
  FutureBase();
};
} // namespace detail
} // namespace futures
template <class T> class SemiFuture : private futures::detail::FutureBase<T> {
  using Base = futures::detail::FutureBase<T>;

public:
  ~SemiFuture();
  static SemiFuture<T> makeEmpty();
  SemiFuture(SemiFuture<T> &&) noexcept;
  SemiFuture(Future<T> &&) noexcept;
  SemiFuture &operator=(SemiFuture &&) noexcept;
  using Base::cancel;
  using Base::hasException;
  using Base::hasValue;
  using Base::isReady;
  using Base::raise;
  using Base::result;
  using Base::valid;
  using Base::value;
  T get() &&;
  T get(HighResDuration) &&;
  Try<T> getTry() &&;
  SemiFuture<T> &wait() &;
  SemiFuture<T> &&wait() &&;
  bool wait(HighResDuration) &&;
  Future<T> via(Executor::KeepAlive<>) &&;
  template <class F> SemiFuture<futures::detail::Result<F, Try<T>>> defer(F &&) && {
    return made<SemiFuture<futures::detail::Result<F, Try<T>>>>();
  }
  template <class F> SemiFuture<futures::detail::Result<F, T>> deferValue(F &&) && {
    return made<SemiFuture<futures::detail::Result<F, T>>>();
  }
  template <class F> SemiFuture<T> deferError(F &&) && {
    return made<SemiFuture<T>>();
  }
  template <class F> SemiFuture<T> deferEnsure(F &&) && {
    return made<SemiFuture<T>>();
  }
  SemiFuture<T> within(HighResDuration) &&;
  SemiFuture<Unit> unit() &&;
};
template <class T> class Future : private futures::detail::FutureBase<T> {
  using Base = futures::detail::FutureBase<T>;

public:
  static Future<T> makeEmpty();
  Future(Future<T> &&) noexcept;
  Future(T &&);
  Future &operator=(Future &&) noexcept;
  using Base::cancel;
  using Base::hasException;
  using Base::hasValue;
  using Base::isReady;
  using Base::raise;
  using Base::result;
  using Base::valid;
  using Base::value;
  Future<T> via(Executor::KeepAlive<>) &&;
  Future<T> via(Executor::KeepAlive<>) &;
  template <class F> Future<futures::detail::Result<F, Try<T>>> thenTry(F &&) && {
    return made<Future<futures::detail::Result<F, Try<T>>>>();
  }
  template <class F> Future<futures::detail::Result<F, T>> thenValue(F &&) && {
    return made<Future<futures::detail::Result<F, T>>>();
  }
  template <class E, class F> Future<T> thenError(tag_t<E>, F &&) && {
    return made<Future<T>>();
  }
  template <class F> Future<T> thenError(F &&) && {
    return made<Future<T>>();
  }
  template <class F> Future<T> ensure(F &&) && {
    return made<Future<T>>();
  }
  Future<T> within(HighResDuration) &&;
  Future<T> delayed(HighResDuration) &&;
  T get() &&;
  T get(HighResDuration) &&;
  Future<T> &wait() &;
  Future<T> &&wait() &&;
  Future<T> &wait(HighResDuration) &;
  Future<T> &&wait(HighResDuration) &&;
  SemiFuture<T> semi() &&;
};
template <class T> class Promise {
public:
  SemiFuture<T> getSemiFuture();
  Future<T> getFuture();
  template <class M> void setValue(M &&);
};
template <class T> class SharedPromise {
public:
  SemiFuture<T> getSemiFuture() const;
};
template <class T> Future<T> makeFuture(T &&);
Future<Unit> makeFuture();
SemiFuture<Unit> makeSemiFuture();
template <class T> SemiFuture<T> makeSemiFuture(T &&);
Future<Unit> via(Executor::KeepAlive<>);
template <class F> auto via(Executor::KeepAlive<>, F &&)
    -> Future<futures::detail::Result<F>> {
  return made<Future<futures::detail::Result<F>>>();
}
template <class... Fs> SemiFuture<std::tuple<Try<int>>> collectAll(Fs &&...);
template <class It> SemiFuture<std::vector<Try<int>>> collectAll(It, It);
template <class K, class V> class F14FastMap {
public:
  F14FastMap();
  ~F14FastMap();
  template <class... A> bool emplace(A &&...);
  V &at(const K &);
};
namespace futures {
SemiFuture<Unit> sleep(HighResDuration);
template <class T> void detachOn(Executor::KeepAlive<>, SemiFuture<T> &&);
template <class T> void detachOnGlobalCPUExecutor(SemiFuture<T> &&);
} // namespace futures
} // namespace folly

using folly::Future;
using folly::SemiFuture;
int load();
void save();
void log(const std::string &);
Future<int> request(int);
SemiFuture<int> query(int);

// Defects.

void spawned(folly::CPUThreadPoolExecutor &pool) {
  folly::via(&pool, [] { return load(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'folly::via' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void requested() { request(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the future from 'request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:20: note: keep the handle and look at its result
// CHECK-MESSAGES: :[[@LINE-3]]:20: note: cast to void: the drop is meant

void queried() { query(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the semi-future from 'query' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:18: note: keep the handle and look at its result
// CHECK-MESSAGES: :[[@LINE-3]]:18: note: cast to void: the drop is meant

void only_asked() { request(2).isReady(); }
// CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the future from 'request' is only asked 'isReady' and then discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:21: note: keep the handle and look at its result

void deferred() {
  query(2).deferValue([](int) { save(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the semi-future from 'folly::SemiFuture::deferValue' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void deferred_and_cast() {
  (void)query(3).deferEnsure([] { save(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the semi-future from 'folly::SemiFuture::deferEnsure' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; await it from a coroutine, or give it to what starts it
}

void deferred_variable() {
  auto later = query(4).defer([](folly::Try<int>) { return 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the semi-future 'later' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: await it from a coroutine, or give it to what starts it
}

void deferred_error() {
  folly::makeSemiFuture()
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the semi-future from 'folly::SemiFuture::deferError' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
      .deferValue([](folly::Unit) { return load(); })
      .deferError([](folly::exception_wrapper) { return -1; });
}

void continued_elsewhere(folly::Executor *executor) {
  query(5).via(executor);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'folly::SemiFuture::via' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void slept() { folly::futures::sleep(std::chrono::seconds(1)); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the semi-future from 'folly::futures::sleep' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:16: note: keep the handle and look at its result
// CHECK-MESSAGES: :[[@LINE-3]]:16: note: cast to void: the drop is meant

void collected(folly::Executor *executor) {
  folly::collectAll(request(3), query(6).via(executor));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the semi-future from 'folly::collectAll' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void never_observed() {
  Future<int> answer = request(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the future 'answer' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: keep the handle and look at its result
  log("sent");
}

void never_observed_all(std::vector<int> keys) {
  std::vector<SemiFuture<int>> answers;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the work in 'answers' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:23: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:32: note: keep the handle and look at its result
  for (int key : keys)
    answers.push_back(query(key));
}

void never_observed_map(int key) {
  folly::F14FastMap<int, Future<int>> answers;
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: the work in 'answers' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:24: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:39: note: keep the handle and look at its result
  answers.emplace(key, request(key));
}

void timed() { request(5).within(std::chrono::seconds(1)); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the future from 'folly::Future::within' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:16: note: keep the handle and look at its result
// CHECK-MESSAGES: :[[@LINE-3]]:16: note: cast to void: the drop is meant

void added(folly::Executor &executor) {
  executor.add([] { return query(7).deferValue([](int) { save(); }); });
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the semi-future from this call is discarded by 'folly::Function', so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: await it from a coroutine, or give it to what starts it
}

struct Client {
  Future<int> send(const std::string &);
  void fire() { send("x"); }
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the future from 'Client::send' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: cast to void: the drop is meant
};

// Correct code.

// The end of a chain is dropped by design.
void chained(folly::CPUThreadPoolExecutor &pool) {
  query(8)
      .via(&pool)
      .thenValue([](int) { return load(); })
      .thenError(folly::tag_t<std::string>{}, [](const std::string &) { return -1; });
}

void two_pools(folly::Executor *first, folly::Executor *second) {
  folly::makeFuture()
      .via(first)
      .thenValue([](folly::Unit) { return load(); })
      .via(second)
      .thenValue([](int) { save(); });
}

void kept_end(folly::Executor *executor) {
  Future<int> start = query(9).via(executor);
  auto end = std::move(start).thenValue([](int n) { return n + 1; });
}

void ensured() {
  request(6).ensure([] { save(); });
}

int waited() { return request(7).get(); }

void waits() { request(8).wait(); }

int bounded() { return query(10).get(std::chrono::seconds(1)); }

// An executor is given what was deferred.
void started(folly::Executor *executor) {
  query(11)
      .deferValue([](int n) { return n; })
      .via(executor)
      .thenTry([](folly::Try<int>) { save(); });
}

int run_inline() {
  auto later = query(12).deferValue([](int n) { return n + 1; });
  return std::move(later).get();
}

Future<int> handed_on() { return request(9); }

// Nothing waits for what is ready or empty.
void ready() {
  folly::makeFuture(1);
  folly::makeSemiFuture();
  auto none = Future<int>::makeEmpty();
}

void promised(folly::Executor *executor) {
  folly::Promise<int> promise;
  Future<int> end = promise.getSemiFuture().via(executor);
  auto after = std::move(end).thenValue([](int) { save(); });
  promise.setValue(42);
  std::move(after).get();
}

// Others have its other futures.
void shares(folly::SharedPromise<int> &promise) { promise.getSemiFuture(); }

void collects(std::vector<int> keys, folly::Executor *executor) {
  std::vector<SemiFuture<int>> answers;
  for (int key : keys)
    answers.push_back(query(key));
  auto all = folly::collectAll(answers.begin(), answers.end());
  std::move(all).via(executor).thenValue([](std::vector<folly::Try<int>>) { save(); });
}

// The callable returns nothing.
void adds(folly::Executor &executor) {
  executor.add([] { request(10).thenValue([](int) { save(); }); });
}

void collects_by_key(int key) {
  folly::F14FastMap<int, Future<int>> answers;
  answers.emplace(key, request(key));
  save();
  std::move(answers.at(key)).get();
}

class Server {
  Future<int> pending = Future<int>::makeEmpty();

public:
  void start() { pending = request(11); }
};

// The drop is meant.
void meant() { (void)request(12); }

void cancelled() {
  auto answer = request(13);
  answer.cancel();
}

bool polled(Future<int> &answer) { return answer.isReady() && answer.hasValue(); }

// Who asks for the exception has seen it.
bool fails() {
  auto answer = request(14);
  return answer.hasException();
}

// The work is given to an executor, which the words say.
void let_go() {
  folly::futures::detachOnGlobalCPUExecutor(query(13).deferValue([](int) { save(); }));
}

// Whether closing went well is rarely asked.
class Acceptor {
public:
  folly::Future<folly::Unit> close();
  folly::Future<int> closeAndCount();
  folly::Future<folly::Unit> drain();
};
void closes(Acceptor &acceptor) {
  acceptor.close();
  // There is a result.
  acceptor.closeAndCount();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Acceptor::closeAndCount' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  acceptor.drain();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Acceptor::drain' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}
