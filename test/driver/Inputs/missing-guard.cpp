struct Handle {
  ~Handle();
  void abort();
  bool is_finished() const;
};
Handle start_task();
void loop();
void f() {
  start_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Handle'
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep the handle until
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void
  loop();
}
void g() {
  start_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Handle'
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep the handle until
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void
  loop();
}
