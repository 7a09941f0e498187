// RUN: %check_spawn %s -- -isystem %S/Inputs/system
// What a macro of a system header spawns is the user's where he uses it.
#include <started.h>

void work();

void dropped() { START_JOB(work); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the 'Job' from 'start_job' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:18: note: keep the handle, and stop or join the task when it is no longer needed, or cast it to void if the drop is meant

void kept() {
  Job job = START_JOB(work);
  job.join();
}

void joined() { START_JOB(work).join(); }
