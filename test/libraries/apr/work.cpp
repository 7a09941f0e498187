// RUN: %check_spawn %s --headers libstdc++,libc++ -- $(pkg-config --cflags apr-1)
// APR's own headers (libapr1-dev): threads and child processes.
#include <apr_file_io.h>
#include <apr_portable.h>
#include <apr_thread_proc.h>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <vector>

void *APR_THREAD_FUNC worker(apr_thread_t *thread, void *data);
bool ready();
void keep(apr_thread_t *thread);
const char *const args[] = {"true", nullptr};

// Defects.

void thread_never_joined(apr_pool_t *pool) {
  apr_thread_t *thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: release it with 'apr_thread_join' or 'apr_thread_detach' on every path
  apr_thread_create(&thread, nullptr, worker, nullptr, pool);
}

// A pool that ends joins nothing.
void joined_by_no_pool() {
  apr_pool_t *pool;
  apr_pool_create(&pool, nullptr);
  apr_thread_t *thread = nullptr;
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: release it with 'apr_thread_join' or 'apr_thread_detach' on every path
  apr_thread_create(&thread, nullptr, worker, nullptr, pool);
  apr_pool_destroy(pool);
}

apr_status_t second_thread_fails(apr_pool_t *pool) {
  apr_thread_t *a, *b;
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 'a' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:25: note: started here
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:17: note: release it with 'apr_thread_join' or 'apr_thread_detach' on every path
  apr_status_t status = apr_thread_create(&a, nullptr, worker, nullptr, pool);
  if (status != APR_SUCCESS)
    return status;
  status = apr_thread_create(&b, nullptr, worker, nullptr, pool);
  if (status != APR_SUCCESS)
    return status;
  apr_status_t result;
  apr_thread_join(&result, a);
  return apr_thread_join(&result, b);
}

bool early_return(apr_pool_t *pool) {
  apr_thread_t *thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:17: note: release it with 'apr_thread_join' or 'apr_thread_detach' on every path
  if (apr_thread_create(&thread, nullptr, worker, nullptr, pool) != APR_SUCCESS)
    return false;
  if (!ready())
    return false;
  apr_status_t status;
  return apr_thread_join(&status, thread) == APR_SUCCESS;
}

void only_given_data(apr_pool_t *pool) {
  apr_thread_t *thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: release it with 'apr_thread_join' or 'apr_thread_detach' on every path
  apr_thread_create(&thread, nullptr, worker, nullptr, pool);
  apr_thread_data_set(nullptr, "key", nullptr, thread);
}

void started_again(apr_pool_t *pool) {
  apr_thread_t *thread;
  apr_status_t status;
  apr_thread_create(&thread, nullptr, worker, nullptr, pool);
  apr_thread_create(&thread, nullptr, worker, nullptr, pool);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 'thread' is overwritten before it is released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: release it with 'apr_thread_join' or 'apr_thread_detach' before this
  apr_thread_join(&status, thread);
}

void process_never_waited_for(apr_procattr_t *attr, apr_pool_t *pool) {
  apr_proc_t child;
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the child process 'child' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:14: note: wait for it with 'apr_proc_wait' or 'apr_proc_wait_all_procs' on every path
  apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool);
}

apr_status_t only_the_error_is_looked_at(apr_procattr_t *attr,
                                         apr_pool_t *pool) {
  apr_proc_t child;
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the child process 'child' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:10: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:14: note: wait for it with 'apr_proc_wait' or 'apr_proc_wait_all_procs' on every path
  return apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool);
}

// What is left of a detached child is the one that forked it.
void detached_process(apr_pool_t *pool) {
  apr_procattr_t *attr;
  apr_procattr_create(&attr, pool);
  apr_procattr_detach_set(attr, 1);
  apr_proc_t child = {};
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the child process 'child' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:14: note: wait for it with 'apr_proc_wait' or 'apr_proc_wait_all_procs' on every path
  if (apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool))
    std::fprintf(stderr, "no child\n");
}

void only_killed(apr_procattr_t *attr, apr_pool_t *pool) {
  apr_proc_t child;
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the child process 'child' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:14: note: wait for it with 'apr_proc_wait' or 'apr_proc_wait_all_procs' on every path
  if (apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool))
    return;
  apr_proc_kill(&child, 9);
}

bool waited_for_on_some_paths(apr_procattr_t *attr, apr_pool_t *pool) {
  apr_proc_t child;
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the child process 'child' is not waited for on some paths, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:14: note: wait for it with 'apr_proc_wait' or 'apr_proc_wait_all_procs' on every path
  apr_status_t status =
      apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool);
  if (status != APR_SUCCESS)
    return false;
  if (!ready())
    return false;
  return apr_proc_wait(&child, nullptr, nullptr, APR_WAIT) == APR_CHILD_DONE;
}

class NeverWaitedFor {
  apr_proc_t child;
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the child process 'child' is not released by the implicit destructor of 'NeverWaitedFor', so it stays a zombie when it has ended [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:14: note: release it in the destructor with 'apr_proc_wait' or 'apr_proc_wait_all_procs'

public:
  void start(apr_procattr_t *attr, apr_pool_t *pool) {
    apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool);
  }
};

class WaitedForByStopAlone {
  apr_proc_t child;
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the child process 'child' is not released by the destructor of 'WaitedForByStopAlone', so it stays a zombie when it has ended [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:5: note: started here
  // CHECK-MESSAGES: :[[@LINE+7]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:14: note: call 'stop' in the destructor

public:
  void start(apr_procattr_t *attr, apr_pool_t *pool) {
    apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool);
  }
  void stop() { apr_proc_wait(&child, nullptr, nullptr, APR_WAIT); }
  ~WaitedForByStopAlone() {}
};

// Correct code.

// Joined where there is one.
apr_status_t joined(apr_pool_t *pool) {
  apr_thread_t *thread;
  apr_status_t status =
      apr_thread_create(&thread, nullptr, worker, nullptr, pool);
  if (status != APR_SUCCESS)
    return status;
  apr_status_t result;
  status = apr_thread_join(&result, thread);
  return status;
}

// Nobody joins it, which it is told.
void detached(apr_pool_t *pool) {
  apr_thread_t *thread;
  if (apr_thread_create(&thread, nullptr, worker, nullptr, pool) == APR_SUCCESS)
    apr_thread_detach(thread);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it, and wait for its end before what it uses ends
}

// Detached from the start.
void detached_by_its_attribute(apr_pool_t *pool) {
  apr_threadattr_t *attr;
  apr_threadattr_create(&attr, pool);
  apr_threadattr_detach_set(attr, 1);
  apr_thread_t *thread;
  apr_thread_create(&thread, attr, worker, nullptr, pool);
}

// The system's name for it changes nothing.
void by_the_system(apr_pool_t *pool) {
  apr_thread_t *thread;
  apr_os_thread_t *system;
  apr_thread_create(&thread, nullptr, worker, nullptr, pool);
  apr_os_thread_get(&system, thread);
  apr_thread_detach(thread);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for its end before what it uses ends
}

// All of them are joined.
void several(apr_pool_t *pool) {
  apr_thread_t *threads[4];
  apr_status_t status;
  for (int i = 0; i < 4; ++i)
    apr_thread_create(&threads[i], nullptr, worker, nullptr, pool);
  for (int i = 0; i < 4; ++i)
    apr_thread_join(&status, threads[i]);
}

// `keep` takes it.
void passed_on(apr_pool_t *pool) {
  apr_thread_t *thread;
  apr_thread_create(&thread, nullptr, worker, nullptr, pool);
  keep(thread);
}

// The caller's variable.
apr_status_t through_a_pointer(apr_thread_t **thread, apr_pool_t *pool) {
  return apr_thread_create(thread, nullptr, worker, nullptr, pool);
}

// The program ends.
void or_the_program_ends(apr_pool_t *pool) {
  apr_thread_t *thread;
  if (apr_thread_create(&thread, nullptr, worker, nullptr, pool))
    std::exit(1);
  apr_status_t status;
  apr_thread_join(&status, thread);
}

// Read to its end, and waited for.
int read_and_waited_for(apr_procattr_t *attr, apr_pool_t *pool) {
  apr_proc_t child;
  if (apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool))
    return -1;
  char line[80];
  while (apr_file_gets(line, sizeof line, child.out) == APR_SUCCESS)
    std::fputs(line, stdout);
  int code;
  apr_exit_why_e why;
  apr_proc_wait(&child, &code, &why, APR_WAIT);
  return code;
}

// The pool waits for it when it ends.
void noted(apr_procattr_t *attr, apr_pool_t *pool) {
  apr_proc_t child;
  if (apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool))
    return;
  apr_pool_note_subprocess(pool, &child, APR_KILL_AFTER_TIMEOUT);
}

// The maintenance callback is called when it dies.
void registered(apr_procattr_t *attr, apr_pool_t *pool,
                void (*maintain)(int, void *, int)) {
  apr_proc_t child;
  if (apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool))
    return;
  apr_proc_other_child_register(&child, maintain, nullptr, nullptr, pool);
}

// The map's owner waits.
void stored(std::map<int, apr_proc_t> &children, apr_procattr_t *attr,
            apr_pool_t *pool) {
  apr_proc_t child;
  if (apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool))
    return;
  children[child.pid] = child;
}

// All of them are waited for.
void processes(apr_procattr_t *attr, apr_pool_t *pool) {
  std::vector<apr_proc_t> children(4);
  for (apr_proc_t &child : children)
    apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool);
  for (apr_proc_t &child : children)
    apr_proc_wait(&child, nullptr, nullptr, APR_WAIT);
}

// The pool's memory, and its to wait for.
apr_proc_t *in_a_pool(apr_procattr_t *attr, apr_pool_t *pool) {
  auto *child = static_cast<apr_proc_t *>(apr_pcalloc(pool, sizeof(apr_proc_t)));
  apr_proc_create(child, "/bin/true", args, nullptr, attr, pool);
  apr_pool_note_subprocess(pool, child, APR_JUST_WAIT);
  return child;
}

// The child of a fork looks at no child of its own.
void forked(apr_pool_t *pool) {
  apr_proc_t child;
  apr_status_t status = apr_proc_fork(&child, pool);
  if (status == APR_INCHILD)
    std::exit(0);
  if (status != APR_INPARENT)
    return;
  apr_proc_wait(&child, nullptr, nullptr, APR_WAIT);
}

// The destructor waits.
class WaitedFor {
  apr_proc_t child;

public:
  void start(apr_procattr_t *attr, apr_pool_t *pool) {
    apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool);
  }
  ~WaitedFor() { apr_proc_wait(&child, nullptr, nullptr, APR_WAIT); }
};

// The pool does.
class Noted {
  apr_proc_t child;

public:
  void start(apr_procattr_t *attr, apr_pool_t *pool) {
    apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool);
    apr_pool_note_subprocess(pool, &child, APR_KILL_ALWAYS);
  }
};

// Nothing is started in these.
void empty(const apr_proc_t &other) {
  apr_proc_t child;
  apr_proc_t none = {};
  auto *heap = new apr_proc_t;
  delete heap;
  child = other;
}

// The wait for any child.
void any_child(apr_procattr_t *attr, apr_pool_t *pool) {
  apr_proc_t child, ended;
  if (apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool))
    return;
  apr_proc_wait_all_procs(&ended, nullptr, nullptr, APR_WAIT, pool);
}

// The variable of the start's result gets another.
apr_status_t the_status_is_used_again(apr_pool_t *pool) {
  apr_thread_t *thread;
  apr_status_t status =
      apr_thread_create(&thread, nullptr, worker, nullptr, pool);
  if (status != APR_SUCCESS)
    return status;
  apr_thread_join(&status, thread);
  return status;
}

// It is returned by a conditional operator.
apr_status_t the_status_is_chosen(apr_pool_t *pool) {
  apr_thread_t *thread;
  apr_status_t result, status =
      apr_thread_create(&thread, nullptr, worker, nullptr, pool);
  if (status != APR_SUCCESS)
    return status;
  status = apr_thread_join(&result, thread);
  return status != APR_SUCCESS ? status : result;
}

// A member that is a C pointer: what is written to it tells.
class Updater {
  apr_thread_t *thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 'thread' is not released by the implicit destructor of 'Updater', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: release it in the destructor with 'apr_thread_join' or 'apr_thread_detach'

public:
  void start(apr_pool_t *pool) {
    apr_thread_create(&thread, nullptr, worker, this, pool);
  }
};

// C pointers in an array.
void nobody_joins(apr_pool_t *pool) {
  apr_thread_t *threads[4];
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the work in 'threads' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: release it with 'apr_thread_join' or 'apr_thread_detach' on every path
  for (int i = 0; i < 4; ++i)
    apr_thread_create(&threads[i], nullptr, worker, nullptr, pool);
}

// Not found.

// The attribute asks for a large stack, not for a detached thread.
void with_an_attribute(apr_pool_t *pool) {
  apr_threadattr_t *attr;
  apr_threadattr_create(&attr, pool);
  apr_threadattr_stacksize_set(attr, 1 << 20);
  apr_thread_t *thread;
  apr_thread_create(&thread, attr, worker, nullptr, pool);
}

// A look at one of its fields is taken for its release.
void only_read(apr_procattr_t *attr, apr_pool_t *pool) {
  apr_proc_t child;
  if (apr_proc_create(&child, "/bin/true", args, nullptr, attr, pool))
    return;
  char line[80];
  apr_file_gets(line, sizeof line, child.out);
}
