// RUN: %check_spawn %s --headers libstdc++,libc++
// A handle that blocks and is waited for at once makes the code serial.
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

int compute(int);
void render();
void log(const char *);
bool ready();

// --- Defects.

void last_of_a_function(int n) {
  log("begins");
  std::jthread worker(compute, n);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the jthread 'worker' waits at once, at the end of its scope, so the task runs no faster than a plain call [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: do other work before this waits, or call the function directly
}

void last_of_a_branch() {
  if (ready()) {
    auto result = std::async(std::launch::async, compute, 1);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the future 'result' waits at once, at the end of its scope, so the task runs no faster than a plain call [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:10: note: do other work before this waits, or call the function directly
  } else {
    log("not yet");
  }
  render();
}

void each_turn() {
  while (ready()) {
    log("turn");
    std::jthread turn([] { render(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the jthread 'turn' waits at once, at the end of its scope, so the task runs no faster than a plain call [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:18: note: do other work before this waits, or call the function directly
  }
}

void in_a_lambda() {
  auto run = [] { std::future<int> f = std::async(compute, 2); };
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: the future 'f' waits at once, at the end of its scope, so the task runs no faster than a plain call [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: note: do other work before this waits, or call the function directly
  run();
}

void started_by_assignment() {
  std::jthread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the jthread 't' waits at once, at the end of its scope, so the task runs no faster than a plain call [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: do other work before this waits, or call the function directly
  t = std::jthread(render);
}

void reset_at_once() {
  std::optional<std::jthread> t;
  t = std::jthread(render);
  t.reset();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the jthread in 't' waits here at once, so the task runs no faster than a plain call [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: do other work before this waits, or call the function directly
  log("ended");
}

void overwritten_with_nothing() {
  auto f = std::async(std::launch::async, compute, 3);
  f = {};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future 'f' waits here at once, so the task runs no faster than a plain call [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:12: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: do other work before this waits, or call the function directly
  log("ended");
}

void held_by_pointer() {
  auto t = std::make_shared<std::jthread>(render);
  t.reset();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the jthread in 't' waits here at once, so the task runs no faster than a plain call [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:12: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: do other work before this waits, or call the function directly
  log("ended");
}

void cleared_at_once() {
  std::vector<std::jthread> pool;
  pool.emplace_back(render);
  pool.clear();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the work in 'pool' waits here at once, so the task runs no faster than a plain call [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: do other work before this waits, or call the function directly
  log("ended");
}

void container_at_the_end() {
  std::vector<std::future<int>> results;
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: the work in 'results' waits at once, at the end of its scope, so the task runs no faster than a plain call [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:33: note: do other work before this waits, or call the function directly
  results.push_back(std::async(std::launch::async, compute, 4));
}

template <class T> void in_a_template(T n) {
  std::jthread worker(compute, n);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the jthread 'worker' waits at once, at the end of its scope, so the task runs no faster than a plain call [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: do other work before this waits, or call the function directly
}
template void in_a_template(int);

// --- Correct.

void beside_other_work() {
  std::jthread worker(compute, 5);
  render();
}

void two_run_side_by_side() {
  std::jthread a(compute, 6);
  std::jthread b(compute, 7);
}

void many_run_side_by_side(int n) {
  std::vector<std::jthread> pool;
  for (int i = 0; i < n; ++i)
    pool.emplace_back(compute, i);
}

void another_runs_on() {
  std::thread(render).detach();
  std::jthread worker(compute, 8);
}

void submit(std::function<void()>);

void a_pool_runs_beside_it() {
  submit([] { render(); });
  std::jthread worker(compute, 9);
}

int the_wait_is_said() {
  auto f = std::async(std::launch::async, compute, 10);
  return f.get();
}

void the_join_is_said() {
  std::jthread worker(compute, 11);
  worker.join();
}

// It is told to stop, and does not run to its end.
void stopped_at_once() {
  std::jthread worker([](std::stop_token stop) {
    while (!stop.stop_requested())
      render();
  });
}

void deferred_never_runs_and_does_not_wait() {
  auto f = std::async(std::launch::async, compute, 12);
  render();
  f = {};
}

void of_an_outer_scope() {
  std::jthread worker;
  {
    worker = std::jthread(compute, 13);
  }
  render();
}

void the_new_work_overlaps() {
  auto f = std::async(std::launch::async, compute, 14);
  f = std::async(std::launch::async, compute, 15);
}

std::jthread given_to_the_caller() {
  std::jthread worker(compute, 16);
  return worker;
}

void looked_at_from_elsewhere(std::jthread *&out) {
  static std::jthread worker(compute, 17);
  out = &worker;
}

void nothing_started() {
  std::jthread worker;
}
