// RUN: %check_spawn %s --headers libstdc++,libc++
// What fails for who uses it wrongly only: no right program goes on from there.
#include <pthread.h>
void *work(void *);
struct AssertionResult {
  bool ok;
  explicit AssertionResult(bool b) : ok(b) {}
  operator bool() const { return ok; }
  AssertionResult(const AssertionResult &) = default;
};
template <typename A, typename B>
AssertionResult compare(const char *, const char *, A a, B b);
#define ASSERT_EQ(a, b)                                                        \
  if (const AssertionResult gtest_ar = compare(#a, #b, a, b))                  \
    ;                                                                          \
  else                                                                         \
    return
bool ready();
int joined_in_turn() {
  pthread_t a, b;
  if (pthread_create(&a, nullptr, work, nullptr) != 0)
    return 1;
  if (pthread_create(&b, nullptr, work, nullptr) != 0) {
    pthread_join(a, nullptr);
    return 1;
  }
  if (pthread_join(a, nullptr) != 0)
    return 1;
  if (pthread_join(b, nullptr))
    return 1;
  return 0;
}
void asserted() {
  pthread_t a, b;
  if (pthread_create(&a, nullptr, work, nullptr) != 0)
    return;
  if (pthread_create(&b, nullptr, work, nullptr) != 0) {
    pthread_join(a, nullptr);
    return;
  }
  ASSERT_EQ(0, pthread_join(a, nullptr));
  ASSERT_EQ(0, pthread_join(b, nullptr));
}
void asserted_of_something_else() {
  pthread_t a, b;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the thread 'b' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+9]]:3: note: the 'return' in 'ASSERT_EQ' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:16: note: release it with 'pthread_join' or 'pthread_detach' on every path
  if (pthread_create(&a, nullptr, work, nullptr) != 0)
    return;
  if (pthread_create(&b, nullptr, work, nullptr) != 0) {
    pthread_join(a, nullptr);
    return;
  }
  ASSERT_EQ(0, pthread_join(a, nullptr));
  ASSERT_EQ(true, ready());
  ASSERT_EQ(0, pthread_join(b, nullptr));
}
int created_in_turn() {
  pthread_t a, b;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 'a' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  if (pthread_create(&a, nullptr, work, nullptr) != 0)
    return 1;
  if (pthread_create(&b, nullptr, work, nullptr) != 0)
    return 1;
  pthread_join(a, nullptr);
  pthread_join(b, nullptr);
  return 0;
}
int tried() {
  pthread_t a, b;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the thread 'b' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+10]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:16: note: release it with 'pthread_join' or 'pthread_detach' on every path
  if (pthread_create(&a, nullptr, work, nullptr) != 0)
    return 1;
  if (pthread_create(&b, nullptr, work, nullptr) != 0) {
    pthread_join(a, nullptr);
    return 1;
  }
  int failed = pthread_join(a, nullptr);
  if (ready())
    return failed;
  return pthread_join(b, nullptr);
}
