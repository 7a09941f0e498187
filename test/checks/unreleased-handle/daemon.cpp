// RUN: %check_spawn %s --headers libstdc++
// A child that leaves the session is nobody's to wait for, where its parent
// does nothing else than leave.
#include <sys/wait.h>
#include <unistd.h>

void serve();

bool daemonize() {
  pid_t pid = fork();
  if (pid < 0)
    return false;
  if (pid > 0)
    return true;
  setsid();
  return false;
}
int parent_works_on() {
  pid_t pid = fork();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the child process 'pid' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: wait for it with 'waitpid' or 'wait' on every path
  if (pid == 0) {
    setsid();
    serve();
    _exit(0);
  }
  serve();
  return 0;
}
int no_session() {
  pid_t pid = fork();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the child process 'pid' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: wait for it with 'waitpid' or 'wait' on every path
  if (pid > 0)
    return 1;
  serve();
  return 0;
}
int waits_before() {
  wait(nullptr);
  pid_t pid = fork();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the child process 'pid' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: wait for it with 'waitpid' or 'wait' on every path
  if (pid == 0)
    _exit(0);
  return 0;
}
void waits_in_a_loop() {
  for (;;) {
    wait(nullptr);
    pid_t pid = fork();
    if (pid == 0)
      _exit(0);
  }
}
