// RUN: %check_spawn %s --headers libstdc++,libc++ -- -I%S/Inputs
// A throw in a header, and throws that guard against the caller's mistakes.
#include "throws.h"
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

void work() {}

void function_in_a_header(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: throws.h:4:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  load_file(n);
  t.join();
}

void constructor_in_a_header(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:12: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: throws.h:8:30: note: through this call
  // CHECK-MESSAGES: throws.h:4:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  Settings settings(n);
  t.join();
}

// Correct code, or taken for it.

void method_in_a_header(const Settings &settings) {
  std::thread t(work);
  settings.get();
  t.join();
}

void require(bool condition) {
  if (!condition)
    throw std::logic_error("requirement");
}
void assertion_like() {
  std::thread t(work);
  require(t.joinable());
  t.join();
}

void standard_library(std::vector<int> &values) {
  std::thread t(work);
  values.push_back(values.at(0));
  std::string text(100, 'x');
  t.join();
}

void throw4() { throw 4; }
void throw3() { throw4(); }
void throw2() { throw3(); }
void throw1() { throw2(); }
void deep_down() {
  std::thread t(work);
  throw1();
  t.join();
}
