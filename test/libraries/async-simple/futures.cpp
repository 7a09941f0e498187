// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of async_simple 1.4; this is no header of its.
#include <exception>
#include <functional>
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
  explicit Try(T &&);
  explicit Try(std::exception_ptr);
  T &value();
};
template <class T> class Future {
public:
  explicit Future(Try<T> &&);
  Future(Future &&);
  Future &operator=(Future &&);
  ~Future();
  bool valid() const;
  bool hasResult() const;
  T &value() &;
  Try<T> &result() &;
  T get() &&;
  void wait();
  Future<T> via(Executor *) &&;
  template <class F> auto thenTry(F &&f) && -> Future<decltype(f(std::declval<Try<T>>()))> { throw f; }
  template <class F> auto thenValue(F &&f) && -> Future<decltype(f(std::declval<T>()))> { throw f; }
  void setExecutor(Executor *);
  template <class F> void setContinuation(F &&f) { f(result()); }
};
template <class T> class Promise {
public:
  Promise();
  Future<T> getFuture();
  void setValue(T &&);
  void setException(std::exception_ptr);
};
template <class T> Future<T> makeReadyFuture(T &&v) { return Future<T>(Try<T>(std::forward<T>(v))); }
template <class Iterator> Future<std::vector<int>> collectAll(Iterator begin, Iterator end);
namespace uthread {
enum class Launch { Prompt, Schedule, Current };
struct Attribute {
  Executor *ex;
};
template <class F> Future<int> async(Launch, Attribute attr, F &&f) {
  attr.ex->schedule(f);
  Promise<int> promise;
  return promise.getFuture();
}
template <class T> T await(Future<T> &&);
} // namespace uthread
} // namespace async_simple

using namespace async_simple;
Future<int> request(int);
int load();
void log(int);

// Defects.

void dropped() { request(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the future from 'request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:18: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:18: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:18: note: cast to void: the drop is meant

void polled() { request(2).hasResult(); }
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the future from 'request' is only asked 'hasResult' and then discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep it and call 'get()', which passes the exception on

void moved_to_an_executor(Executor &pool) { request(3).via(&pool); }
// CHECK-MESSAGES: :[[@LINE-1]]:45: warning: the future from 'request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:45: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:45: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:45: note: cast to void: the drop is meant

void started_and_dropped(Executor &pool) { uthread::async(uthread::Launch::Schedule, uthread::Attribute{&pool}, load); }
// CHECK-MESSAGES: :[[@LINE-1]]:44: warning: the future from 'async_simple::uthread::async' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:44: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:44: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:44: note: cast to void: the drop is meant

void in_a_variable() { auto answer = request(4); }
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the future 'answer' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:29: note: call 'get()', which passes the exception on

void collected(std::vector<Future<int>> &all) { collectAll(all.begin(), all.end()); }
// CHECK-MESSAGES: :[[@LINE-1]]:49: warning: the future from 'async_simple::collectAll' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:49: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:49: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:49: note: cast to void: the drop is meant

// Correct code.

int got() { return request(10).get(); }

int waited() {
  auto answer = request(11);
  answer.wait();
  return answer.value();
}

// The end of a chain: the continuations have the result.
void chained(Executor &pool) {
  request(12).via(&pool).thenTry([](Try<int> result) { return result.value(); }).thenValue([](int x) {
    log(x);
    return x;
  });
}

void continued() {
  request(13).setContinuation([](Try<int> &result) { log(result.value()); });
}

int promised() {
  Promise<int> promise;
  auto answer = promise.getFuture();
  promise.setValue(1);
  return std::move(answer).get();
}

void promised_chain(Promise<int> &promise) {
  promise.getFuture().thenValue([](int x) { return x * 2; });
}

void ready() { makeReadyFuture(1); }

void ready_in_a_variable() { auto known = makeReadyFuture(2); }

int awaited() { return uthread::await(request(14)); }

Future<int> handed_on() { return request(15); }

// The drop is meant.
void meant() { (void)request(16); }

struct Keeper {
  std::vector<Future<int>> pending;
  void add() { pending.push_back(request(17)); }
};

int in_order(Executor &pool) {
  auto first = uthread::async(uthread::Launch::Schedule, uthread::Attribute{&pool}, load);
  auto second = uthread::async(uthread::Launch::Current, uthread::Attribute{&pool}, load);
  return std::move(first).get() + std::move(second).get();
}
