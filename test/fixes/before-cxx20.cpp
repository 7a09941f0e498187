// RUN: %check_spawn %s --std c++17
// Without std::jthread, the thread is joined where it is made.
#include <thread>

void work() {}
void work_on(int) {}

void temporaries() {
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
  // CHECK-FIXES:   std::thread{work}.join();
  std::thread(work_on, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
  // CHECK-FIXES:   std::thread(work_on, 1).join();
  std::thread([] { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
  // CHECK-FIXES:   std::thread([] { work(); }).join();
}

void vexing() {
  std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this declares an empty thread named 'work' and spawns nothing [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: to start a thread that runs 'work', name it and use braces for the argument
  // CHECK-FIXES:   std::thread{work}.join();
}

void local() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or give it to a guard that joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
}

void in_a_return(bool early) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or give it to a guard that joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
  if (early)
    work();
  return;
}

class Member {
  std::thread t{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Member', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor
};
