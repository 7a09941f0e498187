// RUN: %check_spawn %s
// A handle that is ready or empty by birth stands for no work.

struct nothing_t {};
template <class T> struct Eventual {
  Eventual(T value) : Value(value), IsReady(true) {}
  Eventual(nothing_t) {}
  explicit Eventual(struct State *);
  Eventual(Eventual &&);
  ~Eventual();
  void wait();
  T get();
  T Value;
  bool IsReady = false;
};
Eventual<int> fetch(int);
struct State *share(void (*)());
int compute();
void work();

Eventual<int> answer() { return Eventual<int>(42); }
Eventual<int> cached(int Value) { return Value; }
Eventual<int> none() { return Eventual<int>(nothing_t()); }
Eventual<int> null() { return Eventual<int>(nullptr); }
Eventual<int> either(bool Now) { return Now ? answer() : null(); }
template <class T> Eventual<T> makeReadyFuture(T);
Eventual<int> task_from_result(int);
Eventual<int> taskFromException(int);
Eventual<int> fromResult(int);
Eventual<int> make_empty();

struct Buffer {
  virtual ~Buffer();
  virtual Eventual<int> close() { return answer(); }
  virtual Eventual<int> flush();
};
struct ClosedBuffer : Buffer {
  ~ClosedBuffer() { close(); }
};
struct FlushedBuffer : Buffer {
  ~FlushedBuffer() { flush(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the 'Eventual' from 'Buffer::flush' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:22: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:22: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:22: note: cast to void: the drop is meant
};
struct FinalBuffer final : Buffer {
  Eventual<int> close() override { return none(); }
};

void no_work(Buffer &B, FinalBuffer &F) {
  answer();
  cached(compute());
  none();
  null();
  either(true);
  makeReadyFuture(1);
  fromResult(2);
  task_from_result(2);
  taskFromException(3);
  make_empty();
  B.Buffer::close();
  F.close();
}

Eventual<int> really_started() { return Eventual<int>(share(work)); }
Eventual<int> now_or_later(bool Now) {
  if (Now)
    return answer();
  return fetch(1);
}
template <class F> Eventual<int> make_future(F);
void work_stands_behind(Buffer &B) {
  fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Eventual' from 'fetch' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  really_started();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Eventual' from 'really_started' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  now_or_later(false);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Eventual' from 'now_or_later' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  make_future(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Eventual' from 'make_future' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  B.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Eventual' from 'Buffer::close' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  B.flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Eventual' from 'Buffer::flush' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
}
