// RUN: %check_spawn %s --std c++17 --headers libstdc++
// KJ's and Cap'n Proto's own headers (libcapnp-dev): a promise that is destroyed is cancelled.
#include <capnp/any.h>
#include <capnp/capability.h>
#include <kj/async-io.h>
#include <kj/async.h>
#include <kj/debug.h>
#include <kj/thread.h>
#include <kj/timer.h>
#include <kj/vector.h>

[[nodiscard]] kj::Promise<void> run();
[[nodiscard]] kj::Promise<int> count();
void use(int value);
int broken();
void keep(kj::Promise<void> promise);

// Defects.

void called() { run(); }
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the promise from 'run' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:17: note: cast to void: the drop is meant

void chained() {
  run().then([] { use(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the promise from 'kj::Promise::then' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void caught() {
  run().catch_([](kj::Exception &&) { use(2); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the promise from 'kj::Promise::catch_' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void variable_chained() {
  kj::Promise<int> promise = count();
  promise.then([](int value) { use(value); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the promise from 'kj::Promise::then' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// To evaluate it eagerly does not keep it.
void eager() { run().eagerlyEvaluate(nullptr); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the promise from 'kj::Promise::eagerlyEvaluate' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:16: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:16: note: cast to void: the drop is meant

void attached(kj::Own<int> value) { run().attach(kj::mv(value)); }
// CHECK-MESSAGES: :[[@LINE-1]]:37: warning: the promise from 'kj::Promise::attach' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:37: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:37: note: cast to void: the drop is meant

void later() {
  kj::evalLater([] { use(3); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the promise from 'kj::evalLater' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void timed(kj::Timer &timer) {
  timer.afterDelay(1 * kj::SECONDS).then([] { use(4); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the promise from 'kj::Promise::then' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void limited(kj::Timer &timer) { timer.timeoutAfter(1 * kj::SECONDS, run()); }
// CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the promise from 'kj::Timer::timeoutAfter' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:34: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:34: note: cast to void: the drop is meant

void written(kj::AsyncOutputStream &out) { out.write("foo", 3); }
// CHECK-MESSAGES: :[[@LINE-1]]:44: warning: the promise from 'kj::AsyncOutputStream::write' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:44: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:44: note: cast to void: the drop is meant

void traced() { run().trace(); }
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the promise from 'run' is only asked 'trace' and then discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep the handle for as long as the work is to go on

void other_thread(const kj::Executor &executor) {
  executor.executeAsync([] { use(5); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the promise from 'kj::Executor::executeAsync' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void either() { run().exclusiveJoin(run()); }
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the promise from 'kj::Promise::exclusiveJoin' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:17: note: cast to void: the drop is meant

void forked() { count().fork(); }
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the forked promise from 'kj::Promise::fork' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:17: note: cast to void: the drop is meant

void branched(kj::ForkedPromise<int> &fork) {
  fork.addBranch().then([](int value) { use(value); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the promise from 'kj::Promise::then' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void joined(kj::Array<kj::Promise<int>> promises) { kj::joinPromises(kj::mv(promises)); }
// CHECK-MESSAGES: :[[@LINE-1]]:53: warning: the promise from 'kj::joinPromises' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:53: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:53: note: cast to void: the drop is meant

void sent(capnp::Capability::Client client) { client.typelessRequest(1, 2, nullptr).send(); }
// CHECK-MESSAGES: :[[@LINE-1]]:47: warning: the promise from 'capnp::Request::send' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:47: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:47: note: cast to void: the drop is meant

void error_lost() {
  kj::evalNow([] { return broken(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the promise from 'kj::evalNow' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'wait()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void in_a_loop(kj::ArrayPtr<kj::AsyncOutputStream *> outs) {
  for (auto *out : outs)
    out->write("x", 1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the promise from 'kj::AsyncOutputStream::write' is discarded, which cancels the work at once [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle for as long as the work is to go on
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: cast to void: the drop is meant
}

void thread_dropped() {
  kj::Thread([] { use(6); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and wait for it where the result is needed, or call the function directly
}

void thread_on_the_heap() {
  kj::heap<kj::Thread>([] { use(7); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread in 'kj::Own' from 'kj::heap' is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and wait for it where the result is needed, or call the function directly
}

void thread_leaked() {
  new kj::Thread([] { use(8); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created with 'new' is discarded, so nothing can join or delete it, and it leaks [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it in a variable or a smart pointer, and release it there
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void thread_waits_at_once() {
  kj::Thread thread([] { use(9); });
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the thread 'thread' waits at once, at the end of its scope, so the task runs no faster than a plain call [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: note: do other work before this waits, or call the function directly
}

// Correct code.

// The tutorial's: wait() at the top level.
int main() {
  auto io = kj::setupAsyncIo();
  auto promise = count().then([](int value) { return value + 1; });
  return promise.wait(io.waitScope);
}

void waited_for(kj::WaitScope &scope) {
  run().wait(scope);
  run().then([] { return run(); }).wait(scope);
}

kj::Promise<void> returned(kj::Timer &timer) {
  return timer.afterDelay(1 * kj::SECONDS).then([] { return run(); });
}

// A task set keeps them.
class Server : kj::TaskSet::ErrorHandler {
public:
  Server() : tasks_(*this) {}
  void start(kj::AsyncOutputStream &out) {
    tasks_.add(out.write("hello", 5));
    tasks_.add(run().then([] { use(10); }));
  }
  kj::Promise<void> finish() { return tasks_.onEmpty(); }

private:
  void taskFailed(kj::Exception &&) override {}
  kj::TaskSet tasks_;
};

// It goes on as long as its variable, and ends with it.
void in_the_background(kj::WaitScope &scope) {
  auto background = run().eagerlyEvaluate(nullptr);
  count().wait(scope);
}

class Holder {
public:
  void start() { task_ = run().eagerlyEvaluate([](kj::Exception &&) { use(11); }); }
  void cancel() { task_ = nullptr; }

private:
  kj::Promise<void> task_ = nullptr;
};

// They are ready, or never will be.
kj::Promise<int> ready(bool now) {
  kj::Promise<void> empty = nullptr;
  kj::Promise<void> done = kj::READY_NOW;
  if (now)
    return 5;
  return kj::NEVER_DONE;
}

kj::Promise<int> fails() { return KJ_EXCEPTION(FAILED, "broken"); }

void branches(kj::WaitScope &scope) {
  auto fork = count().fork();
  auto first = fork.addBranch().then([](int value) { use(value); });
  fork.addBranch().wait(scope);
  first.wait(scope);
}

void joined_and_waited_for(kj::WaitScope &scope) {
  kj::Vector<kj::Promise<void>> promises;
  promises.add(run());
  promises.add(run());
  kj::joinPromises(promises.releaseAsArray()).wait(scope);
}

void raced(kj::Timer &timer, kj::WaitScope &scope) {
  run().exclusiveJoin(timer.afterDelay(1 * kj::SECONDS)).wait(scope);
}

void fulfilled(kj::WaitScope &scope) {
  auto pair = kj::newPromiseAndFulfiller<int>();
  pair.fulfiller->fulfill(12);
  use(pair.promise.wait(scope));
}

void handed_on() {
  auto promise = run();
  keep(kj::mv(promise));
}

// Tests that poll.
void polled(capnp::Capability::Client client, kj::WaitScope &scope) {
  KJ_ASSERT(!run().poll(scope));
  KJ_ASSERT(client.typelessRequest(1, 2, nullptr).send().poll(scope));
  auto promise = run();
  KJ_ASSERT(promise.poll(scope));
  promise.wait(scope);
}

// A test that the end of its scope cancels it.
void cancelled(kj::WaitScope &scope) {
  {
    auto promise = run().then([] { use(13); });
    promise.poll(scope);
  }
  run().wait(scope);
}

void wrapped(kj::Canceler &canceler, kj::WaitScope &scope) { canceler.wrap(run()).wait(scope); }

// Pipelined: the second call goes on with what the first returns.
void pipelined(capnp::Capability::Client client, kj::WaitScope &scope) {
  auto inner = client.typelessRequest(1, 2, nullptr).send().asCap();
  capnp::Capability::Client(kj::mv(inner)).typelessRequest(1, 3, nullptr).send().wait(scope);
}

void pipelined_variable(capnp::Capability::Client client, kj::WaitScope &scope) {
  auto promise = client.typelessRequest(1, 2, nullptr).send();
  auto inner = promise.asCap();
  promise.wait(scope);
}

void on_another_thread(const kj::Executor &executor) {
  use(executor.executeSync([] { return 14; }));
}

// Its destructor joins it.
void beside_others(kj::WaitScope &scope) {
  kj::Thread thread([] { use(15); });
  run().wait(scope);
}

class Worker {
public:
  void start() {
    thread_ = kj::heap<kj::Thread>([] { use(16); });
  }

private:
  kj::Own<kj::Thread> thread_;
};

// It holds nothing, and its end is not waited for.
void let_go() {
  kj::Thread([] { use(17); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:31: note: keep it, and wait for its end before what it uses ends
}

// The error is handled, and the event loop ends it.
void detached() {
  run().detach([](kj::Exception &&) { use(18); });
}
