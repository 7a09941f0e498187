// RUN: %check_spawn %s
// A deferred task whose future is dropped never runs.
#include <future>

void work();
constexpr auto lazily = std::launch::deferred;

void deferred() {
  std::async(std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which runs the task
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
}

void named_constant() {
  std::async(lazily, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
}

void cast_changes_nothing() {
  (void)std::async(std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the future from 'std::async' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; keep it and call 'get()', which runs the task
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:9: note: wait for the task here
}

// Correct code.

void released() {
  std::async(std::launch::deferred, work).get();
  std::async(std::launch::deferred, work).wait();
  auto later = std::async(std::launch::deferred, work);
}
