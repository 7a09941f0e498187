// RUN: %check_spawn %s --option DetectHandles=false
#include <thread>

struct TaskLike {
  void abort();
  bool is_finished() const;
};
TaskLike task_like();

void dropped() {
  std::thread{[] {}};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread dropped_thread{[] {}};
  (void)0;
}

// Correct code.
void correct() { task_like(); }
