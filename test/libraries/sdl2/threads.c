// RUN: %check_spawn %s --std gnu11 --headers none -- $(pkg-config --cflags sdl2)
#include <SDL_log.h>
#include <SDL_thread.h>
#include <SDL_timer.h>

int worker(void *data);
int ready(void);

void dropped(void) {
  SDL_CreateThread(worker, "worker", NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'SDL_CreateThread' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and release it with 'SDL_WaitThread' or 'SDL_DetachThread'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void never_waited_for(void) {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  if (!thread)
    SDL_Log("%s", SDL_GetError());
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

/* Correct code. */

/* Null where it failed. */
int waited_for_if_started(void) {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", NULL);
  int result;
  if (!thread)
    return -1;
  SDL_WaitThread(thread, &result);
  return result;
}

/* Detaching accepts null. */
void detached(void) {
  SDL_DetachThread(SDL_CreateThread(worker, "worker", NULL));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, so it may run while the program ends [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for its end before what it uses ends
}

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

/* It is the program's, and ends with it. */
static SDL_Thread *logger;
void at_start(void) { logger = SDL_CreateThread(worker, "logger", NULL); }

/* C's NULL is `(void *)0`. The tutorial's program. */
int main(int argc, char *argv[]) {
  SDL_Thread *thread;
  int alive = 1;
  thread = SDL_CreateThread(worker, "One", &alive);
  if (thread == NULL) {
    SDL_Log("Couldn't create thread: %s\n", SDL_GetError());
    return argc + !argv;
  }
  SDL_Delay(5 * 1000);
  alive = 0;
  SDL_WaitThread(thread, NULL);
  return 0;
}
