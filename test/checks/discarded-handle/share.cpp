// RUN: %check_spawn %s
// A shared future of a std::async task blocks like the future itself.
#include <future>

void work();

void shared() {
  std::async(work).share();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the shared future from 'std::async' is discarded, which blocks here until
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-FIXES:   std::async(work).share().wait();
}

std::shared_future<void> kept_elsewhere;

std::shared_future<void> current() { return kept_elsewhere; }

std::shared_future<void> start_and_keep() {
  std::shared_future<void> started = std::async(work).share();
  kept_elsewhere = started;
  return started;
}

// Correct code: somebody else holds the same state.
void released() {
  std::async(work).share().wait();
  current();
  start_and_keep();
}
