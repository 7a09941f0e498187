// RUN: %check_spawn %s
// A cast to void is an answer where the drop is a matter of taste.
#include <future>
#include <thread>

void work() {}
std::future<int> submit();
struct JoinHandle {
  void abort();
  bool is_finished() const;
};
JoinHandle start();

void not_where_it_changes_nothing() {
  (void)std::jthread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the jthread created here is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; keep it and wait
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: join the thread here
  static_cast<void>(std::thread{work});
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the thread created here is discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: saying so does not change what the drop does; keep it and join it
  // CHECK-FIXES:   static_cast<void>(std::thread{work}.join());
  void(std::thread{work});
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the thread created here is discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: saying so does not change
  // CHECK-FIXES:   void(std::thread{work}.join());
}

auto in_an_expression(bool ready) {
  return ready ? (void)std::thread{work} : (void)0;
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the thread created here is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: saying so does not change
  // CHECK-FIXES:   return ready ? (void)std::thread{work}.join() : (void)0;
}

// Correct code.

void accepted() {
  (void)submit();
  static_cast<void>(submit());
  static_cast<void>(start());
  (void)start();
  (void)(work(), start());
  (void)new std::thread(work);
}
