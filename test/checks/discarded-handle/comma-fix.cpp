// RUN: %check_spawn %s
// An operand can be mended in place.
#include <future>

void work();
bool ready();

void comma_left() {
  std::async(work), work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: take its result with get() here, which rethrows its exception
  int value = (std::async(work), 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the future from 'std::async' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:16: note: take its result with get() here, which rethrows its exception
  ready() || (std::async(work), true);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the future from 'std::async' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: take its result with get() here, which rethrows its exception
}

void casts() {
  (void)std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the future from 'std::async' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: take its result with get() here, which rethrows its exception
  // CHECK-FIXES:   (void)std::async(work).wait();
  static_cast<void>(std::async(work));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the future from 'std::async' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: saying so does not change
  // CHECK-MESSAGES: :[[@LINE-3]]:21: note: take its result with get() here, which rethrows its exception
  // CHECK-FIXES:   static_cast<void>(std::async(work).wait());
}

#define START(task) std::async(task)
#define RUN(statement) statement

// Text that a macro made is left alone, and so is text that it was given.
void correct() {
  std::async(work).wait(), work();
  auto kept = (work(), std::async(work));
  START(work).get();
  RUN(std::async(work).get());
}
