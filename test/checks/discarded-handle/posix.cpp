// RUN: %check_spawn %s --headers libstdc++,libc++
// Handles that are numbers: the producer tells.
#include <cstdio>
#include <functional>
#include <pthread.h>
#include <thread>
#include <unistd.h>

pthread_t start_worker();
void *body(void *);

void processes() {
  fork();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process from 'fork' is discarded, so it stays a zombie when it has ended [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep its id and wait for it with 'waitpid' or 'wait'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  popen("true", "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process from 'popen' is discarded, so its system resources leak
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and release it with 'pclose'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void as_a_callback() {
  std::function<void()> callback = fork;
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: the child process from 'fork' is discarded by 'std::function', so its system resources leak
  // CHECK-MESSAGES: :[[@LINE-2]]:36: note: keep the handle
}

void threads() {
  start_worker();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'start_worker' is discarded, so its system resources leak
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and release it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// Correct code.

void correct(std::thread &thread) {
  pid_t child = fork();
  (void)fork();
  pclose(popen("true", "r"));
  std::FILE *pipe = popen("true", "r");
  pthread_join(start_worker(), nullptr);
  pthread_self();
  thread.native_handle();
  pthread_t started;
  pthread_create(&started, nullptr, body, nullptr);
  pthread_detach(started);
  getpid();
}

// A number that a function hands out may be the id of what was started before.
struct Boss {
  pthread_t handle() const;
};
pthread_t current_thread();
void ids(const Boss &B) {
  B.handle();
  current_thread();
}
