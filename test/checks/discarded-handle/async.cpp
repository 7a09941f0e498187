// RUN: %check_spawn %s
// std::async: what the drop does follows the launch policy.
#include <chrono>
#include <future>
#include <utility>

void work();
int compute(int);

void default_policy() {
  std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and wait for it where the result is needed, or call the function directly
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-FIXES:   std::async(work).wait();
}

void async_policy() {
  std::async(std::launch::async, compute, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is discarded, which blocks here until
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-FIXES:   std::async(std::launch::async, compute, 1).wait();
}

void either_policy() {
  std::async(std::launch::async | std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is discarded, which blocks here until
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: take its result with get() here, which rethrows its exception
}

void policy_known_at_run_time(std::launch policy) {
  std::async(policy, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is discarded, which blocks here until
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: take its result with get() here, which rethrows its exception
}

std::future<int> through_a_function() { return std::async(compute, 1); }

void function_that_passes_it_on() {
  through_a_function();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'through_a_function' is discarded, which blocks here until
// CHECK-MESSAGES: :[[@LINE-5]]:48: note: the future comes from 'std::async' here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: take its result with get() here, which rethrows its exception
}

std::future<int> through_a_local() {
  auto pending = std::async(compute, 1);
  return pending;
}

void function_that_returns_its_local() {
  through_a_local();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'through_a_local' is discarded, which blocks here until
  // CHECK-MESSAGES: :[[@LINE-7]]:18: note: the future comes from 'std::async' here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: take its result with get() here, which rethrows its exception
}

// Correct code.

void use(std::future<int>);
void look(const std::future<int> &);

std::future<int> returned() { return std::async(compute, 1); }

struct Owner {
  std::future<int> pending = std::async(compute, 1);
  void restart() { pending = std::async(compute, 2); }
};

int released(Owner &owner) {
  std::async(work).get();
  std::async(work).wait();
  use(std::async(compute, 1));
  auto kept = std::async(compute, 2);
  std::future<int> moved = std::move(kept);
  std::move(moved);
  owner.pending = std::async(compute, 3);
  auto &alias = owner.pending;
  alias;
  std::future<int>();
  std::future<int>{};
  return std::async(compute, 4).get() + moved.get();
}
