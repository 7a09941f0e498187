// RUN: %check_spawn %s --std gnu11 --headers none -- $(pkg-config --cflags libuv)
#include <stdio.h>
#include <uv.h>

void worker(void *data);

void never_joined(void) {
  uv_thread_t thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it with 'uv_thread_join' on every path
  uv_thread_create(&thread, worker, NULL);
}

int second_fails(void) {
  uv_thread_t a, b;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'a' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: release it with 'uv_thread_join' on every path
  if (uv_thread_create(&a, worker, NULL))
    return 1;
  if (uv_thread_create(&b, worker, NULL))
    return 1;
  uv_thread_join(&a);
  uv_thread_join(&b);
  return 0;
}

/* Correct code. */

/* There is none where it failed. */
int joined_or_failed(void) {
  uv_thread_t thread;
  int r = uv_thread_create(&thread, worker, NULL);
  if (r < 0) {
    fprintf(stderr, "%s\n", uv_strerror(r));
    return 1;
  }
  uv_thread_join(&thread);
  return 0;
}

/* The object keeps it. */
struct server { uv_thread_t thread; };
int kept(struct server *server) {
  return uv_thread_create(&server->thread, worker, server);
}

/* All of them are joined. */
void several(void) {
  uv_thread_t threads[4];
  for (int i = 0; i < 4; ++i)
    uv_thread_create(&threads[i], worker, NULL);
  for (int i = 0; i < 4; ++i)
    uv_thread_join(threads + i);
}
