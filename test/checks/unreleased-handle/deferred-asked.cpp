// RUN: %check_spawn %s --headers libstdc++,libc++
// A bounded wait for a deferred task returns at once, and runs nothing.
#include <chrono>
#include <future>

int work();
void note(bool);
bool ready();

void asked_for_a_while() {
  auto f = std::async(std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'f' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'get()', which runs the task
  f.wait_for(std::chrono::seconds(1));
}
void asked_until_now() {
  std::future<int> f = std::async(std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the future 'f' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: call 'get()', which runs the task
  note(f.wait_until(std::chrono::steady_clock::now()) == std::future_status::deferred);
}

int got() {
  auto f = std::async(std::launch::deferred, work);
  f.wait_for(std::chrono::seconds(1));
  return f.get();
}
void waited_for() {
  auto f = std::async(std::launch::deferred, work);
  f.wait();
}
void may_run_by_itself() {
  std::future<int> f = std::async(std::launch::deferred, work);
  if (ready())
    f = std::async(std::launch::async, work);
  f.wait_for(std::chrono::seconds(1));
}
void was_given(std::future<int> f) { f.wait_for(std::chrono::seconds(1)); }
