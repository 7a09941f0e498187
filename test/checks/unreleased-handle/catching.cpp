// RUN: %check_spawn %s --headers libstdc++,libc++
// Which handlers catch what a callee throws.
#include <thread>

void work() {}

struct Error {};
struct Timeout : Error {};
class Hidden : Error {};
struct Left : Error {};
struct Right : Error {};
struct Twice : Left, Right {};

void throw_timeout() { throw Timeout(); }
void throw_hidden() { throw Hidden(); }
void throw_twice() { throw Twice(); }
void throw_text() { throw "text"; }
void throw_timeout_pointer() { throw new Timeout; }
void throw_null() { throw nullptr; }
void throw_timeout_as_hidden() {
  try {
    throw_timeout();
  } catch (const Error &) {
    throw Hidden();
  }
}

void private_base() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-17]]:23: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  try {
    throw_hidden();
  } catch (const Error &) {
  }
  t.join();
}

void base_twice() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-30]]:22: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  try {
    throw_twice();
  } catch (const Error &) {
  }
  t.join();
}

void const_dropped() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-43]]:21: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  try {
    throw_text();
  } catch (char *) {
  }
  t.join();
}

void another_is_thrown_by_the_handler() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-50]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  try {
    throw_timeout_as_hidden();
  } catch (const Timeout &) {
  }
  t.join();
}

// Nothing below is a finding.

void public_base() {
  std::thread t(work);
  try {
    throw_timeout();
  } catch (const Error &) {
  }
  t.join();
}

void same_class() {
  std::thread t(work);
  try {
    throw_twice();
  } catch (Twice) {
  }
  t.join();
}

void pointer_to_base() {
  std::thread t(work);
  try {
    throw_timeout_pointer();
  } catch (const Error *) {
  }
  t.join();
}

void pointer_to_void() {
  std::thread t(work);
  try {
    throw_text();
  } catch (const void *) {
  }
  t.join();
}

void null() {
  std::thread t(work);
  try {
    throw_null();
  } catch (const Error *) {
  }
  t.join();
}
