// RUN: %check_spawn %s
#include <thread>
#include <utility>
#include <vector>

void work() {}
void work_on(int) {}

void parentheses_and_arguments() {
  std::thread(work_on, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread work_on_thread(work_on, 1);
  work();
}

void braces() {
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread work_thread{work};
  work();
}

void lambda() {
  std::thread([] { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread work_thread([] { work(); });
  work();
}

std::thread start() { return std::thread(work_on, 1); }

void from_a_function() {
  start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'start' is discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
}

void jthread_is_a_slow_call() {
  std::jthread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the jthread created here is discarded, which blocks here until the task ends, so it runs no faster than a plain call
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and wait for it where the result is needed, or call the function directly
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
}

void cast_changes_nothing() {
  (void)std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the thread created here is discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; keep it and join it
  // CHECK-FIXES:   (void)std::thread{work}.join();
}

struct Worker : std::thread {
  using std::thread::thread;
};

void derived() {
  Worker{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
}

void moved_temporary() {
  std::move(start());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'start' is discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
}

// Correct code.

void keep(std::thread);

void released(std::vector<std::thread> &pool) {
  std::thread(work_on, 1).join();
  std::thread{work}.join();
  std::jthread{work}.join();
  std::jthread{work}.request_stop();
  // spawn-detached-handle's business.
  std::thread(work_on, 1).detach();
  keep(std::thread(work_on, 1));
  pool.emplace_back(work);
  pool.push_back(std::thread(work_on, 1));
  std::thread named(work);
  std::move(named);
  named.join();
  named = std::thread(work_on, 2);
  std::thread(work_on, 3).swap(named);
  named.join();
}

void empty() {
  std::thread();
  std::thread{};
  std::jthread{};
}
