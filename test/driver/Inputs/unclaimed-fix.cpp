#include <future>
void f() {
  std::async([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep the future until
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: take its result
  (void)0;
}
