// RUN: %check_spawn %s --passes 2
// One fix a line at a time; the other is offered the next time.
#include <future>
#include <thread>

void work() {}

// clang-format off
void two() {
  std::async(work); std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and wait for it where the result is needed, or call the function directly
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep the future until the end of the scope
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-5]]:21: warning: the future from 'std::async' is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-6]]:21: note: keep it and wait for it where the result is needed, or call the function directly
  // CHECK-MESSAGES: :[[@LINE-7]]:21: note: keep the future until the end of the scope
  // CHECK-MESSAGES: :[[@LINE-8]]:21: note: take its result with get() here, which rethrows its exception
  // CHECK-FIXES:   std::async(work).wait(); std::async(work);
  std::thread t(work); std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
  // CHECK-MESSAGES: :[[@LINE-4]]:24: warning: the future from 'std::async' is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-5]]:24: note: keep it and wait for it where the result is needed, or call the function directly
  // CHECK-MESSAGES: :[[@LINE-6]]:24: note: take its result with get() here, which rethrows its exception
  // CHECK-FIXES:   std::thread t(work); std::async(work).wait();
}
