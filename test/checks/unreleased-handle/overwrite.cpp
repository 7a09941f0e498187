// RUN: %check_spawn %s
// A handle that gets other work before its own is settled.
#include <thread>
#include <utility>

void work() {}
bool ready();

void twice() {
  std::thread t(work);
  // CHECK-FIXES:   std::jthread t(work);
  t = std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 't' is overwritten before it is released, which calls std::terminate here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: join it before this
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join 't' before this
  // CHECK-FIXES:   t = std::jthread(work);
  t.join();
}

void emptied() {
  std::thread t(work);
  // CHECK-FIXES:   std::jthread t(work);
  t = std::thread();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 't' is overwritten before it is released, which calls std::terminate here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: join it before this
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join 't' before this
  // CHECK-FIXES:   t = std::jthread();
}

void emptied_with_braces() {
  std::thread t(work);
  t = {};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 't' is overwritten before it is released, which calls std::terminate here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: join it before this
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join 't' before this
}

void in_a_loop() {
  std::thread t;
  // CHECK-FIXES:   std::jthread t;
  for (int i = 0; i < 3; ++i)
    t = std::thread(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread 't' is overwritten before it is released, which calls std::terminate here [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:9: note: started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: join it before this
    // CHECK-FIXES:     t = std::jthread(work);
  t.join();
}

void on_one_branch(bool again) {
  std::thread t(work);
  // CHECK-FIXES:   std::jthread t(work);
  if (again)
    t = std::thread(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread 't' is overwritten before it is released, which calls std::terminate here [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: join it before this
    // CHECK-FIXES:     t = std::jthread(work);
  t.join();
}

void by_a_moved_one() {
  std::thread t(work);
  std::thread u(work);
  t = std::move(u);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 't' is overwritten before it is released, which calls std::terminate here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: join it before this
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join 't' before this
  t.join();
}

void both_ways() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(work);
  t = std::thread(work);
  // CHECK-FIXES:   t = std::jthread(work);
}

// Correct code.

void joined_in_between() {
  std::thread t(work);
  t.join();
  t = std::thread(work);
  t.join();
}

void joined_in_the_loop() {
  std::thread t;
  for (int i = 0; i < 3; ++i) {
    if (t.joinable())
      t.join();
    t = std::thread(work);
  }
  t.join();
}

void moved_out_in_between() {
  std::thread t(work);
  std::thread u = std::move(t);
  t = std::thread(work);
  t.join();
  u.join();
}

void detached_in_between() {
  std::thread t(work);
  t.detach();
  t = std::thread(work);
  t.join();
}

void on_separate_branches(bool c) {
  std::thread t;
  if (c)
    t = std::thread(work);
  else
    t = std::thread([] { work(); });
  t.join();
}

void starts_empty() {
  std::thread t{};
  t = std::thread(work);
  t.join();
}
