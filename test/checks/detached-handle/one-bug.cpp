// RUN: %check_spawn %s --checks='-*,spawn-detached-handle,spawn-unreleased-handle,spawn-discarded-handle' --headers libstdc++
// One task, one finding.
#include <pthread.h>
#include <thread>

void *run(void *);
void work(int &);
bool ok();

// It leaks on the other path.
void on_some_path(int *n) {
  pthread_t t;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 't' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-4]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  pthread_create(&t, nullptr, run, n);
  if (ok())
    pthread_detach(t);
}

void on_each_path(int *n) {
  pthread_t t;
  pthread_create(&t, nullptr, run, n);
  pthread_detach(t);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, and it borrows what 'n' points to [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:36: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it, and wait for its end before what it uses ends
}

void temporary(int &n) {
  std::thread([&n] { work(n); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: nobody can wait for the thread that is detached here, and it borrows 'n' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:34: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:34: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 32 returns
}

void variable(int &n) {
  std::thread t([&n] { work(n); });
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, and it borrows 'n' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:5: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 40 returns
}
