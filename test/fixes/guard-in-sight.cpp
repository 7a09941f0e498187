// RUN: %check_spawn %s --option FixStyle=hold --option GuardType=runtime::AbortOnDrop --option GuardHeader=abort_on_drop.h -- -I%S/Inputs
// Where the guard is declared, its constructors say what it takes.
#include "abort_on_drop.h"

struct Job {
  Job(Job &&);
  ~Job();
  void cancel();
  bool is_finished() const;
};
Job start_job();
runtime::JoinHandle start_task();
void run_loop();

void kept() {
  start_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'JoinHandle' from 'start_task' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  // CHECK-FIXES:   runtime::AbortOnDrop task_handle(start_task());
  run_loop();
}

namespace hides {
namespace runtime {}
void kept() {
  start_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'JoinHandle' from 'start_task' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  // CHECK-FIXES:   ::runtime::AbortOnDrop task_handle(start_task());
  run_loop();
}
} // namespace hides

void not_for_a_job() {
  start_job();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Job' from 'start_job' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  run_loop();
}
