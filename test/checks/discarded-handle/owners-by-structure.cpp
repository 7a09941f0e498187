// RUN: %check_spawn %s
// A class that is given work owns it, and is no handle; a name alone does not
// make it one.
#include <functional>

struct Pool {
  Pool(Pool &&);
  ~Pool();
  void wait();
  int get();
  void post(std::function<void()>);
};
struct Nursery {
  Nursery(Nursery &&);
  ~Nursery() { cancel(); }
  void cancel();
  void join();
  template <class F> void spawn(F &&);
};
Pool pool();
Nursery nursery();
void owners() {
  pool();
  nursery();
}

struct Mailbox {
  Mailbox(Mailbox &&);
  ~Mailbox();
  void join();
  void abort();
  void post(int letter);
};
struct Form {
  Form(Form &&);
  ~Form();
  void wait();
  int get();
  bool submit;
  static void enqueue(std::function<void()>);
};
struct LetsGo {
  LetsGo(LetsGo &&);
  ~LetsGo() {}
  void cancel();
  void join();
  void submit(void (*)());
};
Mailbox mailbox();
Form form();
LetsGo lets_go();
void handles() {
  mailbox();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Mailbox' from 'mailbox' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join() the task here, which waits for its end
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  form();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Form' from 'form' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  lets_go();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'LetsGo' from 'lets_go' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join() the task here, which waits for its end
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}
