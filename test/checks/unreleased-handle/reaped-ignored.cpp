// RUN: %check_spawn %s --headers libstdc++
// Ignores the end of its children.
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

void install() { signal(SIGCHLD, SIG_IGN); }
void launch() {
  pid_t pid = fork();
  if (pid == 0)
    _exit(0);
}
void launch_and_forget() { fork(); }
