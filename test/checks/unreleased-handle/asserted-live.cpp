// RUN: %check_spawn %s --headers libstdc++,libc++
// A test that asserts that a handle is live leaves nothing where it is not.
#include <memory>
#include <thread>

struct AssertionResult {
  template <typename T>
  explicit AssertionResult(const T &success,
                           std::enable_if_t<!std::is_convertible_v<
                               T, AssertionResult>> * = nullptr)
      : success(success) {}
  operator bool() const { return success; }
  bool success;
};
struct Message {};
struct Helper {
  void operator=(const Message &) const;
};
#define ASSERT_TRUE(Condition)                                                 \
  switch (0)                                                                   \
  case 0:                                                                      \
  default:                                                                     \
    if (const AssertionResult kept = AssertionResult(Condition))               \
      ;                                                                        \
    else                                                                       \
      return Helper() = Message()
#define ASSERT_FALSE(Condition) ASSERT_TRUE(!(Condition))

void work();
bool ok();

void live() {
  std::thread t(work);
  ASSERT_TRUE(t.joinable());
  t.join();
}
void not_empty() {
  std::thread t(work);
  ASSERT_FALSE(!t.joinable());
  t.join();
}
void by_id() {
  std::thread t(work);
  ASSERT_TRUE(t.get_id() != std::thread::id());
  t.join();
}
void of_a_pointer() {
  auto t = std::make_unique<std::thread>(work);
  ASSERT_TRUE(t != nullptr);
  t->join();
}
void no_longer_live() {
  std::thread t(work);
  t.join();
  ASSERT_FALSE(t.joinable());
}
void live_with_another(bool started) {
  std::thread t;
  if (started)
    t = std::thread(work);
  ASSERT_TRUE(started);
  t.join();
}

// It asserts something else.
void other() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: the 'return' in 'ASSERT_TRUE' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  ASSERT_TRUE(ok());
  t.join();
}
void of_another(std::thread &u) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: the 'return' in 'ASSERT_TRUE' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  ASSERT_TRUE(u.joinable());
  t.join();
}
void the_opposite() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  ASSERT_FALSE(t.joinable());
  t.join();
}
void one_of_two() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: the 'return' in 'ASSERT_TRUE' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  ASSERT_TRUE(t.joinable() && ok());
  t.join();
}
