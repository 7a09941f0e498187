// RUN: %check_spawn %s --headers libstdc++,libc++
// A promise that is given no value has none to lose.
#include <exception>
#include <future>

void signalled() {
  std::promise<void> p;
  std::future<void> f = p.get_future();
  p.set_value();
}

void asked() {
  std::promise<void> p;
  p.set_value();
  std::future<void> f = p.get_future();
  bool ready = f.valid();
  (void)ready;
}

void given() {
  std::promise<int> p;
  std::future<int> f = p.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the future 'f' is never read, so what the promise is given is lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:20: note: get() the result of 'f' at the end of its scope, which rethrows its exception
  p.set_value(1);
}

void failed(std::exception_ptr e) {
  std::promise<void> p;
  std::future<void> f = p.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the future 'f' is never read, so what the promise is given is lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:21: note: get() the result of 'f' at the end of its scope, which rethrows its exception
  p.set_exception(e);
}

void lent(void (*use)(std::promise<void> &)) {
  std::promise<void> p;
  std::future<void> f = p.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the future 'f' is never read, so what the promise is given is lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:21: note: get() the result of 'f' at the end of its scope, which rethrows its exception
  use(p);
}
