#include <thread>
void f() {
  std::thread{[] {}};
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
}
