// RUN: %check_spawn %s
// A line of a template is reported once, for the first instantiation.
#include <future>
#include <thread>

void work() {}
struct Pool {
  std::future<int> submit(int);
};
struct Plain {
  int submit(int);
};

template <class T> void not_dependent(T) {
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
  // CHECK-FIXES:   std::thread{work}.join();
}

template <class Executor> void dependent(Executor &executor) {
  executor.submit(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'Pool::submit' is discarded, so the task's result
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
}

template <class... Tasks> void folded(Tasks... tasks) {
  (std::thread{tasks}, ...);
  // CHECK-MESSAGES: :[[@LINE-1]]:4: warning: the thread created here is discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:4: note: keep it and join it
}

template <class T> struct Holder {
  void start() {
    std::thread{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread created here is discarded
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it
    // CHECK-FIXES:     std::thread{work}.join();
  }
};

auto generic = [](auto task) {
  std::thread{task};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
};

// Correct code.

template <class T> void never_instantiated(T task) { task.submit(1); }

// What the callable returns is the business of whoever chose it.
template <class F> struct OnExit {
  F f;
  ~OnExit() { f(); }
};
template <class F> OnExit(F) -> OnExit<F>;
template <class F> void call(F f) {
  auto result = f();
}
template <class T> auto passed_on(T &pool) { return pool.submit(1); }
template <class T> void released(T &pool) {
  pool.submit(1).get();
  std::thread{work}.join();
}

void instantiate(Pool &pool, Plain &plain) {
  not_dependent(1);
  not_dependent('c');
  dependent(pool);
  dependent(plain);
  folded(work, work);
  Holder<int>().start();
  Holder<char>().start();
  generic(work);
  generic([] {});
  OnExit at_end{[&] { return pool.submit(1); }};
  call([&] { return pool.submit(1); });
  passed_on(pool).get();
  released(pool);
}
