// RUN: %check_spawn %s
// Handles that no catalogue names, told by their members.
#include <exception>
#include <thread>

void work();

struct ThreadLike {
  ThreadLike();
  template <class F> explicit ThreadLike(F);
  explicit ThreadLike(const char *name);
  ThreadLike(ThreadLike &&);
  ~ThreadLike() { if (joinable()) std::terminate(); }
  bool joinable() const;
  void join();
};

void thread_like() {
  ThreadLike{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'ThreadLike' created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join() the task here, which waits for its end
}

template <class T> struct FutureBase { void wait(); };
template <class T> struct FutureLike : FutureBase<T> { T get(); };
FutureLike<int> future_like();

struct TaskLike {
  void abort();
  bool is_finished() const;
};
TaskLike task_like();

struct SenderLike {
  struct sender_concept {};
};
SenderLike sender_like();

void by_value() {
  future_like();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'FutureLike' from 'future_like' is discarded, so the task runs on, and nothing can stop or observe it
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  task_like();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'TaskLike' from 'task_like' is discarded, so the task runs on
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  sender_like();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'SenderLike' from 'sender_like' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

// The destructor tells what the drop does.

struct Joins : TaskLike {
  void join();
  ~Joins() { finish(); }
  void finish() { join(); }
};
struct Cancels : TaskLike {
  ~Cancels() { abort(); }
};
struct HoldsAThread : TaskLike {
  std::thread runner;
};
struct Hidden : TaskLike {
  ~Hidden();
};
Joins joins();
Cancels cancels();
HoldsAThread holds_a_thread();
Hidden hidden();

void outcomes() {
  joins();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Joins' from 'joins' is discarded, which blocks here until the task ends
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and wait
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep the handle until the end of the scope
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join() the task here, which waits for its end
  cancels();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Cancels' from 'cancels' is discarded, which cancels the work at once
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  holds_a_thread();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'HoldsAThread' from 'holds_a_thread' is discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
  hidden();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Hidden' from 'hidden' is discarded, so the task runs on
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// Destructors of bases and members count as well.

struct JoiningThread {
  template <class F> explicit JoiningThread(F);
  bool joinable() const;
  void join();
  ~JoiningThread() { if (joinable()) join(); }
};
struct Derived : JoiningThread { using JoiningThread::JoiningThread; };
struct HoldsJoining : TaskLike { JoiningThread runner; };
HoldsJoining holds_joining();

// What a destructor calls must have to do with work.
struct Clock { void stop(); };
struct Pointer { int *get(); };
struct StopsAClock : TaskLike {
  Clock clock;
  Pointer pointer;
  ~StopsAClock() { clock.stop(); delete pointer.get(); }
};
StopsAClock stops_a_clock();

void parts() {
  Derived{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Derived' created here is discarded, which blocks here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep the handle until the end of the scope
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join() the task here, which waits for its end
  holds_joining();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'HoldsJoining' from 'holds_joining' is discarded, which blocks here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep the handle until the end of the scope
  stops_a_clock();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'StopsAClock' from 'stops_a_clock' is discarded, so the task runs on
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// Correct code.

struct Deleted { void wait() = delete; int get(); };
struct Text {};
struct StringList { Text join() const; void detach(); };
struct Joiner { void detach(); void join(char separator = ',') const; };
Deleted deleted();
StringList string_list();
Joiner joiner();
struct ReduceBody { void join(ReduceBody &); void detach(); };
struct ImplicitlyShared { void detach(); };
struct StaticJoin { static void join(); bool joinable(); };
struct PrivateJoin { bool joinable(); private: void join(); };
struct Event { void wait(); void set(); };
struct Timer { explicit Timer(int); void cancel(); void wait(); };
struct Pool { void wait(); void join(); void cancel(); void submit(void (*)()); };
struct Optional { int get(); bool valid(); };
ReduceBody reduce_body();
ImplicitlyShared implicitly_shared();
StaticJoin static_join();
PrivateJoin private_join();
Event event();
Timer timer();
Pool make_pool();
Optional optional();

struct Abortable : TaskLike { Abortable(int); };

void correct() {
  deleted();
  string_list();
  joiner();
  reduce_body();
  implicitly_shared();
  static_join();
  private_join();
  event();
  timer();
  Timer(1);
  make_pool();
  optional();
  Abortable(1);          // made here: nothing was spawned
  ThreadLike{"updater"}; // a name is nothing to run
  ThreadLike{};
  ThreadLike{work}.join();
  future_like().get();
  future_like().wait();
  task_like().abort();
  (void)task_like();
  auto kept = task_like();
}
