// RUN: %check_spawn %s --headers libstdc++
// The variable that gets the result of a start is used for more: its address is taken, or
// it is named where its value may be replaced.
#include <pthread.h>

void *body(void *);
void log(int *);
bool ready();

// --- Defects.

int left_for_another_reason() {
  pthread_t t;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 't' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:16: note: started here
    // CHECK-MESSAGES: :[[@LINE+6]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  int failed = pthread_create(&t, nullptr, body, nullptr);
  if (failed)
    return failed;
  if (!ready())
    return 1;
  pthread_join(t, nullptr);
  log(&failed);
  return 0;
}

int never_joined() {
  pthread_t t;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 't' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:16: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  int failed = pthread_create(&t, nullptr, body, nullptr);
  log(&failed);
  return failed;
}

// --- Correct.

int passed_on_later() {
  pthread_t t;
  int failed = pthread_create(&t, nullptr, body, nullptr);
  if (failed)
    return failed;
  pthread_join(t, nullptr);
  log(&failed);
  return failed;
}

int chosen() {
  pthread_t t;
  int failed = pthread_create(&t, nullptr, body, nullptr), joined;
  if (failed != 0)
    return failed;
  joined = pthread_join(t, nullptr);
  return failed ? failed : joined;
}
