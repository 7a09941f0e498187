// RUN: %check_spawn %s
// Whoever holds a reference to the handle looks after it.
#include <functional>
#include <thread>
#include <utility>

void work() {}
bool ready();
template <class T> void later(T);

class ThreadGuard {
public:
  explicit ThreadGuard(std::thread &t) : t(t) {}
  ~ThreadGuard() {
    if (t.joinable())
      t.join();
  }

private:
  std::thread &t;
};

class ScopedThread {
public:
  explicit ScopedThread(std::thread t) : t(std::move(t)) {}
  ~ScopedThread() { t.join(); }

private:
  std::thread t;
};

template <class F> struct Finally {
  F f;
  ~Finally() { f(); }
};
template <class F> Finally<F> finally(F f) { return {f}; }

struct Aggregate {
  std::thread &t;
  ~Aggregate() { t.join(); }
};

void guard_comes_too_late() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  if (ready())
    return;
  ThreadGuard guard(t);
}

void copy_in_a_lambda_of_something_else(int n) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
  // CHECK-FIXES:   std::jthread t(work);
  auto f = [n] { return n; };
  f();
}

void guard_of_another() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
  // CHECK-FIXES:   std::jthread t(work);
  std::thread u(work);
  ThreadGuard guard(u);
}

// Correct code.

void guarded() {
  std::thread t(work);
  ThreadGuard guard(t);
  if (ready())
    return;
  work();
}

void guarded_before_the_start() {
  std::thread t;
  ThreadGuard guard(t);
  t = std::thread(work);
}

void scoped() {
  std::thread t(work);
  ScopedThread guard(std::move(t));
}

void scope_exit() {
  std::thread t(work);
  auto guard = finally([&t] { t.join(); });
  if (ready())
    return;
}

void captured_by_default() {
  std::thread t(work);
  auto guard = finally([&] { t.join(); });
}

void moved_into_a_lambda() {
  std::thread t(work);
  auto later = [t = std::move(t)]() mutable { t.join(); };
  later();
}

void in_an_aggregate() {
  std::thread t(work);
  Aggregate guard{t};
}

void by_reference_wrapper() {
  std::thread t(work);
  later(std::ref(t));
}

void alias() {
  std::thread t(work);
  std::thread &same = t;
  same.join();
}

struct JoiningThread : std::thread {
  using std::thread::thread;
  ~JoiningThread() {
    if (joinable())
      join();
  }
};

struct HiddenDestructor : std::thread {
  using std::thread::thread;
  ~HiddenDestructor();
};

void derived_that_joins() {
  JoiningThread t(work);
  HiddenDestructor u(work);
}
