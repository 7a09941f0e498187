// RUN: %check_spawn %s
// Names in the file's case: CamelCase.
#include <thread>

void loadIndex() {}

void launchAll(int FirstPeer, int SecondPeer) {
  int Count = FirstPeer;
  (void)Count;
  std::thread{loadIndex};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread LoadIndexThread{loadIndex};
  std::thread{loadIndex};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread LoadIndexThread2{loadIndex};
  loadIndex();
}
