// RUN: %check_spawn %s --headers libstdc++
// Nothing here reaps a child.
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

void count(int) {}
void install() {
  signal(SIGPIPE, SIG_IGN);
  signal(SIGCHLD, SIG_DFL);
  signal(SIGCHLD, count);
}
void launch() {
  pid_t pid = fork();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the child process 'pid' is never waited for, so it stays a zombie when it has ended [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: wait for it with 'waitpid' or 'wait' on every path
  if (pid == 0)
    _exit(0);
}
void launch_and_forget() { fork(); }
