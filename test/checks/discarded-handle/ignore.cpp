// RUN: %check_spawn %s
// std::ignore says as much as a cast to void, and as little.
#include <future>
#include <thread>
#include <tuple>

void work();
std::future<int> submit();

void changes_nothing() {
  std::ignore = std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: saying so does not change what the drop does; keep it and join it
  std::ignore = std::async(std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the future from 'std::async' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: saying so does not change
}

// Correct code.

void accepted() {
  std::ignore = submit();
  std::ignore = submit().get();
  std::ignore = std::async(std::launch::deferred, submit).get().get();
}
