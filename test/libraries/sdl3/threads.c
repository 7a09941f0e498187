// RUN: %check_spawn %s --std gnu11 --headers none
// Names and shapes of SDL 3 (August 2026); this is no header of its.
#include <stdbool.h>
#include <stddef.h>

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

int worker(void *data);
bool ready(void);
void say(const char *text);

/* Defects. */

void dropped(void) {
  SDL_CreateThread(worker, "worker", NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'SDL_CreateThreadRuntime' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-21]]:42: note: expanded from macro 'SDL_CreateThread'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep the handle and release it with 'SDL_WaitThread' or 'SDL_DetachThread', or cast it to void if the drop is meant
  // CHECK-MESSAGES: :[[@LINE-23]]:42: note: expanded from macro 'SDL_CreateThread'
}

void never_waited_for(void) {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  if (!thread)
    say("no thread");
}

int leaves_by_goto(void) {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+7]]:3: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  int result = -1;
  if (!thread || !ready())
    goto out;
  SDL_WaitThread(thread, &result);
out:
  return result;
}

void overwritten(void) {
  SDL_Thread *thread = SDL_CreateThread(worker, "first", NULL);
  thread = SDL_CreateThread(worker, "second", NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 'thread' is overwritten before it is released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' before this
  SDL_DetachThread(thread);
}

void properties_dropped(SDL_PropertiesID props) {
  SDL_CreateThreadWithProperties(props);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'SDL_CreateThreadWithPropertiesRuntime' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-57]]:47: note: expanded from macro 'SDL_CreateThreadWithProperties'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep the handle and release it with 'SDL_WaitThread' or 'SDL_DetachThread', or cast it to void if the drop is meant
  // CHECK-MESSAGES: :[[@LINE-59]]:47: note: expanded from macro 'SDL_CreateThreadWithProperties'
}

int process_never_destroyed(const char *const *args) {
  int code = -1;
  SDL_Process *process = SDL_CreateProcess(args, false);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the process 'process' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: release it with 'SDL_DestroyProcess' on every path
  if (process)
    SDL_WaitProcess(process, true, &code);
  return code;
}

/* Correct code. */

int waited_for_if_started(void) {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", NULL);
  int result;
  if (!thread)
    return -1;
  SDL_WaitThread(thread, &result);
  return result;
}

int waited_for_unless_null(void) {
  int result;
  SDL_Thread *thread;
  thread = SDL_CreateThread(worker, "worker", NULL);
  if (thread == NULL) {
    say("no thread");
    return 1;
  }
  SDL_WaitThread(thread, &result);
  return result;
}

/* Detaching accepts null. */
void detached(void) { SDL_DetachThread(SDL_CreateThread(worker, "worker", NULL)); }
// CHECK-MESSAGES: :[[@LINE-1]]:23: warning: nobody can wait for the thread that is detached here, so it may run while the program ends [spawn-detached-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:23: note: keep it, and wait for its end before what it uses ends

/* All ways lead through `out`. */
int waited_for_at_the_end(void) {
  SDL_Thread *thread = NULL;
  int result = -1;
  if (!ready())
    goto out;
  thread = SDL_CreateThread(worker, "worker", NULL);
out:
  if (thread != NULL)
    SDL_WaitThread(thread, &result);
  return result;
}

/* The object keeps it. */
struct audio { SDL_Thread *thread; };
void kept(struct audio *audio) {
  audio->thread = SDL_CreateThread(worker, "audio", audio);
}

/* As in examples/storage/01-user: the program's, until it is complete. */
static SDL_Thread *saver;
void saves(void) { saver = SDL_CreateThread(worker, "Save Write Thread", NULL); }
void looks(void) {
  if (saver && SDL_GetThreadState(saver) == SDL_THREAD_COMPLETE) {
    SDL_WaitThread(saver, NULL);
    saver = NULL;
  }
}

int process_destroyed(const char *const *args) {
  int code = -1;
  SDL_Process *process = SDL_CreateProcess(args, true);
  if (!process)
    return code;
  SDL_ReadProcess(process, NULL, &code);
  SDL_DestroyProcess(process);
  return code;
}
