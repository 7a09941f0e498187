// RUN: %check_spawn %s --headers libstdc++ -- -pthread
// What is never started is dropped nowhere.
#include <signal.h>
#include <stdlib.h>
#include <thread>
#include <unistd.h>

void work();
bool ok();

void switched_off() {
  return;
  std::thread t(work);
}

void after_the_end() {
  exit(1);
  std::thread t(work);
}

void switched_off_child() {
  return;
  pid_t pid = fork();
  if (pid == 0)
    _exit(0);
  kill(pid, SIGKILL);
}

void started_in_a_dead_loop() {
  std::thread t;
  while (false)
    t = std::thread(work);
}

void switched_off_with_a_handler() {
  return;
  pid_t pid = fork();
  try {
    work();
  } catch (...) {
  }
  kill(pid, SIGKILL);
}

// A handler is reached by what throws.

void in_a_handler() {
  try {
    work();
  } catch (...) {
    std::thread t(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:17: note: join it on every path, or use 'std::jthread', which joins in its destructor
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
    // CHECK-MESSAGES: :[[@LINE-4]]:17: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
  }
}

void behind_a_loop_that_ends(int n) {
  for (;;)
    if (n--)
      break;
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}

void behind_a_label(int n) {
  if (n)
    goto here;
  return;
here:
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
}

void killed_child() {
  pid_t pid = fork();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the child process 'pid' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: wait for it with 'waitpid' or 'wait' on every path
  if (pid == 0)
    _exit(0);
  kill(pid, SIGKILL);
}
