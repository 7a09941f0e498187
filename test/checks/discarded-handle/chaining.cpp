// RUN: %check_spawn %s
// A call that returns its receiver makes no new handle.
#include <utility>

struct Job {
  void cancel();
  void join();
  Job &named(const char *);
  Job then(void (*)());
  Job restarted();
  Job copy_of() { return *this; }
  Job on_error(void (*)()) && { return std::move(*this); }
  Job &&quietly() && { return std::move(*this); }
};
Job start();
void work();

void a_new_handle(Job &job) {
  job.restarted();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Job' from 'Job::restarted' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join() the task here, which waits for its end
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

void the_receiver_was_a_temporary() {
  start().on_error(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Job' from 'Job::on_error' is discarded, so the task runs on
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join() the task here, which waits for its end
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

struct Lazy : Job {
  struct sender_concept {};
  Lazy then(void (*)());
};
Lazy describe();

void a_lazy_chain_still_never_runs() {
  describe().then(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Lazy' from 'Lazy::then' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it
}

// Correct code.

void correct(Job &job) {
  job.named("updater");
  job.copy_of();
  std::move(job).quietly();
  std::move(job).on_error(work);
  start().then(work).join();
  // The continuation is who observes the task.
  start().then(work);
  job.then(work);
}
