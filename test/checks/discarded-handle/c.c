// RUN: %check_spawn %s --headers none --std c11
// C has no destructors, and drops handles all the same.
#include <pthread.h>
#include <stdio.h>
#include <threads.h>
#include <unistd.h>

thrd_t start_worker(void);
int work(void *);

void dropped(int ready) {
  fork();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process from 'fork' is discarded, so it stays a zombie when it has ended [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep its id and wait for it with 'waitpid' or 'wait'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  ready && fork();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the child process from 'fork' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: keep its id and wait for it with 'waitpid' or 'wait', or cast it to void if the drop is meant
  start_worker();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'start_worker' is discarded, so its system resources leak
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and release it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// Correct code.

void correct(void) {
  thrd_t started;
  thrd_create(&started, work, 0);
  thrd_join(started, 0);
  thrd_current();
  thrd_detach(start_worker());
  pclose(popen("true", "r"));
  (void)start_worker();
}
