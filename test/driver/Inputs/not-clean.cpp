#include <future>
#include <thread>
void f() {
  std::thread{[] {}};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  std::async([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-FIXES:   std::async([] {}).wait();
}
