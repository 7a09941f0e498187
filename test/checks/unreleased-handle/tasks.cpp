// RUN: %check_spawn %s
// Handles that only structure tells: a runtime's JoinHandle, a scoped task, a
// thread class of one's own.
#include <exception>
#include <utility>

void work();
bool ready();

class JoinHandle {
public:
  JoinHandle(JoinHandle &&);
  JoinHandle &operator=(JoinHandle &&);
    void abort();
  bool is_finished() const;
};
JoinHandle spawn_updater();
void supervise(JoinHandle);

class CancelOnDrop {
public:
  ~CancelOnDrop() { cancel(); }
  void cancel();
  bool is_finished() const;
};
CancelOnDrop spawn_scoped();

class OsThread {
public:
  OsThread() = default;
  template <class F> explicit OsThread(F f) {}
  OsThread(OsThread &&);
  ~OsThread() {
    if (joinable())
      std::terminate();
  }
  bool joinable() const;
  void join();
};

class Timer {
public:
  explicit Timer(int);
  void cancel();
  void wait();
};

template <class T> class Result {
public:
  void wait();
  T get();
};
Result<int> compute();

// The audit's bug with a name.
void kept_and_forgotten() {
  JoinHandle updater = spawn_updater();
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the 'JoinHandle' 'updater' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  while (ready())
    work();
}

void aborted_on_one_path() {
  JoinHandle updater = spawn_updater();
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the 'JoinHandle' 'updater' is not released on some paths, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:14: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  if (!ready())
    return;
  updater.abort();
}

void loop_replaces_it() {
  JoinHandle updater = spawn_updater();
  while (ready())
    updater = spawn_updater();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the 'JoinHandle' 'updater' is overwritten before it is released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: stop or join the task before this
  updater.abort();
}

void own_thread() {
  OsThread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the 'OsThread' 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: join it on every path, or give it to a guard that joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:12: note: join 't' at the end of its scope
}

void cancels_at_once() {
  auto scoped = spawn_scoped();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the 'CancelOnDrop' 'scoped' is never released, which cancels the work at once [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: keep the handle for as long as the work is to go on
}

void result_lost() {
  auto result = compute();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the 'Result' 'result' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: wait for it and look at its result
}

// Correct code.

void aborted() {
  JoinHandle updater = spawn_updater();
  while (ready())
    work();
  updater.abort();
}

void aborted_unless_finished() {
  JoinHandle updater = spawn_updater();
  if (!updater.is_finished())
    updater.abort();
}

void supervised() {
  JoinHandle updater = spawn_updater();
  supervise(std::move(updater));
}

void own_thread_joined() {
  OsThread t(work);
  if (t.joinable())
    t.join();
}

void own_thread_empty() {
  OsThread t;
}

void not_a_handle() {
  Timer timer(1);
}

void future_on_one_path() {
  auto result = compute();
  if (ready())
    result.wait();
}

void cancelled() {
  auto scoped = spawn_scoped();
  work();
  scoped.cancel();
}
