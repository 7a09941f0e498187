// RUN: %check_spawn %s -- -I%S/Inputs -isystem %S/Inputs/system
// Where functions stand: templates, lambdas, methods, headers, macros.
#include "local_thread.h"
// CHECK-MESSAGES: local_thread.h:3:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
// CHECK-MESSAGES: local_thread.h:3:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
// CHECK-MESSAGES: local_thread.h:3:15: note: join 't' at the end of its scope
#include <local_thread_system.h>
#include <thread>

void work() {}
bool ready();

template <class F> void once_for_each_template(F f) {
  std::thread t(f);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
  f();
}
void instantiate() {
  once_for_each_template([] {});
  once_for_each_template(work);
}

template <class Thread> void by_its_argument() {
  Thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: join it on every path, or use 'std::jthread', which joins in its destructor
}
void instantiate_both() {
  by_its_argument<std::thread>();
  by_its_argument<std::jthread>();
}

void in_a_lambda() {
  auto f = [] {
    std::thread t(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:17: note: join it on every path, or use 'std::jthread', which joins in its destructor
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join 't' at the end of its scope
    // CHECK-FIXES:     std::jthread t(work);
  };
  f();
}

struct Service {
  void start() {
    std::thread t([this] { run(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:17: note: join it on every path, or use 'std::jthread', which joins in its destructor
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join 't' at the end of its scope
    // CHECK-FIXES:     std::jthread t([this] { run(); });
  }
  void run() {}
  Service() {
    std::thread t(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+4]]:7: note: this 'return' is reached without a release
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join it on every path, or use 'std::jthread', which joins in its destructor
    // CHECK-FIXES:     std::jthread t(work);
    if (ready())
      return;
    t.join();
  }
};

#define RETURN_IF(condition)                                                   \
  if (condition)                                                               \
  return

void in_a_macro() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: the 'return' in 'RETURN_IF' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  RETURN_IF(ready());
  t.join();
}

// Correct code.

template <class F> void joins(F f) {
  std::thread t(f);
  t.join();
}
void instantiate_correct() { joins(work); }

template <class T> void never_instantiated(T t) {
  std::thread u(t);
}

void lambda_that_joins() {
  auto f = [] {
    std::thread t(work);
    t.join();
  };
  f();
}

struct Joining {
  std::thread kept;
  explicit Joining(std::thread t) : kept(static_cast<std::thread &&>(t)) {}
  ~Joining() { kept.join(); }
};

#define JOIN(t)                                                                \
  do {                                                                         \
    if ((t).joinable())                                                        \
      (t).join();                                                              \
  } while (0)

void joined_by_a_macro() {
  std::thread t(work);
  JOIN(t);
}

void unevaluated() {
  std::thread t(work);
  static_assert(sizeof(t) > 0);
  static_assert(noexcept(t.joinable()));
  t.join();
}
