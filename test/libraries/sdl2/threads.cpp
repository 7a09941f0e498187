// RUN: %check_spawn %s --headers libstdc++,libc++ -- $(pkg-config --cflags sdl2)
// SDL's own headers (libsdl2-dev): a thread is waited for or detached.
#include <SDL_assert.h>
#include <SDL_log.h>
#include <SDL_thread.h>
#include <SDL_timer.h>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <vector>

int worker(void *data);
bool ready();
void keep(SDL_Thread *thread);

// Defects.

void dropped() {
  SDL_CreateThread(worker, "worker", nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'SDL_CreateThread' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and release it with 'SDL_WaitThread' or 'SDL_DetachThread'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void dropped_on_one_branch(bool parallel) {
  if (parallel)
    SDL_CreateThread(worker, "worker", nullptr);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread from 'SDL_CreateThread' is discarded, so its system resources leak [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle and release it with 'SDL_WaitThread' or 'SDL_DetachThread'
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: cast to void: the drop is meant
}

void with_its_own_stack() {
  SDL_CreateThreadWithStackSize(worker, "worker", 65536, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'SDL_CreateThreadWithStackSize' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and release it with 'SDL_WaitThread' or 'SDL_DetachThread'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void dropped_in_a_loop(int n) {
  for (int i = 0; i < n; ++i)
    SDL_CreateThread(worker, "worker", nullptr);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread from 'SDL_CreateThread' is discarded, so its system resources leak [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle and release it with 'SDL_WaitThread' or 'SDL_DetachThread'
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: cast to void: the drop is meant
}

// The loading screen of many a game.
void loading_screen() {
  SDL_Thread *loader = SDL_CreateThread(worker, "loader", nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'loader' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  while (!ready())
    SDL_Delay(10);
}

void only_named() {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  SDL_Log("%s is %lu", SDL_GetThreadName(thread), SDL_GetThreadID(thread));
}

bool only_checked() {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  if (thread == nullptr) {
    SDL_Log("SDL_CreateThread failed: %s", SDL_GetError());
    return false;
  }
  return true;
}

bool second_fails() {
  SDL_Thread *a = SDL_CreateThread(worker, "a", nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'a' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+6]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  if (!a)
    return false;
  SDL_Thread *b = SDL_CreateThread(worker, "b", nullptr);
  if (!b)
    return false;
  SDL_WaitThread(a, nullptr);
  SDL_WaitThread(b, nullptr);
  return true;
}

int early_return() {
  SDL_Thread *thread =
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
      SDL_CreateThreadWithStackSize(worker, "worker", 65536, nullptr);
  if (!ready())
    return -1;
  int status = 0;
  SDL_WaitThread(thread, &status);
  return status;
}

void overwritten() {
  SDL_Thread *thread = SDL_CreateThread(worker, "first", nullptr);
  thread = SDL_CreateThread(worker, "second", nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 'thread' is overwritten before it is released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' before this
  SDL_WaitThread(thread, nullptr);
}

void load(int n) {
  if (n < 0)
    throw std::runtime_error("no such file");
}

void thrown_past(int n) {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is not released when an exception is thrown, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: this call can throw, and then 'thread' is dropped
  // CHECK-MESSAGES: :[[@LINE-7]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  load(n);
  SDL_WaitThread(thread, nullptr);
}

void waited_for_where_it_failed() {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  if (!thread)
    SDL_WaitThread(thread, nullptr);
}

// Correct code.

// The example in SDL's documentation of SDL_CreateThread.
void documented() {
  int status;
  SDL_Thread *thread = SDL_CreateThread(worker, "TestThread", nullptr);
  if (nullptr == thread) {
    SDL_Log("SDL_CreateThread failed: %s", SDL_GetError());
  } else {
    SDL_WaitThread(thread, &status);
    SDL_Log("Thread returned value: %d", status);
  }
}

// Detaching accepts null.
void detached() {
  SDL_DetachThread(SDL_CreateThread(worker, "worker", nullptr));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for its end before what it uses ends
}

// So does waiting: nothing need be checked.
void waited_for_unchecked() {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", nullptr);
  SDL_WaitThread(thread, nullptr);
}

// Detached where there is one.
bool detached_if_started() {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", nullptr);
  if (!thread)
    return false;
  SDL_DetachThread(thread);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for its end before what it uses ends
  return true;
}

// A main loop, and then the wait.
void after_the_loop() {
  bool quit = false;
  SDL_Thread *thread = SDL_CreateThread(worker, "LazyThread", &quit);
  while (!quit)
    SDL_Delay(10);
  SDL_WaitThread(thread, nullptr);
}

// `SDL_assert` may go on.
void asserted() {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", nullptr);
  SDL_assert(thread != nullptr);
  SDL_WaitThread(thread, nullptr);
}

// The program ends.
void or_the_program_ends() {
  SDL_Thread *thread = SDL_CreateThread(worker, "worker", nullptr);
  if (!ready())
    std::exit(1);
  SDL_WaitThread(thread, nullptr);
}

// The deleter waits.
struct Waits {
  void operator()(SDL_Thread *thread) const { SDL_WaitThread(thread, nullptr); }
};
void in_a_smart_pointer() {
  std::unique_ptr<SDL_Thread, Waits> thread(
      SDL_CreateThread(worker, "worker", nullptr));
}

// Whoever calls it waits.
SDL_Thread *returned() { return SDL_CreateThread(worker, "worker", nullptr); }

// `keep` takes it.
void passed_on() { keep(SDL_CreateThread(worker, "worker", nullptr)); }

// All of them are waited for below.
void several() {
  SDL_Thread *threads[4];
  for (int i = 0; i < 4; ++i)
    threads[i] = SDL_CreateThread(worker, "worker", nullptr);
  for (SDL_Thread *thread : threads)
    SDL_WaitThread(thread, nullptr);
}

// The vector is gone through below.
void in_a_vector() {
  std::vector<SDL_Thread *> threads;
  for (int i = 0; i < 4; ++i)
    threads.push_back(SDL_CreateThread(worker, "worker", nullptr));
  for (SDL_Thread *thread : threads)
    SDL_WaitThread(thread, nullptr);
}

// The destructor waits.
class Audio {
  SDL_Thread *thread = nullptr;

public:
  void start() { thread = SDL_CreateThread(worker, "audio", this); }
  ~Audio() { SDL_WaitThread(thread, nullptr); }
};

// A timer's id is needed only to remove it.
void timer(SDL_TimerCallback callback) { SDL_AddTimer(100, callback, nullptr); }

// A member that is a C pointer: what it is given tells.
class Loader {
  SDL_Thread *thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'thread' is not released by the implicit destructor of 'Loader', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:21: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it in the destructor with 'SDL_WaitThread' or 'SDL_DetachThread'

public:
  Loader() : thread(SDL_CreateThread(worker, "loader", this)) {}
};

// C pointers in an array.
void nobody_waits() {
  SDL_Thread *threads[4];
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the work in 'threads' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:18: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  for (int i = 0; i < 4; ++i)
    threads[i] = SDL_CreateThread(worker, "worker", nullptr);
}
