// RUN: %check_spawn %s
// What is never reached drops nothing.
#include <future>
#include <thread>

void work();

void switched_off() {
  return;
  std::thread{work};
}

void switched_off_future() {
  return;
  std::async(work);
}

void never_taken() {
  if (false)
    std::thread{work};
  while (0)
    std::async(work);
}

void after_an_endless_loop() {
  for (;;)
    work();
  std::thread{work};
}

// A handler is reached by what throws, and a label by what jumps to it.

void in_a_handler() {
  try {
    work();
  } catch (...) {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and join it, or use 'std::jthread', which joins in its destructor
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: join the thread here; the program hangs there unless the task ends by itself
  }
}

void behind_a_label(int n) {
  if (n)
    goto here;
  return;
here:
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here; the program hangs there unless the task ends by itself
}

void in_a_lambda_that_is_made(int n) {
  auto f = [] { std::thread{work}; };
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join the thread here; the program hangs there unless the task ends by itself
  f();
}

void in_a_case(int n) {
  switch (n) {
    return;
  case 1:
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and join it, or use 'std::jthread', which joins in its destructor
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: join the thread here; the program hangs there unless the task ends by itself
  }
}

void left_once(int n) {
  for (;;)
    if (n--)
      break;
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here; the program hangs there unless the task ends by itself
}
