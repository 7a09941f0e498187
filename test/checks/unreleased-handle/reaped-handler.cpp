// RUN: %check_spawn %s --headers libstdc++
// A handler waits for its children.
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

void reap(int) {
  while (waitpid(-1, nullptr, WNOHANG) > 0)
    ;
}
void install() {
  struct sigaction action = {};
  action.sa_handler = reap;
  sigaction(SIGCHLD, &action, nullptr);
}
void launch() {
  pid_t pid = fork();
  if (pid == 0)
    _exit(0);
}
void launch_and_forget() { fork(); }
