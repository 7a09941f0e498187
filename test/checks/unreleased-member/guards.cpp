// RUN: %check_spawn %s --headers libstdc++,libc++
// A guard among the members, whose destructor releases another member.
#include <functional>
#include <thread>

void work();

struct OnExit {
  std::function<void()> f;
  OnExit(std::function<void()> f) : f(f) {}
  ~OnExit() { f(); }
};

struct ThreadGuard {
  std::thread &t;
  explicit ThreadGuard(std::thread &t) : t(t) {}
  ~ThreadGuard() { t.join(); }
};

struct DoesSomethingElse {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'DoesSomethingElse', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE+4]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
  OnExit e{[this] { work(); }};
  void start() { t = std::thread(work); }
  void stop() { t.join(); }
};

struct ReleasesAnother {
  std::thread t, u;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'ReleasesAnother', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+3]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  OnExit e{[this] { u.join(); }};
  void start() { t = std::thread(work); }
  void startAnother() { u = std::thread(work); }
};

// Correct code.

struct InConstructor {
  std::thread t;
  OnExit e;
  InConstructor() : e([this] { stop(); }) {}
  void start() { t = std::thread(work); }
  void stop() { t.join(); }
};

struct InClass {
  std::thread t;
  OnExit e{[this] { stop(); }};
  InClass() {}
  void start() { t = std::thread(work); }
  void stop() { t.join(); }
};

struct InClassAlone {
  std::thread t;
  OnExit e = OnExit([this] { stop(); });
  void start() { t = std::thread(work); }
  void stop() { t.join(); }
};

struct Itself {
  std::thread t;
  OnExit e{[this] { t.join(); }};
  void start() { t = std::thread(work); }
};

struct ByReference {
  std::thread t;
  ThreadGuard g{t};
  void start() { t = std::thread(work); }
};

struct ByReferenceInConstructor {
  std::thread t;
  ThreadGuard g;
  ByReferenceInConstructor() : g(t) {}
  void start() { t = std::thread(work); }
};
