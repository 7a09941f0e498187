// RUN: %check_spawn %s --headers libstdc++,libc++
// Paths on which the program ends.
#include <cassert>
#include <cstdlib>
#include <exception>
#include <thread>
#include <unistd.h>

void work() {}
bool ready();
[[noreturn]] void fatal(const char *);

void returns_after_a_message() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  if (!ready()) {
    work();
    return;
  }
  t.join();
}

void end_of_the_branch_is_reached() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
  // CHECK-FIXES:   std::jthread t(work);
  if (ready())
    std::exit(1);
}

// Correct code.

void exits() {
  std::thread t(work);
  if (!ready())
    std::exit(1);
  t.join();
}

void aborts() {
  std::thread t(work);
  if (!ready())
    std::abort();
  t.join();
}

void exits_at_once() {
  std::thread t(work);
  if (!ready())
    _exit(1);
  t.join();
}

void own_noreturn() {
  std::thread t(work);
  if (!ready())
    fatal("no");
  t.join();
}

void terminates() {
  std::thread t(work);
  if (!ready())
    std::terminate();
  t.join();
}

void asserts() {
  std::thread t(work);
  assert(t.joinable());
  t.join();
}
