// RUN: %check_spawn %s --headers libstdc++,libc++
// Children that nobody waits for.
#include <cstdio>
#include <cstdlib>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;
void keep(pid_t);

void never_waited_for() {
  pid_t child = fork();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the child process 'child' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: wait for it with 'waitpid' or 'wait' on every path
  if (child == 0)
    _exit(0);
}

int waited_for_on_one_path(bool early) {
  pid_t child = fork();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the child process 'child' is not waited for on some paths, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: wait for it with 'waitpid' or 'wait' on every path
  if (child < 0)
    return -1;
  if (child == 0)
    _exit(0);
  if (early)
    return 1;
  waitpid(child, nullptr, 0);
  return 0;
}

int assigned() {
  pid_t child;
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the child process 'child' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:11: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: wait for it with 'waitpid' or 'wait' on every path
  child = fork();
  switch (child) {
  case -1:
    return -1;
  case 0:
    _exit(0);
  }
  return 0;
}

void spawned() {
  pid_t child;
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the child process 'child' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: wait for it with 'waitpid' or 'wait' on every path
  char *argv[] = {nullptr};
  posix_spawn(&child, "/bin/true", nullptr, nullptr, argv, environ);
}

void pipe_not_closed() {
  std::FILE *pipe = popen("true", "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the child process 'pipe' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: note: release it with 'pclose' on every path
  if (!pipe)
    return;
}

// Correct code.

int waited_for() {
  pid_t child = fork();
  if (child == 0)
    _exit(0);
  if (child < 0)
    return -1;
  waitpid(child, nullptr, 0);
  return 0;
}

int only_if_there_is_one() {
  pid_t child = fork();
  if (child == 0)
    std::exit(0);
  if (child > 0)
    waitpid(child, nullptr, 0);
  return 0;
}

void any_child() {
  pid_t child = fork();
  if (child == 0)
    _exit(0);
  wait(nullptr);
}

void any_child_by_number() {
  pid_t child = fork();
  if (child == 0)
    _exit(0);
  waitpid(-1, nullptr, 0);
}

int daemonize() {
  pid_t child = fork();
  if (child < 0)
    return -1;
  if (child > 0)
    _exit(0);
  setsid();
  return 0;
}

pid_t returned() {
  pid_t child = fork();
  if (child == 0)
    _exit(0);
  return child;
}

void passed_on() {
  pid_t child = fork();
  if (child == 0)
    _exit(0);
  keep(child);
}

void by_cases() {
  pid_t child = fork();
  switch (child) {
  case -1:
    return;
  case 0:
    _exit(0);
  default:
    waitpid(child, nullptr, 0);
  }
}

int pipe_closed() {
  std::FILE *pipe = popen("true", "r");
  if (!pipe)
    return -1;
  return pclose(pipe);
}

void spawn_may_fail() {
  pid_t child;
  char *argv[] = {nullptr};
  if (posix_spawn(&child, "/bin/true", nullptr, nullptr, argv, environ) != 0)
    return;
  waitpid(child, nullptr, 0);
}

void waited_for_after_the_loop() {
  for (int i = 0; i < 2; ++i) {
    pid_t child = fork();
    if (child == 0)
      _exit(i);
  }
  for (int i = 0; i < 2; ++i)
    wait(nullptr);
}
