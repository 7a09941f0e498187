// RUN: %check_spawn %s --headers libstdc++ --checks='-*,spawn-unstoppable-task'
// A lambda that is given to a jthread takes a stop token, and its loop tests it.
#include <chrono>
#include <stop_token>
#include <thread>

void work();
void work_on(int);

void without_parameters() {
  std::jthread t([] {
    while (true)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the jthread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: the jthread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: let the task take a 'std::stop_token', and end the loop when that asks to stop
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: let the task take a 'std::stop_token' that the loop tests
      work();
  });
  work();
}

void with_empty_parameters(int n) {
  std::jthread t([n]() mutable {
    for (;;) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the jthread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: the jthread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: let the task take a 'std::stop_token', and end the loop when that asks to stop
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: let the task take a 'std::stop_token' that the loop tests
      work_on(n++);
    }
  });
  work();
}

void with_parameters() {
  std::jthread t(
      [](int n) {
        while (1)
        // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this loop has no way out, so nothing can stop the jthread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-4]]:16: note: the jthread is started here
        // CHECK-MESSAGES: :[[@LINE-3]]:9: note: let the task take a 'std::stop_token', and end the loop when that asks to stop
        // CHECK-MESSAGES: :[[@LINE-4]]:9: note: let the task take a 'std::stop_token' that the loop tests
          work_on(n);
      },
      1);
  work();
}

// The name is taken.
void with_a_name_that_is_taken(int stop) {
  std::jthread t([stop] {
    while (true)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the jthread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: the jthread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: let the task take a 'std::stop_token', and end the loop when that asks to stop
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: let the task take a 'std::stop_token' that the loop tests
      work_on(stop);
  });
  work();
}

// No edit: another function has the loop, a thread takes no token, or it is no
// plain loop.

void poll() {
  for (;;)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop has no way out, so nothing can stop the jthread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE+6]]:16: note: the jthread is started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: let the task take a 'std::stop_token', and end the loop when that asks to stop
    work();
}

void named() {
  std::jthread t(poll);
  work();
}

void thread() {
  std::thread t([] {
    while (true)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the thread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: the thread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: make it a 'std::jthread', let the task take a 'std::stop_token', and end the loop when that asks to stop
      work();
  });
  t.join();
}

void do_while() {
  std::jthread t([] {
    do
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the jthread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: the jthread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: let the task take a 'std::stop_token', and end the loop when that asks to stop
      work();
    while (true);
  });
  work();
}
