// RUN: %check_spawn %s --std gnu11 --headers none -- $(pkg-config --cflags gio-2.0)
#include <gio/gio.h>

gpointer worker(gpointer data);
gboolean ready(void);
void keep(GThread *thread);

void dropped(void) {
  g_thread_new("worker", worker, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'g_thread_new' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and release it with 'g_thread_join' or 'g_thread_unref'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void never_joined(void) {
  GThread *thread = g_thread_new("worker", worker, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: release it with 'g_thread_join' or 'g_thread_unref' on every path
  g_debug("%p", (void *)worker);
}

int leaves_by_goto(void) {
  GThread *thread = g_thread_new("worker", worker, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+8]]:3: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:12: note: release it with 'g_thread_join' or 'g_thread_unref' on every path
  int result = 1;
  if (!ready())
    goto out;
  g_thread_join(thread);
  result = 0;
out:
  return result;
}

void overwritten(void) {
  GThread *thread = g_thread_new("first", worker, NULL);
  thread = g_thread_new("second", worker, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 'thread' is overwritten before it is released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: release it with 'g_thread_join' or 'g_thread_unref' before this
  g_thread_unref(thread);
}

/* Correct code. */

/* What GLib documents for threads that nobody joins. */
void detached(void) { g_thread_unref(g_thread_new("worker", worker, NULL)); }
// CHECK-MESSAGES: :[[@LINE-1]]:23: warning: nobody can wait for the thread that is detached here, so it may run while the program ends [spawn-detached-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:23: note: keep it, and wait for its end before what it uses ends

/* GLib's cleanup function for GThread unreferences. */
void automatically(void) {
  g_autoptr(GThread) thread = g_thread_new("worker", worker, NULL);
}

/* All ways lead through `out`. */
int joined_at_the_end(void) {
  GThread *thread = NULL;
  int result = 1;
  if (!ready())
    goto out;
  thread = g_thread_new("worker", worker, NULL);
  result = 0;
out:
  if (thread != NULL)
    g_thread_join(thread);
  return result;
}

/* Joined by the macro, which takes the address. */
void cleared(void) {
  GThread *thread = g_thread_new("worker", worker, NULL);
  g_clear_pointer(&thread, g_thread_join);
}

/* Whoever calls it gets the reference. */
GThread *stolen(void) {
  GThread *thread = g_thread_new("worker", worker, NULL);
  return g_steal_pointer(&thread);
}

/* The object keeps it. */
struct server { GThread *thread; };
void kept(struct server *server) {
  server->thread = g_thread_new("server", worker, server);
}

/* It is the program's, and ends with it. */
static GThread *logger;
void at_start(void) { logger = g_thread_new("logger", worker, NULL); }

/* All of them are joined below. */
void several(void) {
  GThread *threads[4];
  for (int i = 0; i < 4; ++i)
    threads[i] = g_thread_new("worker", worker, GINT_TO_POINTER(i));
  for (int i = 0; i < 4; ++i)
    g_thread_join(threads[i]);
}

/* A pool owns its work, and a task itself. */
void owned(GFunc work, GTaskThreadFunc body, gpointer item) {
  GThreadPool *pool = g_thread_pool_new(work, NULL, 4, FALSE, NULL);
  g_thread_pool_push(pool, item, NULL);
  g_thread_pool_free(pool, FALSE, TRUE);
  GTask *task = g_task_new(NULL, NULL, NULL, NULL);
  g_task_run_in_thread(task, body);
  g_object_unref(task);
}

