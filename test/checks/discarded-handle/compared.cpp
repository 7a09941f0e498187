// RUN: %check_spawn %s --headers libstdc++
// A comparison only asks for the id of a child, and keeps it for nobody.
#include <sys/wait.h>
#include <unistd.h>

void child();
bool enabled();

void compared() {
  if (fork() == 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the child process from 'fork' is only compared and then discarded, so it stays a zombie when it has ended [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: note: keep its id and wait for it with 'waitpid' or 'wait'
    child();
}
void negated() {
  if (enabled() && !fork())
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the child process from 'fork' is only compared and then discarded, so it stays a zombie when it has ended [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: keep its id and wait for it with 'waitpid' or 'wait'
    child();
}
void switched() {
  switch (fork()) {
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the child process from 'fork' is only compared and then discarded, so it stays a zombie when it has ended [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: keep its id and wait for it with 'waitpid' or 'wait'
  case 0:
    child();
  }
}
int asked() { return fork() ? 1 : 0; }
// CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the child process from 'fork' is only compared and then discarded, so it stays a zombie when it has ended [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:22: note: keep its id and wait for it with 'waitpid' or 'wait'

void parent_ends() {
  if (fork() != 0)
    _exit(0);
  setsid();
}
void waits_for_any() {
  if (!fork())
    child();
  wait(nullptr);
}
bool kept(pid_t &pid) { return (pid = fork()) > 0; }
int returned() { return fork(); }
