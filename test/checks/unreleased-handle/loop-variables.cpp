// RUN: %check_spawn %s
// What a variable that a loop counts, or that another task sets, can be.
#include <functional>
#include <thread>
#include <vector>

void work();
bool ok();
void step();
void give(std::function<void()>);

// In the first turn of a loop nothing was started.

void first_turn_may_fail(int n) {
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i) {
    if (i == 0) {
      if (!ok())
        return;
    } else
      threads.emplace_back(work);
  }
  for (auto &t : threads)
    t.join();
}

void first_turn_starts(int n) {
  std::thread t;
  for (unsigned i = 0; i != 8; i++) {
    if (!i)
      t = std::thread(work);
    else
      step();
  }
  if (t.joinable())
    t.join();
}

void give(const int &);

void counted_in_a_copy(int n) {
  std::thread t;
  for (int i = 0; i < n; ++i) {
    auto task = [i] { give(i); };
    if (i == 0)
      t = std::thread(task);
    else
      task();
  }
  if (t.joinable())
    t.join();
}

// A count that goes down, starts anew, begins below zero, or is anybody's, is
// zero more than once.

void counted_down(int n) {
  std::vector<std::thread> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'threads' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
      // CHECK-MESSAGES: :[[@LINE+8]]:7: note: started here
        // CHECK-MESSAGES: :[[@LINE+5]]:9: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  for (int i = 3; i > -n; --i) {
    if (i == 0) {
      if (!ok())
        return;
    } else
      threads.emplace_back(work);
  }
  for (auto &t : threads)
    t.join();
}

void counted_anew(int n) {
  std::vector<std::thread> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'threads' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
      // CHECK-MESSAGES: :[[@LINE+9]]:7: note: started here
        // CHECK-MESSAGES: :[[@LINE+6]]:9: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  int i = 0;
  while (n--) {
    if (i == 0) {
      if (!ok())
        return;
    } else
      threads.emplace_back(work);
    ++i;
    if (n == 7)
      i = 0;
  }
  for (auto &t : threads)
    t.join();
}

void counted_from_below(int n) {
  std::vector<std::thread> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'threads' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
      // CHECK-MESSAGES: :[[@LINE+8]]:7: note: started here
        // CHECK-MESSAGES: :[[@LINE+5]]:9: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  for (int i = -2; i < n; ++i) {
    if (i == 0) {
      if (!ok())
        return;
    } else
      threads.emplace_back(work);
  }
  for (auto &t : threads)
    t.join();
}

void counted_on(int i, int n) {
  std::vector<std::thread> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'threads' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
      // CHECK-MESSAGES: :[[@LINE+8]]:7: note: started here
        // CHECK-MESSAGES: :[[@LINE+5]]:9: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  for (; i < n; ++i) {
    if (i == 0) {
      if (!ok())
        return;
    } else
      threads.emplace_back(work);
  }
  for (auto &t : threads)
    t.join();
}

void counted_by_whom_it_is_given_to(int n) {
  std::thread t;
  for (int i = 0; i < n; ++i) {
    auto task = [&i] { give(const_cast<int &>(i)); };
    if (i == 0)
      t = std::thread(task);
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the thread 't' is overwritten before it is released, which calls std::terminate here [spawn-unreleased-handle]
      // CHECK-MESSAGES: :[[@LINE-2]]:11: note: started here
      // CHECK-MESSAGES: :[[@LINE-3]]:7: note: join it before this
    else
      task();
  }
  if (t.joinable())
    t.join();
}

// What a callable has by reference changes while somebody waits for it.

void counted_by_a_callback() {
  std::vector<std::thread> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'threads' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+6]]:3: note: started here
    // CHECK-MESSAGES: :[[@LINE+9]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  int writers = 0;
  std::function<void()> count = [&] { ++writers; };
  give(count);
  threads.emplace_back(work);
  while (writers != 1)
    step();
  if (!ok())
    return;
  for (auto &t : threads)
    t.join();
}

void set_by_the_task() {
  bool done = false;
  std::thread t([&] { done = true; });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+6]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t([&] { done = true; });
  while (!done)
    step();
  if (!ok())
    return;
  t.join();
}

// One that only reads it changes nothing.

void read_by_the_task(bool wanted) {
  bool started = false;
  std::thread t;
  if (wanted) {
    t = std::thread([&] { give([&] { (void)started; }); });
    started = true;
  }
  if (started)
    t.join();
}
