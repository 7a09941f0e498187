// RUN: %check_spawn %s
// The future of a promise has nothing to lose where the promise is given nothing.
#include <functional>
#include <future>
#include <utility>

void later(std::function<void()>);
void use(std::promise<int> &);
void take(std::promise<int>);
bool ready();

// Given something, or may be.

void given_in_a_lambda() {
  std::promise<int> promise;
  auto result = promise.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'result' is never read, so what the promise is given is lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: get() the result of 'result' at the end of its scope, which rethrows its exception
  later([&promise] { promise.set_value(1); });
}

void given_here() {
  std::promise<int> promise;
  auto result = promise.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'result' is never read, so what the promise is given is lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: get() the result of 'result' at the end of its scope, which rethrows its exception
  promise.set_value(1);
}

void lent() {
  std::promise<int> promise;
  auto result = promise.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'result' is never read, so what the promise is given is lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: get() the result of 'result' at the end of its scope, which rethrows its exception
  use(promise);
}

void moved_on() {
  std::promise<int> promise;
  auto result = promise.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'result' is never read, so what the promise is given is lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: get() the result of 'result' at the end of its scope, which rethrows its exception
  take(std::move(promise));
}

void anothers(std::promise<int> &promise) {
  auto result = promise.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'result' is never read, so what the promise is given is lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: get() the result of 'result' at the end of its scope, which rethrows its exception
}

void made_of_another(std::promise<int> other) {
  std::promise<int> promise(std::move(other));
  auto result = promise.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'result' is never read, so what the promise is given is lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: get() the result of 'result' at the end of its scope, which rethrows its exception
}

struct Owner {
  std::promise<int> promise;
  void start() { auto result = promise.get_future(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the future 'result' is never read, so what the promise is given is lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:23: note: call 'get()', which passes the exception on
};

void dropped() {
  std::promise<int> promise;
  promise.get_future();
  promise.set_value(1);
}

// Nothing is given.

void only_made() {
  std::promise<int> promise;
  auto result = promise.get_future();
}

void only_asked() {
  std::promise<int> promise;
  auto result = promise.get_future();
  if (ready())
    (void)result.valid();
}

void dropped_and_never_given() {
  std::promise<int> promise;
  promise.get_future();
}

int read() {
  std::promise<int> promise;
  auto result = promise.get_future();
  promise.set_value(1);
  return result.get();
}

void two() {
  std::promise<int> first, second;
  auto one = first.get_future();
  auto other = second.get_future();
  second.set_value(1);
  other.get();
}
