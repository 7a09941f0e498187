// RUN: %check_spawn %s
// A call on the temporary that only asks, and so releases nothing.
#include <chrono>
#include <future>
#include <memory>
#include <thread>
#include <utility>

void work();
int compute();
void log(bool);

void on_a_future() {
  std::async(work).valid();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is only asked 'valid' and then discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  std::async(work).wait_for(std::chrono::seconds(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is only asked 'wait_for' and then discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
}

void where_the_answer_is_used(std::promise<int> &promise) {
  log(std::async(work).valid());
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the future from 'std::async' is only asked 'valid' and then discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:7: note: keep it
  if (promise.get_future().valid())
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the future from 'std::promise::get_future' is only asked 'valid' and then discarded, so what the promise is given is lost [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:7: note: keep it
    log(true);
}

void on_a_thread() {
  std::thread(work).get_id();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is only asked 'get_id' and then discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  auto id = std::thread{work}.get_id();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread created here is only asked 'get_id' and then discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: keep it
  std::jthread{work}.get_stop_token();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the jthread created here is only asked 'get_stop_token' and then discarded, which blocks
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
}

struct JoinHandle {
  void abort();
  bool is_finished() const;
  int priority() const;
};
JoinHandle start();

void on_a_structural_handle() {
  start().is_finished();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'JoinHandle' from 'start' is only asked 'is_finished' and then discarded, so the task runs on
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
}

void on_what_it_points_to() {
  std::make_unique<std::thread>(work)->joinable();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread in 'std::unique_ptr' from 'std::make_unique' is only asked 'joinable' and then discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
}

// Correct code.

std::unique_ptr<std::thread> owned;
bool owned_runs() { return owned->joinable() || (*owned).joinable(); }
void joined() { std::make_unique<std::thread>(work)->join(); }

std::future<void> pending;
std::future<void> &current();

bool released() {
  auto kept = std::async(work);
  kept.valid();
  kept.wait_for(std::chrono::seconds(1));
  current().valid();
  std::move(kept).valid();
  std::thread named(work);
  named.get_id();
  named.join();
  std::async(work).wait();
  start().abort();
  start().priority();
  // A bounded wait for an event.
  std::promise<void>().get_future().wait_for(std::chrono::seconds(1));
  std::future<void>().valid();
  std::thread().joinable();
  std::jthread{work}.join();
  return std::async(compute).get() > 0;
}
