// RUN: %check_spawn %s --std c11 --headers none
// C11 threads, by the C library's own <threads.h>.
#include <stdio.h>
#include <stdlib.h>
#include <threads.h>

int work(void *data);
int ready(void);
thrd_t start_worker(void);
void keep(thrd_t thread);

// Defects: neither joined nor detached.

void dropped(void) { start_worker(); }
// CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the thread from 'start_worker' is discarded, so its system resources leak [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:22: note: keep the handle and release it
// CHECK-MESSAGES: :[[@LINE-3]]:22: note: cast to void: the drop is meant

void by_a_comma(void) { start_worker(), ready(); }
// CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the thread from 'start_worker' is discarded, so its system resources leak [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:25: note: keep the handle and release it
// CHECK-MESSAGES: :[[@LINE-3]]:25: note: cast to void: the drop is meant

void one_of_two(void) {
  if (ready())
    thrd_join(start_worker(), NULL);
  else
    start_worker();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread from 'start_worker' is discarded, so its system resources leak [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle and release it
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: cast to void: the drop is meant
}

void in_a_loop(void) {
  for (int i = 0; i < 3; ++i)
    start_worker();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread from 'start_worker' is discarded, so its system resources leak [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle and release it
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: cast to void: the drop is meant
}

void never_joined(void) {
  thrd_t thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: release it with 'thrd_join' or 'thrd_detach' on every path
  thrd_create(&thread, work, NULL);
}

void only_checked(void) {
  thrd_t thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: release it with 'thrd_join' or 'thrd_detach' on every path
  if (thrd_create(&thread, work, NULL) != thrd_success)
    abort();
  puts("started");
}

void returned(void) {
  thrd_t thread = start_worker();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: release it on every path
  ready();
}

int early(void) {
  thrd_t thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: release it with 'thrd_join' or 'thrd_detach' on every path
  if (thrd_create(&thread, work, NULL) != thrd_success)
    return 1;
  if (!ready())
    return 2;
  return thrd_join(thread, NULL);
}

int by_goto(void) {
  thrd_t thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+9]]:3: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: release it with 'thrd_join' or 'thrd_detach' on every path
  int result = 1;
  if (thrd_create(&thread, work, NULL) != thrd_success)
    return result;
  if (!ready())
    goto out;
  thrd_join(thread, &result);
out:
  return result;
}

int second_fails(void) {
  thrd_t first, second;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'first' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: release it with 'thrd_join' or 'thrd_detach' on every path
  if (thrd_create(&first, work, NULL) != thrd_success)
    return 1;
  if (thrd_create(&second, work, NULL) != thrd_success)
    return 1;
  thrd_join(first, NULL);
  thrd_join(second, NULL);
  return 0;
}

void overwritten(void) {
  thrd_t thread = start_worker();
  thread = start_worker();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 'thread' is overwritten before it is released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: release it before this
  thrd_join(thread, NULL);
}

void created_twice(void) {
  thrd_t thread;
  thrd_create(&thread, work, "first");
  thrd_create(&thread, work, "second");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 'thread' is overwritten before it is released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: release it with 'thrd_join' or 'thrd_detach' before this
  thrd_join(thread, NULL);
}

void in_an_array(void) {
  thrd_t threads[3];
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the work in 'threads' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: release it with 'thrd_join' or 'thrd_detach' on every path
  for (int i = 0; i < 3; ++i)
    thrd_create(&threads[i], work, NULL);
}

// Correct code.

int joined(void) {
  thrd_t thread;
  int result = 0;
  if (thrd_create(&thread, work, NULL) == thrd_success)
    thrd_join(thread, &result);
  return result;
}

// Where none was created, there is none to join.
int joined_or_failed(void) {
  thrd_t thread;
  switch (thrd_create(&thread, work, NULL)) {
  case thrd_nomem:
    return 2;
  case thrd_error:
    return 1;
  default:
    return thrd_join(thread, NULL);
  }
}

void failed_ends_the_program(void) {
  thrd_t thread;
  if (thrd_create(&thread, work, NULL) != thrd_success) {
    perror("thrd_create");
    exit(EXIT_FAILURE);
  }
  thrd_join(thread, NULL);
}

void detached(void) {
  thrd_t thread;
  thrd_create(&thread, work, NULL);
  thrd_detach(thread);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, so it may run while the program ends [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for its end before what it uses ends
}

void detached_at_once(void) {
  thrd_t thread;
  if (thrd_success == thrd_create(&thread, work, NULL))
    thrd_detach(thread);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, so it may run while the program ends [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it, and wait for its end before what it uses ends
}

// The thread itself lets go.
int lets_go(void *data) {
  (void)data;
  thrd_detach(thrd_current());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, so it may run while the program ends [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for its end before what it uses ends
  return 0;
}

// The usual example: all are created, then all are joined.
void all(void) {
  thrd_t threads[3];
  for (int i = 0; i < 3; ++i)
    thrd_create(&threads[i], work, NULL);
  for (int i = 0; i < 3; ++i)
    thrd_join(threads[i], NULL);
}

// Only those that were created are joined.
int those_created(void) {
  thrd_t threads[3];
  int count = 0;
  while (count < 3 && thrd_create(&threads[count], work, NULL) == thrd_success)
    ++count;
  for (int i = 0; i < count; ++i)
    thrd_join(threads[i], NULL);
  return count;
}

// On the heap, for as long as it takes.
void allocated(int count) {
  thrd_t *threads = malloc(sizeof(thrd_t) * count);
  for (int i = 0; i < count; ++i)
    thrd_create(&threads[i], work, NULL);
  for (int i = 0; i < count; ++i)
    thrd_join(threads[i], NULL);
  free(threads);
}

// Kept with its pool, or for who asked for it.
struct pool {
  thrd_t worker;
  mtx_t lock;
};

int pool_start(struct pool *pool) {
  return mtx_init(&pool->lock, mtx_plain) == thrd_success &&
         thrd_create(&pool->worker, work, pool) == thrd_success;
}

void pool_stop(struct pool *pool) {
  thrd_join(pool->worker, NULL);
  mtx_destroy(&pool->lock);
}

void for_the_caller(thrd_t *out) { thrd_create(out, work, NULL); }

thrd_t returned_thread(void) {
  thrd_t thread;
  thrd_create(&thread, work, NULL);
  return thread;
}

static thrd_t background;
void in_the_background(void) { thrd_create(&background, work, NULL); }

void kept(void) {
  thrd_t thread;
  thrd_create(&thread, work, NULL);
  keep(thread);
}

// It joins on each path, by one label.
int cleans_up(void) {
  thrd_t thread;
  int result = 1;
  if (thrd_create(&thread, work, NULL) != thrd_success)
    return result;
  if (!ready())
    goto join;
  result = 0;
join:
  thrd_join(thread, NULL);
  return result;
}

// No handle of its own.
int same(thrd_t other) {
  thrd_t self = thrd_current();
  return thrd_equal(self, other);
}

// It ends the thread, and who joins it takes the result.
int ends(void *data) {
  thrd_yield();
  thrd_exit(*(int *)data);
}

// It is meant to be dropped.
void meant(void) { (void)start_worker(); }
