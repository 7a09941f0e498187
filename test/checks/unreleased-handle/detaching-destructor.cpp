// RUN: %check_spawn %s
// A destructor that detaches lets the work run on, whatever its parts do;
// counting references cancels nothing.

struct Counted {
  virtual ~Counted();
  virtual void destroy() { delete this; }
  void release() {
    if (--Uses == 0)
      destroy();
  }
  int Uses = 1;
};
struct Ref {
  Ref(const Ref &);
  ~Ref() { P->release(); }
  Counted *P;
};
struct CountedWorker {
  explicit CountedWorker(void (*)());
  ~CountedWorker() { this->detach(); }
  void join();
  bool joinable() const;
  void detach() { State = nullptr; }
  Ref *State;
  Ref Held;
};
struct Canceller {
  explicit Canceller(void (*)());
  ~Canceller() { cancel(); }
  void join();
  bool joinable() const;
  void cancel();
};
void work();
bool ready();

int leaves_early() {
  CountedWorker W(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the 'CountedWorker' 'W' is not released on some paths, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  if (!ready())
    return 1;
  W.join();
  return 0;
}
int cancels_early() {
  Canceller C(work);
  if (!ready())
    return 1;
  C.join();
  return 0;
}
void joined() {
  CountedWorker W(work);
  W.join();
}
