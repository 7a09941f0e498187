// RUN: %check_spawn %s --headers libstdc++,libc++
// The throwing edge, told as a story.
#include <new>
#include <stdexcept>
#include <thread>

void work() {}
void unseen();
bool ready();

void check(int n) {
  if (n < 0)
    throw std::invalid_argument("negative");
}

void check_deeper(int n) { check(n + 1); }

struct Config {
  explicit Config(int n) { check(n); }
};

void called(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-13]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  check(n);
  t.join();
}

void called_deeper(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:3: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-21]]:28: note: through this call
  // CHECK-MESSAGES: :[[@LINE-25]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  check_deeper(n);
  t.join();
}

void constructed(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:10: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-30]]:28: note: through this call
  // CHECK-MESSAGES: :[[@LINE-37]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  Config config(n);
  t.join();
}

void thrown_here() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: after this 'throw' 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  if (!ready())
    throw 1;
  t.join();
}

void caught_too_far_out(int n) {
  try {
    std::thread t(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+4]]:5: note: this call can throw, and then 't' is destroyed while joinable
    // CHECK-MESSAGES: :[[@LINE-60]]:5: note: because of this 'throw'
    // CHECK-MESSAGES: :[[@LINE-4]]:17: note: join it on every path, or use 'std::jthread', which joins in its destructor
    // CHECK-FIXES:     std::jthread t(work);
    check(n);
    t.join();
  } catch (const std::exception &) {
  }
}

void caught_by_nobody(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-73]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  try {
    check(n);
  } catch (const std::bad_alloc &) {
  }
  t.join();
}

void caught_and_left(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+6]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  try {
    check(n);
  } catch (const std::exception &) {
    return;
  }
  t.join();
}

void caught_and_rethrown(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+6]]:5: note: after this 'throw' 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  try {
    check(n);
  } catch (...) {
    throw;
  }
  t.join();
}

void rethrown_inside(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+7]]:7: note: after this 'throw' 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  try {
    try {
      check(n);
    } catch (const std::invalid_argument &) {
      throw;
    }
  } catch (const std::bad_alloc &) {
  }
  t.join();
}

void function_try_block(int n) try {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-132]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  check(n);
  t.join();
} catch (...) {
}

void another_is_thrown(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+6]]:5: note: after this 'throw' 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  try {
    check(n);
  } catch (const std::exception &) {
    throw std::runtime_error("lost");
  }
  t.join();
}

void joined_in_the_try_block_alone(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+6]]:5: note: no release follows from this handler
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  try {
    check(n);
    t.join();
  } catch (...) {
    work();
  }
}

// Correct code.

void before_the_start(int n) {
  check(n);
  std::thread t(work);
  t.join();
}

void after_the_join(int n) {
  std::thread t(work);
  t.join();
  check(n);
}

void caught_here(int n) {
  std::thread t(work);
  try {
    check(n);
  } catch (const std::exception &) {
    work();
  }
  t.join();
}

void caught_as_a_base(int n) {
  std::thread t(work);
  try {
    check(n);
  } catch (const std::logic_error &) {
  }
  t.join();
}

void joined_and_rethrown(int n) {
  std::thread t(work);
  try {
    check(n);
  } catch (...) {
    t.join();
    throw;
  }
  t.join();
}

void rethrown_and_caught(int n) {
  std::thread t(work);
  try {
    try {
      check(n);
    } catch (const std::invalid_argument &) {
      throw;
    }
  } catch (const std::exception &) {
  }
  t.join();
}

void out_of_sight() {
  std::thread t(work);
  unseen();
  t.join();
}

void terminates_anyway(int n) noexcept {
  std::thread t(work);
  check(n);
  t.join();
}

void swallows(int n) {
  try {
    check(n);
  } catch (...) {
  }
}
void callee_catches(int n) {
  std::thread t(work);
  swallows(n);
  t.join();
}

int main(int argc, char **) {
  std::thread t(work);
  check(argc);
  t.join();
}
