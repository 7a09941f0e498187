// RUN: %check_spawn %s --option ExceptionPaths=none
#include <thread>

void work() {}
void check(int n) {
  if (n < 0)
    throw n;
}

void ordinary_paths_count(bool c) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  if (c)
    return;
  t.join();
}

// Not looked at.

void called(int n) {
  std::thread t(work);
  check(n);
  t.join();
}
