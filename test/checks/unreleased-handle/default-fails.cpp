// RUN: %check_spawn %s --headers libstdc++,libc++
// A `default:` that fails a test says that no value gets there.
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

struct Message {};
struct Helper {
  void operator=(const Message &) const;
};
#define FAIL() return Helper() = Message()
#define ASSERT_TRUE(Condition)                                                 \
  if (Condition)                                                               \
    ;                                                                          \
  else                                                                         \
    return Helper() = Message()

void work();

void fails_by_default(unsigned digit) {
  std::vector<std::thread> threads;
  for (unsigned i = 0; i != 9; ++i)
    switch (digit % 2) {
    case 0:
      threads.emplace_back(work);
      break;
    case 1:
      threads.emplace_back(work);
      break;
    default:
      FAIL();
    }
  for (auto &t : threads)
    t.join();
}
void of_one_thread(int n) {
  std::thread t(work);
  switch (n) {
  case 0:
    break;
  default:
    FAIL();
  }
  t.join();
}

void in_braces(int n) {
  std::thread t(work);
  switch (n) {
  case 0:
    break;
  case 1:
  default: {
    FAIL();
  }
  }
  t.join();
}

// Others are returns like any other.
void log(const char *);
#define RETURN_ERROR(Text) return log(Text)
void returns_an_error_by_default(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: the 'return' in 'RETURN_ERROR' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  switch (n) {
  case 0:
    break;
  default:
    RETURN_ERROR("unknown");
  }
  t.join();
}
void fails_in_a_case(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: the 'return' in 'FAIL' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  switch (n) {
  case 0:
    FAIL();
  default:
    break;
  }
  t.join();
}
void asserts_by_default(int n, bool holds) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: the 'return' in 'ASSERT_TRUE' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  switch (n) {
  case 0:
    break;
  default:
    ASSERT_TRUE(holds);
  }
  t.join();
}
void returns_by_default(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  switch (n) {
  case 0:
    break;
  default:
    return;
  }
  t.join();
}
void fails_otherwise(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: the 'return' in 'FAIL' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  if (n != 0)
    FAIL();
  t.join();
}
