// RUN: %check_spawn %s --std c11 --headers none
#include <pthread.h>
#include <threads.h>

int work(void *data);
void *body(void *data);

void never_joined(void) {
  thrd_t t;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 't' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: release it with 'thrd_join' or 'thrd_detach' on every path
  thrd_create(&t, work, 0);
}

int second_fails(void) {
  thrd_t a, b;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'a' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: release it with 'thrd_join' or 'thrd_detach' on every path
  if (thrd_create(&a, work, 0) != thrd_success)
    return 1;
  if (thrd_create(&b, work, 0) != thrd_success)
    return 1;
  thrd_join(a, 0);
  thrd_join(b, 0);
  return 0;
}

void posix(void) {
  pthread_t t;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 't' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  pthread_create(&t, NULL, body, 0);
}

/* Correct code. */

void joined(void) {
  thrd_t t;
  if (thrd_create(&t, work, 0) == thrd_success)
    thrd_join(t, 0);
}

void detached(void) {
  thrd_t t;
  thrd_create(&t, work, 0);
  thrd_detach(t);
}

int joined_or_failed(void) {
  pthread_t t;
  if (pthread_create(&t, NULL, body, 0))
    return 1;
  return pthread_join(t, 0);
}

void freed(pthread_t *out) { pthread_create(out, NULL, body, 0); }
