// RUN: %check_spawn %s --option FixStyle=hold --option GuardType=runtime::AbortOnDrop --option GuardHeader=abort_on_drop.h -- -I%S/Inputs
// FixStyle hold: handles are kept in a guard, whose header is added.
#include "runtime.h"
// CHECK-FIXES: #include "abort_on_drop.h"
#include <future>
#include <thread>

runtime::JoinHandle spawn_metadata_updater(int interval);
runtime::Future ask();
void work();
void run_monitoring_loop();
bool ready();

void monitor() {
  spawn_metadata_updater(100);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'JoinHandle' from 'spawn_metadata_updater' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  // CHECK-FIXES:   runtime::AbortOnDrop metadata_updater_handle(spawn_metadata_updater(100));
  run_monitoring_loop();
}

void several(runtime::Tasks &tasks) {
  spawn_metadata_updater(100);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'JoinHandle' from 'spawn_metadata_updater' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  // CHECK-FIXES:   runtime::AbortOnDrop metadata_updater_handle(spawn_metadata_updater(100));
  spawn_metadata_updater(200);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'JoinHandle' from 'spawn_metadata_updater' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  // CHECK-FIXES:   runtime::AbortOnDrop metadata_updater_handle_2(spawn_metadata_updater(200));
  tasks.spawn(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'JoinHandle' from 'runtime::Tasks::spawn' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  // CHECK-FIXES:   runtime::AbortOnDrop work_handle(tasks.spawn(work));
  tasks.submit([] { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'JoinHandle' from 'runtime::Tasks::submit' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  // CHECK-FIXES:   runtime::AbortOnDrop work_handle_2(tasks.submit([] { work(); }));
  run_monitoring_loop();
}

void kept_in_a_plain_variable() {
  auto updater = spawn_metadata_updater(100);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the 'JoinHandle' 'updater' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  // CHECK-FIXES:   runtime::AbortOnDrop updater(spawn_metadata_updater(100));
  runtime::JoinHandle other(spawn_metadata_updater(200));
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the 'JoinHandle' 'other' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:23: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  // CHECK-FIXES:   runtime::AbortOnDrop other(spawn_metadata_updater(200));
  run_monitoring_loop();
}

// A future from std::async waits by itself, and needs no guard.
void future() {
  std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and wait for it where the result is needed, or call the function directly
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-FIXES:   auto work_future = std::async(work);
  run_monitoring_loop();
}

// No variable can be declared here.
void only_waits() {
  if (ready())
    std::async(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'std::async' is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and wait for it where the result is needed, or call the function directly
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-FIXES:     std::async(work).wait();
}

// A guard would end the task at once: nothing follows.
void nothing_follows() {
  spawn_metadata_updater(100);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'JoinHandle' from 'spawn_metadata_updater' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void nothing_follows_in_the_loop() {
  while (ready()) {
    run_monitoring_loop();
    spawn_metadata_updater(100);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the 'JoinHandle' from 'spawn_metadata_updater' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle, and stop or join the task when it is no longer needed
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: cast to void: the drop is meant
  }
}

// The guard is one for what can be stopped.
void no_guard_for_it() {
  ask();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Future' from 'ask' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with result() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  run_monitoring_loop();
}

// A variable in a switch would be jumped over.
void in_a_switch(int choice) {
  switch (choice) {
  case 1:
    run_monitoring_loop();
    spawn_metadata_updater(100);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the 'JoinHandle' from 'spawn_metadata_updater' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle, and stop or join the task when it is no longer needed
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: cast to void: the drop is meant
    break;
  default:
    break;
  }
}
