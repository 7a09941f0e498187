// RUN: %check_spawn %s
// A function whose name says that it expects a throw: the handle is never made.
// The word must be a whole one, and not denied.
#include <thread>

void work() {}

template <typename F> void assert_throws(F f);
// CHECK-MESSAGES: :[[@LINE-1]]:28: error: function 'assert_throws<(lambda at expected-throws.cpp:37:17)>' is used but not defined in this translation unit, and cannot be defined in any other translation unit because its type does not have linkage [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE+27]]:3: note: used here
template <typename F> void expectThrow(F f);
// CHECK-MESSAGES: :[[@LINE-1]]:28: error: function 'expectThrow<(lambda at expected-throws.cpp:38:15)>' is used but not defined in this translation unit, and cannot be defined in any other translation unit because its type does not have linkage [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE+25]]:3: note: used here
template <typename F> void REQUIRE_THROWS(F f);
// CHECK-MESSAGES: :[[@LINE-1]]:28: error: function 'REQUIRE_THROWS<(lambda at expected-throws.cpp:39:18)>' is used but not defined in this translation unit, and cannot be defined in any other translation unit because its type does not have linkage [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE+23]]:3: note: used here
template <typename F> void checkThatItThrowsSomething(F f);
// CHECK-MESSAGES: :[[@LINE-1]]:28: error: function 'checkThatItThrowsSomething<(lambda at expected-throws.cpp:40:30)>' is used but not defined in this translation unit, and cannot be defined in any other translation unit because its type does not have linkage [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE+21]]:3: note: used here
template <typename F> void run_nothrow(F f);
// CHECK-MESSAGES: :[[@LINE-1]]:28: error: function 'run_nothrow<(lambda at expected-throws.cpp:43:15)>' is used but not defined in this translation unit, and cannot be defined in any other translation unit because its type does not have linkage [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE+21]]:3: note: used here
template <typename F> void expect_no_throw(F f);
// CHECK-MESSAGES: :[[@LINE-1]]:28: error: function 'expect_no_throw<(lambda at expected-throws.cpp:46:19)>' is used but not defined in this translation unit, and cannot be defined in any other translation unit because its type does not have linkage [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE+21]]:3: note: used here
template <typename F> void requireNotThrows(F f);
// CHECK-MESSAGES: :[[@LINE-1]]:28: error: function 'requireNotThrows<(lambda at expected-throws.cpp:49:20)>' is used but not defined in this translation unit, and cannot be defined in any other translation unit because its type does not have linkage [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE+21]]:3: note: used here
template <typename F> void overthrow(F f);
// CHECK-MESSAGES: :[[@LINE-1]]:28: error: function 'overthrow<(lambda at expected-throws.cpp:52:13)>' is used but not defined in this translation unit, and cannot be defined in any other translation unit because its type does not have linkage [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE+21]]:3: note: used here
template <typename F> void run_safely(F f);
// CHECK-MESSAGES: :[[@LINE-1]]:28: error: function 'run_safely<(lambda at expected-throws.cpp:55:14)>' is used but not defined in this translation unit, and cannot be defined in any other translation unit because its type does not have linkage [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE+21]]:3: note: used here

void expected() {
  assert_throws([] { std::thread{work}; });
  expectThrow([] { std::thread{work}; });
  REQUIRE_THROWS([] { std::thread{work}; });
  checkThatItThrowsSomething([] { std::thread{work}; });
}
void not_expected() {
  run_nothrow([] { std::thread{work}; });
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  expect_no_throw([] { std::thread{work}; });
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  requireNotThrows([] { std::thread{work}; });
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  overthrow([] { std::thread{work}; });
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  run_safely([] { std::thread{work}; });
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:19: note: keep it and join it, or use 'std::jthread', which joins in its destructor
}
