#include <future>
// clang-format off
void f() {
  (void)std::async([] {}); (void)std::async([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the future
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: take its result
  // CHECK-MESSAGES: :[[@LINE-4]]:34: warning: the future
  // CHECK-MESSAGES: :[[@LINE-5]]:34: note: saying so
  // CHECK-MESSAGES: :[[@LINE-6]]:34: note: take its result
  // CHECK-FIXES:   (void)std::async([] {}).wait(); (void)std::async([] {});
}
