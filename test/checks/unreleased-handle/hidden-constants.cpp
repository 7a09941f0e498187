// RUN: %check_spawn %s --headers libstdc++,libc++
// A condition that is false, and hides that from the compiler, throws nothing.
#include <thread>

void work() {}
bool IsTrue(bool Value);
bool fails();
bool check(bool First, bool Second);

struct Failure {};

inline bool AlwaysTrue() {
  if (IsTrue(false))
    throw Failure();
  return true;
}
inline void mayFail() {
  if (fails())
    throw Failure();
}
inline void mayFailOtherwise(bool Value) {
  if (IsTrue(Value))
    throw Failure();
}
inline void failsUnlessFalse() {
  if (check(false, true))
    throw Failure();
}
inline void failsElse() {
  if (IsTrue(false))
    throw 1;
  else
    throw Failure();
}

void never_throws() {
  std::thread t(work);
  while (!AlwaysTrue())
    ;
  t.join();
}

void throws() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
    // CHECK-MESSAGES: :[[@LINE-28]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  mayFail();
  t.join();
}

void throws_by_argument(bool Value) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
    // CHECK-MESSAGES: :[[@LINE-35]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  mayFailOtherwise(Value);
  t.join();
}

void throws_by_two() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
    // CHECK-MESSAGES: :[[@LINE-42]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  failsUnlessFalse();
  t.join();
}

void throws_else() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
    // CHECK-MESSAGES: :[[@LINE-47]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  failsElse();
  t.join();
}
