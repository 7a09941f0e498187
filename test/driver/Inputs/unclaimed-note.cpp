#include <thread>
void f() {
  std::thread{[] {}};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread
}
