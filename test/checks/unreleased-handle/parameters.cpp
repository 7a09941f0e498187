// RUN: %check_spawn %s
// A thread that comes by value is the function's own.
#include <memory>
#include <thread>
#include <utility>

void work();
bool ready();
void keep(std::thread);

void ignored(std::thread t) { work(); }
// CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:26: note: join it on every path, or use 'std::jthread', which joins in its destructor

void sometimes(std::thread t, bool wait) {
// CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  if (wait)
    t.join();
}

void left_early(std::thread t) {
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
// CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
// CHECK-MESSAGES: :[[@LINE-3]]:29: note: join it on every path, or use 'std::jthread', which joins in its destructor
  if (ready())
    return;
  t.join();
}

struct Holder {
  std::thread kept;
  void take(std::thread t) {
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: note: join it on every path, or use 'std::jthread', which joins in its destructor
    if (ready())
      kept = std::move(t);
  }
};

// Correct code.

void joined(std::thread t) { t.join(); }

void tested(std::thread t) {
  if (t.joinable())
    t.join();
}

void passed_on(std::thread t) { keep(std::move(t)); }

void by_reference(std::thread &t) { work(); }
void by_const_reference(const std::thread &t) { work(); }
void by_rvalue_reference(std::thread &&t) { work(); }
void by_pointer(std::thread *t) { work(); }
void shared(std::shared_ptr<std::thread> t) { work(); }

struct Owner {
  std::thread kept;
  explicit Owner(std::thread t) : kept(std::move(t)) {}
  void set(std::thread t) { kept = std::move(t); }
  ~Owner() { kept.join(); }
};

std::thread through(std::thread t) { return t; }
