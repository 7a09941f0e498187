// RUN: %check_spawn %s --headers libstdc++,libc++ -- $(pkg-config --cflags libuv)
// libuv's own header (libuv1-dev): a thread is joined; all else is the loop's.
#include <cstdio>
#include <cstdlib>
#include <uv.h>
#include <vector>

void worker(void *data);
bool ready();
void keep(uv_thread_t thread);

// Defects.

void never_joined() {
  uv_thread_t thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it with 'uv_thread_join' on every path
  uv_thread_create(&thread, worker, nullptr);
}

int only_the_error_is_looked_at() {
  uv_thread_t thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:10: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it with 'uv_thread_join' on every path
  return uv_thread_create(&thread, worker, nullptr);
}

void with_options() {
  uv_thread_t thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it with 'uv_thread_join' on every path
  uv_thread_options_t options;
  options.flags = UV_THREAD_HAS_STACK_SIZE;
  options.stack_size = 65536;
  uv_thread_create_ex(&thread, &options, worker, nullptr);
}

int second_fails() {
  uv_thread_t a, b;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'a' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:11: note: started here
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: release it with 'uv_thread_join' on every path
  int r = uv_thread_create(&a, worker, nullptr);
  if (r < 0)
    return r;
  r = uv_thread_create(&b, worker, nullptr);
  if (r < 0)
    return r;
  uv_thread_join(&a);
  uv_thread_join(&b);
  return 0;
}

void one_of_two() {
  uv_thread_t hare, tortoise;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the thread 'tortoise' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:21: note: release it with 'uv_thread_join' on every path
  uv_thread_create(&hare, worker, nullptr);
  uv_thread_create(&tortoise, worker, nullptr);
  uv_thread_join(&hare);
}

bool early_return() {
  uv_thread_t thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: release it with 'uv_thread_join' on every path
  if (uv_thread_create(&thread, worker, nullptr) != 0)
    return false;
  if (!ready())
    return false;
  return uv_thread_join(&thread) == 0;
}

void joined_where_it_failed() {
  uv_thread_t thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: release it with 'uv_thread_join' on every path
  if (uv_thread_create(&thread, worker, nullptr))
    uv_thread_join(&thread);
}

void started_again() {
  uv_thread_t thread;
  uv_thread_create(&thread, worker, nullptr);
  uv_thread_create(&thread, worker, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 'thread' is overwritten before it is released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: release it with 'uv_thread_join' before this
  uv_thread_join(&thread);
}

bool only_compared() {
  uv_thread_t thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it with 'uv_thread_join' on every path
  uv_thread_create(&thread, worker, nullptr);
  uv_thread_t self = uv_thread_self();
  return uv_thread_equal(&thread, &self);
}

// The locks of libuv's guide: a barrier is no join.
void only_a_barrier() {
  static uv_barrier_t blocker;
  uv_thread_t threads[3];
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the work in 'threads' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it with 'uv_thread_join' on every path
  uv_barrier_init(&blocker, 4);
  uv_thread_create(&threads[0], worker, &blocker);
  uv_thread_create(&threads[1], worker, &blocker);
  uv_thread_create(&threads[2], worker, &blocker);
  uv_barrier_wait(&blocker);
  uv_barrier_destroy(&blocker);
}

class NeverJoined {
  uv_thread_t thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is not released by the implicit destructor of 'NeverJoined', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:18: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it in the destructor with 'uv_thread_join'

public:
  void start() { uv_thread_create(&thread, worker, this); }
};

class JoinedByStopAlone {
  uv_thread_t thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is not released by the destructor of 'JoinedByStopAlone', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:24: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor

public:
  int start() { return uv_thread_create(&thread, worker, this); }
  void stop() { uv_thread_join(&thread); }
  ~JoinedByStopAlone() {}
};

// Correct code.

// The race of libuv's guide.
void race() {
  int length = 10;
  uv_thread_t hare;
  uv_thread_t tortoise;
  uv_thread_create(&hare, worker, &length);
  uv_thread_create(&tortoise, worker, &length);
  uv_thread_join(&hare);
  uv_thread_join(&tortoise);
}

// There is none where it failed.
int joined_or_failed() {
  uv_thread_t thread;
  int r = uv_thread_create(&thread, worker, nullptr);
  if (r != 0) {
    std::fprintf(stderr, "%s\n", uv_strerror(r));
    return r;
  }
  return uv_thread_join(&thread);
}

// Errors are negative.
void joined_if_not_negative() {
  uv_thread_t thread;
  if (uv_thread_create(&thread, worker, nullptr) >= 0)
    uv_thread_join(&thread);
}

// As Node's CHECK_EQ does.
void or_the_program_ends() {
  uv_thread_t thread;
  if (0 != uv_thread_create(&thread, worker, nullptr))
    std::abort();
  uv_thread_join(&thread);
}

// On POSIX it is a pthread_t.
void detached() {
  uv_thread_t thread;
  if (uv_thread_create(&thread, worker, nullptr) == 0)
    pthread_detach(thread);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it, and wait for its end before what it uses ends
}

// All of them are joined.
void in_an_array() {
  uv_thread_t threads[4];
  for (int i = 0; i < 4; ++i)
    uv_thread_create(&threads[i], worker, nullptr);
  for (int i = 0; i < 4; ++i)
    uv_thread_join(&threads[i]);
}

// The same by pointers.
void by_pointer_arithmetic() {
  uv_thread_t threads[4];
  for (int i = 0; i < 4; ++i)
    uv_thread_create(threads + i, worker, nullptr);
  for (int i = 0; i < 4; ++i)
    uv_thread_join(threads + i);
}

// And in a vector.
void in_a_vector(int n) {
  std::vector<uv_thread_t> threads(n);
  for (uv_thread_t &thread : threads)
    uv_thread_create(&thread, worker, nullptr);
  for (uv_thread_t &thread : threads)
    uv_thread_join(&thread);
}

// The caller's variable.
int through_a_pointer(uv_thread_t *out) {
  return uv_thread_create(out, worker, nullptr);
}

// `keep` takes a copy.
void passed_on() {
  uv_thread_t thread;
  uv_thread_create(&thread, worker, nullptr);
  keep(thread);
}

// The current thread is somebody else's.
bool current(const uv_thread_t *owner) {
  uv_thread_t self = uv_thread_self();
  return uv_thread_equal(&self, owner);
}

// The destructor joins.
class Joined {
  uv_thread_t thread;
  uv_async_t wake;

public:
  void start() { uv_thread_create(&thread, worker, this); }
  ~Joined() {
    uv_async_send(&wake);
    uv_thread_join(&thread);
  }
};

// So may whoever can see it.
class HandsItOut {
  uv_thread_t thread;

public:
  void start() { uv_thread_create(&thread, worker, this); }
  uv_thread_t *id() { return &thread; }
};

// The owner is not started here.
class Owned {
  uv_thread_t owner = uv_thread_self();

public:
  bool is_here() const { return current(&owner); }
};

// Queued work is the loop's, and its end comes by callback.
void queued(uv_loop_t *loop, uv_work_t *request, uv_work_cb work,
            uv_after_work_cb done) {
  uv_queue_work(loop, request, work, done);
}

// So is a child process: the loop reaps it, and calls back.
int spawned(uv_loop_t *loop, uv_exit_cb ended, char **args) {
  static uv_process_t child;
  uv_process_options_t options = {};
  options.exit_cb = ended;
  options.file = args[0];
  options.args = args;
  options.flags = UV_PROCESS_DETACHED;
  if (int r = uv_spawn(loop, &child, &options))
    return r;
  uv_unref(reinterpret_cast<uv_handle_t *>(&child));
  return uv_run(loop, UV_RUN_DEFAULT);
}

// Not found.

// In a template, the number is an `unsigned long`.
void several_on_some_paths(int n) {
  std::vector<uv_thread_t> threads(n);
  for (uv_thread_t &thread : threads)
    uv_thread_create(&thread, worker, nullptr);
  if (!ready())
    return;
  for (uv_thread_t &thread : threads)
    uv_thread_join(&thread);
}
