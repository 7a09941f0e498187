int f();
void g() {
  f();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread
}
