// RUN: %check_spawn %s --headers libstdc++
// Where the result of pthread_create() is judged in another way than by a
// comparison, the exit on which nothing is done with the thread is its failure.
#include <pthread.h>

void *body(void *);
struct Result {
  explicit operator bool() const;
};
Result equal(int, int);
#define EXPECT_OR_RETURN(a, b)                                                 \
  if (const Result r = equal(a, b))                                            \
    ;                                                                          \
  else                                                                         \
    return
bool is_error(int);
void must(int code) {
  if (code)
    throw code;
}
bool ready();

void by_macro() {
  pthread_t t;
  EXPECT_OR_RETURN(0, pthread_create(&t, nullptr, body, nullptr));
  pthread_join(t, nullptr);
}
void by_function() {
  pthread_t t;
  int code = pthread_create(&t, nullptr, body, nullptr);
  bool failed = is_error(code);
  if (failed)
    return;
  pthread_join(t, nullptr);
}
void by_throwing() {
  pthread_t t;
  must(pthread_create(&t, nullptr, body, nullptr));
  pthread_join(t, nullptr);
}
void by_throwing_later() {
  pthread_t t;
  int code = pthread_create(&t, nullptr, body, nullptr);
  must(code);
  pthread_join(t, nullptr);
}

void another_exit() {
  pthread_t t;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 't' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:23: note: started here
    // CHECK-MESSAGES: :[[@LINE+4]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  EXPECT_OR_RETURN(0, pthread_create(&t, nullptr, body, nullptr));
  if (!ready())
    return;
  pthread_join(t, nullptr);
}
void another_throw(int other) {
  pthread_t t;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 't' is not released when an exception is thrown, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:8: note: started here
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is dropped
    // CHECK-MESSAGES: :[[@LINE-45]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-5]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  must(pthread_create(&t, nullptr, body, nullptr));
  must(other);
  pthread_join(t, nullptr);
}
void never_joined() {
  pthread_t t;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 't' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:23: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  EXPECT_OR_RETURN(0, pthread_create(&t, nullptr, body, nullptr));
}
void another_result(bool (*ok)(int)) {
  pthread_t a, b;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 'a' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:14: note: started here
    // CHECK-MESSAGES: :[[@LINE+7]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  int code = pthread_create(&a, nullptr, body, nullptr);
  if (!ok(code))
    return;
  code = pthread_create(&b, nullptr, body, nullptr);
  if (code != 0)
    return;
  pthread_join(a, nullptr);
  pthread_join(b, nullptr);
}
