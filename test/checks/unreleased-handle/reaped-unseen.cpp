// RUN: %check_spawn %s --headers libstdc++
// A handler out of sight may wait.
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

void reap(int);
void install() { signal(SIGCHLD, &reap); }
void launch() {
  pid_t pid = fork();
  if (pid == 0)
    _exit(0);
}
void launch_and_forget() { fork(); }
