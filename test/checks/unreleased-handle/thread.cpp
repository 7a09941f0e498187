// RUN: %check_spawn %s
// One thread, every way out of its scope.
#include <thread>

void work() {}
bool ready();
int load();

void never_joined() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
  // CHECK-FIXES:   std::jthread t(work);
}

void empty_then_started() {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope
  // CHECK-FIXES:   std::jthread t;
  t = std::thread(work);
  // CHECK-FIXES:   t = std::jthread(work);
}

void only_asked() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
  t.get_id();
  t.joinable();
}

void joined_on_one_branch(bool wait) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  if (wait)
    t.join();
}

void joined_on_the_other_branch(bool detach) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: no release follows when this condition is true
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  if (detach) {
    work();
  } else {
    t.join();
  }
}

int early_return() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  if (!ready())
    return 1;
  t.join();
  return 0;
}

void early_break() {
  for (;;) {
    std::thread t(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+4]]:7: note: this 'break' is reached without a release
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join it on every path, or use 'std::jthread', which joins in its destructor
    // CHECK-FIXES:     std::jthread t(work);
    if (ready())
      break;
    t.join();
  }
}

void early_continue() {
  for (int i = 0; i < 3; ++i) {
    std::thread t(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+4]]:7: note: this 'continue' is reached without a release
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join it on every path, or use 'std::jthread', which joins in its destructor
    // CHECK-FIXES:     std::jthread t(work);
    if (i == 1)
      continue;
    t.join();
  }
}

void early_goto() {
  {
    std::thread t(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+4]]:7: note: this 'goto' is reached without a release
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join it on every path, or use 'std::jthread', which joins in its destructor
    // CHECK-FIXES:     std::jthread t(work);
    if (ready())
      goto end;
    t.join();
  }
end:
  work();
}

void some_cases(int mode) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: no release follows when no case applies
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  switch (mode) {
  case 0:
    t.join();
    break;
  case 1:
    t.detach();
    break;
  }
}

void short_circuit() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  if (ready() && load() > 1)
    t.join();
}

void loop_may_not_run(int n) {
  std::thread t(work);
  for (int i = 0; i < n; ++i)
    if (t.joinable())
      t.join();
}

void inner_scope() {
  {
    std::thread t(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:17: note: join it on every path, or use 'std::jthread', which joins in its destructor
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join 't' at the end of its scope
    // CHECK-FIXES:     std::jthread t(work);
  }
  work();
}

void started_in_a_branch(bool parallel) {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t;
  if (parallel)
    t = std::thread(work);
    // CHECK-FIXES:     t = std::jthread(work);
  if (!ready())
    return;
  if (t.joinable())
    t.join();
}

int main() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
  // CHECK-FIXES:   std::jthread t(work);
}

// Correct code.

void joined() {
  std::thread t(work);
  t.join();
}

void detached() {
  std::thread t(work);
  t.detach();
}

void joined_on_each_branch(bool wait) {
  std::thread t(work);
  if (wait)
    t.join();
  else
    t.detach();
}

int joined_before_each_return() {
  std::thread t(work);
  if (!ready()) {
    t.join();
    return 1;
  }
  t.join();
  return 0;
}

void each_case(int mode) {
  std::thread t(work);
  switch (mode) {
  case 0:
    t.join();
    break;
  default:
    t.detach();
  }
}

void endless_loop() {
  std::thread t(work);
  while (true)
    work();
}

void joined_in_a_loop() {
  for (int i = 0; i < 3; ++i) {
    std::thread t(work);
    if (i == 1) {
      t.detach();
      continue;
    }
    t.join();
  }
}

void goto_after_join() {
  std::thread t(work);
  if (ready())
    goto end;
  work();
end:
  t.join();
}

void never_started() {
  std::thread t;
  std::thread u{};
}

void do_while() {
  std::thread t(work);
  do {
    work();
  } while (!ready());
  t.join();
}

void statics() {
  static std::thread t(work);
}

void jthread_is_its_own_release() {
  std::jthread t(work);
  work();
}
