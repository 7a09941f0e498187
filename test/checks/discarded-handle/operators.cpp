// RUN: %check_spawn %s
// Operators that throw an operand's value away.
#include <future>
#include <thread>

void work() {}
bool ready();

void comma_left() {
  std::thread{work}, work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-FIXES:   std::thread{work}.join(), work();
  int value = (std::thread{work}, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the thread created here is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: keep it
  // CHECK-FIXES:   int value = (std::thread{work}.join(), 1);
}

void comma_right() {
  work(), std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the thread created here is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: keep it
  // CHECK-FIXES:   work(), std::thread{work}.join();
}

void conditional() {
  ready() ? std::thread{work} : std::thread{};
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread created here is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: keep it
  ready() ? std::async(work) : std::async(std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the future from 'std::async' is discarded, which blocks
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:32: warning: the future from 'std::async' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-4]]:32: note: keep it
  ready() ? (void)std::thread{work} : work();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the thread created here is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:19: note: saying so
  // CHECK-FIXES:   ready() ? (void)std::thread{work}.join() : work();
}

struct Job {
  explicit operator bool() const;
  void cancel();
  void join();
};
Job start();

void logical() {
  ready() && start();
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the 'Job' from 'start' is discarded, so the task runs on, and nothing can stop or observe it
  // CHECK-MESSAGES: :[[@LINE-2]]:14: note: keep the handle
  ready() || (start(), true);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the 'Job' from 'start' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join() the task here, which waits for its end
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: cast to void: the drop is meant
}

// Correct code.

std::thread chosen() {
  std::thread kept = ready() ? std::thread{work} : std::thread{};
  auto last = (work(), std::async(work));
  last.get();
  work(), std::async(work).get();
  ready() && std::async(ready).get();
  ready() ? std::thread{work}.join() : work();
  kept = (work(), std::thread{work});
  return ready() ? std::thread{work} : std::thread{};
}
