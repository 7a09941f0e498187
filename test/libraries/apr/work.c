// RUN: %check_spawn %s --std gnu11 --headers none -- $(pkg-config --cflags apr-1)
#include <apr_thread_proc.h>

void *APR_THREAD_FUNC worker(apr_thread_t *thread, void *data);

void never_joined(apr_pool_t *pool) {
  apr_thread_t *thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: release it with 'apr_thread_join' or 'apr_thread_detach' on every path
  apr_thread_create(&thread, NULL, worker, NULL, pool);
}

void never_waited_for(const char *const *args, apr_procattr_t *attr,
                      apr_pool_t *pool) {
  apr_proc_t child;
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the child process 'child' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:14: note: wait for it with 'apr_proc_wait' or 'apr_proc_wait_all_procs' on every path
  apr_proc_create(&child, args[0], args, NULL, attr, pool);
}

/* Correct code. */

/* Joined where there is one. */
apr_status_t joined(apr_pool_t *pool) {
  apr_thread_t *thread;
  apr_status_t status = apr_thread_create(&thread, NULL, worker, NULL, pool);
  if (status != APR_SUCCESS)
    return status;
  apr_status_t result;
  apr_thread_join(&result, thread);
  return result;
}

/* The pool waits for it when it ends. */
void noted(const char *const *args, apr_procattr_t *attr, apr_pool_t *pool) {
  apr_proc_t child;
  if (apr_proc_create(&child, args[0], args, NULL, attr, pool) == APR_SUCCESS)
    apr_pool_note_subprocess(pool, &child, APR_KILL_ALWAYS);
}

/* The caller's. */
apr_status_t given(apr_proc_t *child, const char *const *args,
                   apr_procattr_t *attr, apr_pool_t *pool) {
  return apr_proc_create(child, args[0], args, NULL, attr, pool);
}
