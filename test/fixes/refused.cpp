// RUN: %check_spawn %s --headers libstdc++,libc++
// Where a fix would break the code, or change what was right, there is none,
// or only a choice.
#include <coroutine>
#include <future>
#include <thread>
#include <utility>

void work() {}
void waiter();
void signal_it();
void sink(std::thread &);
bool ready();

// The future ends after the signal: a wait before it would never end.
void ends_with_the_full_expression() {
  std::async(waiter), signal_it();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and wait for it where the result is needed, or call the function directly
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: take its result with get() here, which rethrows its exception
}

// It may be empty: waiting for it would throw.
std::future<void> maybe(bool now) {
  if (!now)
    return {};
  return std::async(work);
}
void may_be_empty() {
  maybe(ready());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'maybe' is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-5]]:10: note: the future comes from 'std::async' here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it and wait for it where the result is needed, or call the function directly
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: take its result with get() here, which rethrows its exception
}

// The task may be deferred, and then never run.
void policy_unknown(std::launch policy) {
  std::async(policy, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and wait for it where the result is needed, or call the function directly
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: keep the future until the end of the scope
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: take its result with get() here, which rethrows its exception
  std::async(std::launch::async | std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and wait for it where the result is needed, or call the function directly
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: take its result with get() here, which rethrows its exception
}

class TwoMembers {
  std::thread a{work}, b;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'a' is not released by the implicit destructor of 'TwoMembers', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  std::thread take() { return std::move(b); }
};

struct Aggregate {
  std::thread t;
  void start() { t = std::thread(work); }
};
void aggregate() {
  Aggregate a{std::thread(work)};
  a.t.join();
}

void value_of_the_assignment() {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:12: note: started here
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  sink(t = std::thread(work));
  if (ready())
    t.join();
}

void run_2() {}
void name_with_a_number() {
  std::thread{run_2};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread run_2_thread{run_2};
  work();
}

void in_parentheses_twice() {
  std::thread((work));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this declares an empty thread named 'work' and spawns nothing [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: to start a thread that runs 'work', name it and use braces for the argument
}
void declared_later_is_hidden() {
  std::thread(declared_later);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this declares an empty thread named 'declared_later' and spawns nothing [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: to start a thread that runs 'declared_later', name it and use braces for the argument
}
void declared_later();

template <class T> struct Base {
  std::suspend_always initial_suspend();
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
  void return_void();
};
struct Other {
  struct promise_type : Base<Other> {
    Other get_return_object();
  };
};
struct OwnPromiseOnly {
  struct promise_type : Base<OwnPromiseOnly> {
    OwnPromiseOnly get_return_object();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<promise_type>);
  void await_resume();
};
OwnPromiseOnly own();
OwnPromiseOnly fits() {
  own();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'OwnPromiseOnly' from 'own' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await own();
  co_return;
}
Other does_not_fit() {
  own();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'OwnPromiseOnly' from 'own' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  co_return;
}

constexpr int constant(bool now) {
  if (now)
    return 1;
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::thread{work}.join();
  return 2;
}

void in_another_configuration() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
#if 0
  sink(t);
#endif
}

void static_variable() {
  static std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this declares an empty thread named 'work' and spawns nothing [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: to start a thread that runs 'work', name it and use braces for the argument
}
