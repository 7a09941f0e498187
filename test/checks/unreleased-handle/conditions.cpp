// RUN: %check_spawn %s
// Which paths there are: conditions on the handle, and conditions that belong
// together.
#include <thread>

void work() {}
bool ready();
struct Options {
  bool parallel() const;
  int threads;
};

void wrong_way_round() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
  // CHECK-FIXES:   std::jthread t(work);
  if (!t.joinable())
    t.join();
}

void other_condition_too() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:23: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  if (t.joinable() && ready())
    t.join();
}

void flag_forgotten(bool c) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  bool joined = false;
  if (c) {
    t.join();
    joined = true;
  }
  if (joined)
    work();
}

void changed_in_between(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  if (n > 1)
    t.join();
  n = 7;
  if (n > 1)
    return;
  work();
}

void test_before_the_start() {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+6]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope
  // CHECK-FIXES:   std::jthread t;
  if (t.joinable())
    t.join();
  t = std::thread(work);
  // CHECK-FIXES:   t = std::jthread(work);
}

void same_id() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
  // CHECK-FIXES:   std::jthread t(work);
  if (t.get_id() == std::thread::id())
    t.join();
}

// Correct code.

void joinable() {
  std::thread t(work);
  if (t.joinable())
    t.join();
}

void joinable_guard_clause() {
  std::thread t(work);
  if (!t.joinable())
    return;
  t.join();
}

void joinable_in_a_variable() {
  std::thread t(work);
  const bool running = t.joinable();
  if (running)
    t.join();
}

void joinable_while() {
  std::thread t(work);
  while (t.joinable())
    t.join();
}

void id_is_set() {
  std::thread t(work);
  if (t.get_id() != std::thread::id())
    t.join();
}

void same_parameter(bool parallel) {
  std::thread t;
  if (parallel)
    t = std::thread(work);
  work();
  if (parallel)
    t.join();
}

void same_call(const Options &options) {
  std::thread t;
  if (options.parallel())
    t = std::thread(work);
  if (options.parallel())
    t.join();
}

void same_comparison(int n) {
  std::thread t;
  if (n > 1)
    t = std::thread(work);
  work();
  if (n <= 1)
    return;
  t.join();
}

void same_member(const Options &options) {
  std::thread t(work);
  if (options.threads > 4)
    t.join();
  if (!(options.threads > 4))
    t.detach();
}

void flag_set_with_the_start(int n) {
  std::thread t;
  bool started = false;
  if (n > 1) {
    t = std::thread(work);
    started = true;
  }
  if (started)
    t.join();
}

void flag_set_with_the_join(bool c) {
  std::thread t(work);
  bool joined = false;
  if (c) {
    t.join();
    joined = true;
  }
  work();
  if (!joined)
    t.join();
}

void mode_in_two_switches(int mode) {
  std::thread t;
  switch (mode) {
  case 1:
    t = std::thread(work);
    break;
  }
  switch (mode) {
  case 1:
    t.join();
    break;
  }
}

void started_under_a_condition_joined_under_another(const Options &options) {
  std::thread t;
  if (options.threads > 1)
    t = std::thread(work);
  if (ready())
    t.join();
}

void either_or(bool parallel) {
  std::thread t = parallel ? std::thread(work) : std::thread();
  if (t.joinable())
    t.join();
}

// A release under a condition that is spelt otherwise settles the doubt.

void condition_in_a_variable(int n) {
  std::thread t;
  const bool parallel = n > 1;
  if (parallel)
    t = std::thread(work);
  if (n > 1)
    t.join();
}

void opposite_in_a_variable(bool wait) {
  std::thread t(work);
  bool detach = !wait;
  if (wait)
    t.join();
  if (detach)
    t.detach();
}

void compared_with_true(bool parallel) {
  std::thread t;
  if (parallel)
    t = std::thread(work);
  if (parallel == true)
    t.join();
}

int load();
void many_conditions_in_between() {
  std::thread t;
  bool started = false;
  if (ready()) {
    t = std::thread(work);
    started = true;
  }
  int a = load(), b = load(), c = load(), d = load(), e = load(), f = load();
  if (a)
    work();
  if (b)
    work();
  if (c)
    work();
  if (d)
    work();
  if (e)
    work();
  if (f)
    work();
  if (a && b && c && d && e && f)
    work();
  if (started)
    t.join();
}

void the_last_of_a_loop_is_joined() {
  std::thread previous;
  for (int i = 0; i < 3; ++i) {
    std::thread current(work);
    if (i > 0)
      previous.join();
    previous = static_cast<std::thread &&>(current);
  }
  previous.join();
}
