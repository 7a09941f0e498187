// RUN: %check_spawn %s --headers libstdc++
// Asks for no zombies.
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

void install() {
  struct sigaction action = {};
  action.sa_flags = SA_NOCLDWAIT | SA_RESTART;
  sigaction(SIGCHLD, &action, nullptr);
}
void launch() {
  pid_t pid = fork();
  if (pid == 0)
    _exit(0);
}
void launch_and_forget() { fork(); }
