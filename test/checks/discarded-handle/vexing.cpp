// RUN: %check_spawn %s
// `std::thread(worker);` declares a variable.
#include <thread>

void worker() {}
void after();

void spawns_nothing() {
  std::thread(worker);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this declares an empty thread named 'worker' and spawns nothing [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: to start a thread that runs 'worker', name it and use braces for the argument
  // CHECK-FIXES:   std::jthread worker_thread{worker};
  after();
}

void jthread_too() {
  std::jthread(worker);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this declares an empty jthread named 'worker' and spawns nothing
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: to start a jthread that runs 'worker', name it and use braces
  // CHECK-FIXES:   std::jthread worker_thread{worker};
  after();
}

void local_callable() {
  auto task = [] {};
  {
    std::thread(task);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this declares an empty thread named 'task' and spawns nothing
    // CHECK-MESSAGES: :[[@LINE-2]]:17: note: to start
    // CHECK-FIXES:     std::jthread task_thread{task};
    after();
  }
}

// Correct code.

void declarations(bool now) {
  std::thread empty;
  std::thread(later);
  if (now)
    later = std::thread(worker);
  if (later.joinable())
    later.join();
  std::thread started(worker);
  started.join();
  std::thread(*pointer) = nullptr;
}
