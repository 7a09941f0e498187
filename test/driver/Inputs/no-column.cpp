#include <thread>
void f() {
  std::thread{[] {}};
  // CHECK-MESSAGES: warning: the thread
}
