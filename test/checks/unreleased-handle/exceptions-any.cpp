// RUN: %check_spawn %s --headers libstdc++,libc++ --option spawn-unreleased-handle.ExceptionPaths=any
// Each call that is not known to be noexcept may throw, the start of the
// second thread too.
#include <string>
#include <thread>

void work() {}
void unseen();
void harmless() noexcept;

void out_of_sight() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: this call is not known to be noexcept; if it throws, 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  unseen();
  t.join();
}

void second_start() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:15: note: this call is not known to be noexcept; if it throws, 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  std::thread u(work);
  t.join();
  u.join();
}

void allocates() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:12: note: this call is not known to be noexcept; if it throws, 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  int *n = new int(1);
  t.join();
  delete n;
}

// Correct code.

void guarded() {
  std::thread t(work);
  try {
    unseen();
  } catch (...) {
    t.join();
    throw;
  }
  t.join();
}

void noexcept_call() {
  std::thread t(work);
  harmless();
  t.join();
}

void nothing_in_between() {
  std::thread t(work);
  t.join();
}
