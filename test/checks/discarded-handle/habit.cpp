// RUN: %check_spawn %s
// A future that each call in the unit drops is meant to be dropped.

template <class T> struct Reply {
  Reply(Reply &&);
  ~Reply();
  void wait();
  T get();
};
struct Request {
  Reply<int> answer(int);
  Reply<int> body();
  [[nodiscard]] Reply<int> send();
  template <class T> Reply<int> write(T);
};

void always_dropped(Request &R, bool Ok) {
  R.answer(404);
  if (Ok)
    R.answer(200);
  else
    R.answer(500);
  R.write(1);
  R.write(2L);
  R.write("3");
}
void twice(Request &R) {
  R.body();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Reply' from 'Request::body' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  R.body();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Reply' from 'Request::body' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
}
void nodiscard(Request &R) {
  R.send();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Reply' from 'Request::send' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  R.send();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Reply' from 'Request::send' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  R.send();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Reply' from 'Request::send' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
}
Reply<int> store(int);
int once_consumed() {
  store(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Reply' from 'store' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  store(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Reply' from 'store' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  store(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Reply' from 'store' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  return store(4).get();
}
