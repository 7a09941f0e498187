// RUN: %check_spawn %s --std gnu11 --headers none -- $(pkg-config --cflags gio-2.0)
// A start that may fail says so by NULL, and by the GError that it writes.
#include <gio/gio.h>

gpointer worker(gpointer data);
gboolean ready(void);

void dropped(void) { g_thread_try_new("worker", worker, NULL, NULL); }
// CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the thread from 'g_thread_try_new' is discarded, so its system resources leak [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:22: note: keep the handle and release it with 'g_thread_join' or 'g_thread_unref'
// CHECK-MESSAGES: :[[@LINE-3]]:22: note: cast to void: the drop is meant

gboolean leaves_early(GError **error) {
  GThread *thread = g_thread_try_new("worker", worker, NULL, error);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:12: note: release it with 'g_thread_join' or 'g_thread_unref' on every path
  if (!thread)
    return FALSE;
  if (!ready())
    return FALSE;
  g_thread_join(thread);
  return TRUE;
}

gboolean leaves_after_the_error_was_tested(void) {
  GError *error = NULL;
  GThread *thread = g_thread_try_new("worker", worker, NULL, &error);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:12: note: release it with 'g_thread_join' or 'g_thread_unref' on every path
  if (error) {
    g_clear_error(&error);
    return FALSE;
  }
  if (!ready())
    return FALSE;
  g_thread_join(thread);
  return TRUE;
}

/* What the task is given tells nothing of its start. */
int task_has_the_error(void) {
  GError *error = NULL;
  GThread *thread = g_thread_try_new("worker", worker, &error, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:12: note: release it with 'g_thread_join' or 'g_thread_unref' on every path
  if (error)
    return 1;
  g_thread_join(thread);
  return 0;
}

void never_joined(void) {
  GError *error = NULL;
  GThread *thread = g_thread_try_new("worker", worker, NULL, &error);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: release it with 'g_thread_join' or 'g_thread_unref' on every path
  if (error)
    g_error_free(error);
}

/* Another call's error. */
int another_error(GFile *file) {
  GError *error = NULL;
  GThread *thread = g_thread_try_new("worker", worker, NULL, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:12: note: release it with 'g_thread_join' or 'g_thread_unref' on every path
  g_file_delete(file, NULL, &error);
  if (error)
    return 1;
  g_thread_join(thread);
  return 0;
}

/* Correct code. */

gboolean null_tested(void) {
  GError *error = NULL;
  GThread *thread = g_thread_try_new("worker", worker, NULL, &error);
  if (thread == NULL) {
    g_clear_error(&error);
    return FALSE;
  }
  g_thread_join(thread);
  return TRUE;
}

gboolean error_tested(void) {
  GError *error = NULL;
  GThread *thread = g_thread_try_new("worker", worker, NULL, &error);
  if (error != NULL) {
    g_warning("%s", error->message);
    g_error_free(error);
    return FALSE;
  }
  g_thread_join(thread);
  return TRUE;
}

gboolean assigned(void) {
  GError *error = NULL;
  GThread *thread;
  thread = g_thread_try_new("worker", worker, NULL, &error);
  if (error) {
    g_clear_error(&error);
    return FALSE;
  }
  g_thread_join(thread);
  return TRUE;
}

void joined_or_failed(void) {
  GError *error = NULL;
  GThread *thread = g_thread_try_new("worker", worker, NULL, &error);
  if (error)
    g_error_free(error);
  else
    g_thread_join(thread);
}

void asserted(void) {
  g_autoptr(GError) error = NULL;
  GThread *thread = g_thread_try_new("worker", worker, NULL, &error);
  g_assert_no_error(error);
  g_thread_join(thread);
}

GThread *returned(GError **error) {
  return g_thread_try_new("worker", worker, NULL, error);
}

void let_go(void) {
  g_autoptr(GThread) thread = g_thread_try_new("worker", worker, NULL, NULL);
}
