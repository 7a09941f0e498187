// RUN: %check_spawn %s --option OwnedSpawners=acme::Runtime::spawn\;::acme::Pool
// Spawners whose owner keeps the work.
#include <functional>

namespace acme {
struct JoinHandle {
  void abort();
  bool is_finished() const;
};
inline namespace v1 {
struct Runtime {
  template <class F> JoinHandle spawn(F) { return {}; }
  JoinHandle spawn_unowned(void (*)());
};
} // namespace v1
struct Pool {
  JoinHandle submit(void (*)());
  JoinHandle schedule(void (*)());
};
} // namespace acme

void work();
acme::JoinHandle start_updater(acme::Runtime &runtime) {
  return runtime.spawn(work);
}

void dropped(acme::Runtime &runtime) {
  runtime.spawn_unowned(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'JoinHandle' from 'acme::Runtime::spawn_unowned' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// A function that hands the handle on has given the task to its caller.
void handed_on(acme::Runtime &runtime) {
  start_updater(runtime);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'JoinHandle' from 'start_updater' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// A class whose destructor lets the work run on owns nothing.
struct Launcher {
  acme::JoinHandle start();
  ~Launcher() {}
};

void not_an_owner(Launcher &launcher) {
  launcher.start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'JoinHandle' from 'Launcher::start' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// Correct code.

struct Server {
  acme::JoinHandle async_start();
  void stop();
  ~Server() { shut_down(); }
  void shut_down() { stop(); }
};

void its_destructor_ends_the_work(Server &server) {
  server.async_start();
}

void owned(acme::Runtime &runtime, acme::Pool &pool) {
  runtime.spawn(work);
  runtime.spawn([] {});
  pool.submit(work);
  pool.schedule(work);
  std::function<void()> later = [&] { return runtime.spawn(work); };
  later = [&] { return pool.submit(work); };
  start_updater(runtime).abort();
}
