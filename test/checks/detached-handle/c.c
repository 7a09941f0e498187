// RUN: %check_spawn %s --headers none --std c11
// Threads of C.
#include <pthread.h>
#include <semaphore.h>
#include <threads.h>

struct job {
  int number;
};
void *run(void *);
int go(void *);
void *once(void *nothing) { return nothing; }

void borrowed(struct job *j) {
  pthread_t t;
  if (pthread_create(&t, NULL, run, j) == 0)
    pthread_detach(t);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, and it borrows what 'j' points to [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-3]]:37: note: it is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep it, and wait for its end before what it uses ends
}

void c11(struct job *j) {
  thrd_t t;
  thrd_create(&t, go, j);
  thrd_detach(t);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, and it borrows what 'j' points to [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:23: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it, and wait for its end before what it uses ends
}

void parameter(pthread_t t) { pthread_detach(t); }
// CHECK-MESSAGES: :[[@LINE-1]]:31: warning: nobody can wait for the thread that is detached here, so it may run while the program ends [spawn-detached-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:31: note: keep it, and wait for its end before what it uses ends

void harmless(void) {
  pthread_t t;
  pthread_create(&t, NULL, once, NULL);
  pthread_detach(t);
}

void joined(struct job *j) {
  pthread_t t;
  pthread_create(&t, NULL, run, j);
  pthread_join(t, NULL);
}

void asks(pthread_attr_t *attributes) {
  int state;
  pthread_attr_getdetachstate(attributes, &state);
}

// A wrapper's callers know what they let go.
int job_detach(pthread_t *thread) { return pthread_detach(*thread); }

void uses_the_wrapper(struct job *j) {
  pthread_t t;
  if (pthread_create(&t, NULL, run, j) == 0)
    job_detach(&t);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, and it borrows what 'j' points to [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-3]]:37: note: it is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep it, and wait for its end before what it uses ends
}

void uses_the_wrapper_well(void) {
  pthread_t t;
  if (pthread_create(&t, NULL, once, NULL) == 0)
    job_detach(&t);
}

struct shared {
  sem_t done;
};
void *signals(void *shared);

void waits_for_it(void) {
  struct shared s;
  pthread_t t;
  sem_init(&s.done, 0, 0);
  pthread_create(&t, NULL, signals, &s);
  pthread_detach(t);
  sem_wait(&s.done);
}

void waits_for_a_while(const struct timespec *limit) {
  struct shared s;
  pthread_t t;
  sem_init(&s.done, 0, 0);
  pthread_create(&t, NULL, signals, &s);
  pthread_detach(t);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, and it borrows 's' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:37: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it, and wait for its end before what it uses ends
  sem_timedwait(&s.done, limit);
}

// Nothing of C is destroyed when the program ends.
static struct job first;
static struct job *next = &first;
void *counts(void *nothing) {
  ++next->number;
  return nothing;
}

void uses_what_stays(void) {
  pthread_t t;
  pthread_create(&t, NULL, counts, NULL);
  pthread_detach(t);
}

void waits_if_it_was_started(void) {
  struct shared s;
  pthread_t t;
  sem_init(&s.done, 0, 0);
  int failed = pthread_create(&t, NULL, signals, &s);
  int started = !failed;
  if (started) {
    pthread_detach(t);
    sem_wait(&s.done);
  }
}

int waits_unless_it_fails(void) {
  struct shared s;
  pthread_t t;
  pthread_attr_t attributes;
  sem_init(&s.done, 0, 0);
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  if (pthread_create(&t, &attributes, signals, &s) != 0)
    return 1;
  sem_wait(&s.done);
  return 0;
}

void waits_if_asked_to(int asked) {
  struct shared s;
  pthread_t t;
  sem_init(&s.done, 0, 0);
  int failed = pthread_create(&t, NULL, signals, &s);
  if (!failed)
    pthread_detach(t);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, and it borrows 's' [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-4]]:50: note: it is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep it, and wait for its end before what it uses ends
  if (asked)
    sem_wait(&s.done);
}
