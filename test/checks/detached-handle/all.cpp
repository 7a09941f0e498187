// RUN: %check_spawn %s --option Detach=all
// Each explicit detach, also a harmless one.
#include <thread>

void work(int);

void holds_values(int n) {
  std::thread t([n] { work(n); });
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 8 returns
}

void holds_nothing() {
  std::thread([] {}).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: nobody can wait for the thread that is detached here [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-3]]:22: note: call join() instead, which waits here
}

void joined(int n) {
  std::thread t([n] { work(n); });
  t.join();
}
