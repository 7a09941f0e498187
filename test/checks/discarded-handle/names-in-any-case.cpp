// RUN: %check_spawn %s
// Members are told by their names in any style of case.

struct QtLike {
  QtLike(const QtLike &);
  ~QtLike();
  int result() const;
  void waitForFinished();
};
struct PascalTask {
  PascalTask(PascalTask &&);
  ~PascalTask();
  void RequestStop();
  bool IsFinished() const;
};
struct PascalThread {
  PascalThread(PascalThread &&);
  ~PascalThread();
  void Join();
  bool Joinable() const;
};
QtLike compute();
PascalTask begin_task();
PascalThread begin_thread();

void drops() {
  compute();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'QtLike' from 'compute' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with result() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  begin_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'PascalTask' from 'begin_task' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  begin_thread();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'PascalThread' from 'begin_thread' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: Join() the task here, which waits for its end
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  begin_task().IsFinished();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'PascalTask' from 'begin_task' is only asked 'IsFinished' and then discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
}

// A string is joined, a dialog is canceled, a clock is asked whether it is done.
struct Text {
  Text Join();
  bool valid() const;
};
struct Dialog {
  void Cancel();
  bool done() const;
};
struct Timer {
  void cancel();
  void Wait();
  bool isReady() const;
};
Text text();
Dialog dialog();
Timer timer();
void no_handles() {
  text();
  dialog();
  timer();
}
void consumed() {
  compute().waitForFinished();
  begin_task().RequestStop();
  begin_thread().Join();
}
