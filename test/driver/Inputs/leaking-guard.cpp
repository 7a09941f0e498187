struct Handle {
  Handle(Handle &&);
  ~Handle();
  void abort();
  bool is_finished() const;
};
// Takes the handle, and is one itself.
struct Guard {
  template <class H> explicit Guard(H &&);
  Guard(Guard &&);
  ~Guard();
  void join();
  bool joinable() const;
  void operator()();
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
