// RUN: %check_spawn %s --headers mock
// Half-typed code: a variable is not judged where the parser dropped code that
// names it, and the rest of the file is.
#include <thread>

void work() {}

void dropped_statement() {
  std::thread t(work);
  if (unknown)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: use of undeclared identifier 'unknown' [clang-diagnostic-error]
    t.join();
}

void unknown_member() {
  std::thread t(work);
  t.jo();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: error: no member named 'jo' in 'std::thread' [clang-diagnostic-error]
}

void unknown_argument() {
  std::thread t(work);
  unknown(t);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: use of undeclared identifier 'unknown' [clang-diagnostic-error]
}

void whole() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
}

void half_typed() {
  std::thread t(work);
  if (work(
  t.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: error: expected ')' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-3]]:11: note: to match this '('
}
