// RUN: %check_spawn %s --headers libstdc++,libc++
// Names and shapes of SDL 3 (August 2026); this is no header of its.
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <vector>

extern "C" {
typedef struct SDL_Thread SDL_Thread;
typedef struct SDL_Process SDL_Process;
typedef unsigned int SDL_PropertiesID;
typedef int (*SDL_ThreadFunction)(void *data);
typedef void (*SDL_FunctionPointer)(void);
typedef enum SDL_ThreadState { SDL_THREAD_UNKNOWN, SDL_THREAD_ALIVE, SDL_THREAD_DETACHED, SDL_THREAD_COMPLETE } SDL_ThreadState;
SDL_Thread *SDL_CreateThreadRuntime(SDL_ThreadFunction fn, const char *name, void *data, SDL_FunctionPointer begin, SDL_FunctionPointer end);
SDL_Thread *SDL_CreateThreadWithPropertiesRuntime(SDL_PropertiesID props, SDL_FunctionPointer begin, SDL_FunctionPointer end);
#define SDL_CreateThread(fn, name, data) SDL_CreateThreadRuntime((fn), (name), (data), (SDL_FunctionPointer)(NULL), (SDL_FunctionPointer)(NULL))
#define SDL_CreateThreadWithProperties(props) SDL_CreateThreadWithPropertiesRuntime((props), (SDL_FunctionPointer)(NULL), (SDL_FunctionPointer)(NULL))
void SDL_WaitThread(SDL_Thread *thread, int *status);
void SDL_DetachThread(SDL_Thread *thread);
SDL_ThreadState SDL_GetThreadState(SDL_Thread *thread);
const char *SDL_GetThreadName(SDL_Thread *thread);
SDL_Process *SDL_CreateProcess(const char *const *args, bool pipe_stdio);
bool SDL_WaitProcess(SDL_Process *process, bool block, int *exitcode);
bool SDL_KillProcess(SDL_Process *process, bool force);
void *SDL_ReadProcess(SDL_Process *process, size_t *datasize, int *exitcode);
void SDL_DestroyProcess(SDL_Process *process);
}

int worker(void *data);
bool ready();
void log(const char *text);
void keep(SDL_Thread *thread);

// Defects.

void dropped() {
  SDL_CreateThread(worker, "worker", nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'SDL_CreateThreadRuntime' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-23]]:42: note: expanded from macro 'SDL_CreateThread'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep the handle and release it with 'SDL_WaitThread' or 'SDL_DetachThread', or cast it to void if the drop is meant
  // CHECK-MESSAGES: :[[@LINE-25]]:42: note: expanded from macro 'SDL_CreateThread'
}

void dropped_on_one_branch(bool parallel) {
  if (parallel)
    SDL_CreateThread(worker, "worker", nullptr);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread from 'SDL_CreateThreadRuntime' is discarded, so its system resources leak [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-32]]:42: note: expanded from macro 'SDL_CreateThread'
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep the handle and release it with 'SDL_WaitThread' or 'SDL_DetachThread', or cast it to void if the drop is meant
    // CHECK-MESSAGES: :[[@LINE-34]]:42: note: expanded from macro 'SDL_CreateThread'
}

void dropped_in_a_loop(int n) {
  for (int i = 0; i < n; ++i)
    SDL_CreateThread(worker, "worker", nullptr);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread from 'SDL_CreateThreadRuntime' is discarded, so its system resources leak [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-41]]:42: note: expanded from macro 'SDL_CreateThread'
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep the handle and release it with 'SDL_WaitThread' or 'SDL_DetachThread', or cast it to void if the drop is meant
    // CHECK-MESSAGES: :[[@LINE-43]]:42: note: expanded from macro 'SDL_CreateThread'
}

// The loading screen of many a game.
void loading_screen() {
  SDL_Thread *loader = SDL_CreateThread(worker, "loader", nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'loader' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  while (!ready())
    log("...");
}

// Only asked.
void only_asked() {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  if (SDL_GetThreadState(thread) == SDL_THREAD_ALIVE)
    log(SDL_GetThreadName(thread));
}

int leaves_early() {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  if (!ready())
    return 1;
  int status = 0;
  SDL_WaitThread(thread, &status);
  return status;
}

void throws() {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is not released when an exception is thrown, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: after this 'throw' 'thread' is dropped
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  if (!ready())
    throw std::runtime_error("not ready");
  SDL_WaitThread(thread, nullptr);
}

void process_dropped(const char *const *args) {
  SDL_CreateProcess(args, false);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the process from 'SDL_CreateProcess' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and release it with 'SDL_DestroyProcess'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// The process has ended, and its object stays.
void process_only_killed(const char *const *args) {
  SDL_Process *process = SDL_CreateProcess(args, false);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the process 'process' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: release it with 'SDL_DestroyProcess' on every path
  SDL_KillProcess(process, true);
}

// Correct code.

int waited_for() {
  int status = 0;
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", nullptr);
  SDL_WaitThread(thread, &status);
  return status;
}

void detached_later() {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", nullptr);
  log(SDL_GetThreadName(thread));
  SDL_DetachThread(thread);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for its end before what it uses ends
}

void handed_on() { keep(SDL_CreateThread(worker, "worker", nullptr)); }

SDL_Thread *returned() {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", nullptr);
  if (!thread)
    throw std::runtime_error("no thread");
  return thread;
}

void cast_to_void() { (void)SDL_CreateThread(worker, "worker", nullptr); }

struct Waiter {
  void operator()(SDL_Thread *thread) const { SDL_WaitThread(thread, nullptr); }
};
void guarded() {
  std::unique_ptr<SDL_Thread, Waiter> thread(SDL_CreateThread(worker, "worker", nullptr));
  if (!ready())
    throw std::runtime_error("not ready");
}

void several(int n) {
  std::vector<SDL_Thread *> threads;
  for (int i = 0; i < n; ++i)
    threads.push_back(SDL_CreateThread(worker, "worker", nullptr));
  for (SDL_Thread *thread : threads)
    SDL_WaitThread(thread, nullptr);
}

class Loader {
  SDL_Thread *thread = nullptr;

public:
  void start() { thread = SDL_CreateThread(worker, "loader", this); }
  ~Loader() { SDL_WaitThread(thread, nullptr); }
};

void process_destroyed(const char *const *args) {
  SDL_Process *process = SDL_CreateProcess(args, false);
  int code = 0;
  SDL_WaitProcess(process, true, &code);
  SDL_DestroyProcess(process);
}
