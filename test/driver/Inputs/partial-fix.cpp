#include <future>
void f() {
  std::async([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-FIXES: std::async([] {}).wait();
}
