// RUN: %check_spawn %s
// Work is started wherever the unit does it.
#include <thread>
#include <utility>
#include <vector>

void work();
void take(int);

class InATemplate {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'InATemplate', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:44: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  template <class F> void start(F f) { t = std::thread(std::move(f)); }
};
class InATemplateConstructor {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'InATemplateConstructor', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:61: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  template <class F> explicit InATemplateConstructor(F f) : t(f) {}
};
class NeverInstantiated {
  std::thread t;

public:
  template <class F> void start(F f) { t = std::thread(f); }
};
class ReleasedInATemplate {
  std::thread t;
  template <class F> void stop(F f) {
    f();
    t.join();
  }

public:
  void start() { t = std::thread(work); }
  ~ReleasedInATemplate() { stop(work); }
};
void instantiate() {
  InATemplate().start(work);
  InATemplateConstructor made(work);
}

class StartedByAFriend {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'StartedByAFriend', which calls std::terminate if it is still joinable [spawn-unreleased-member]
// CHECK-MESSAGES: :[[@LINE+5]]:46: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  friend void befriended(StartedByAFriend &);
};
void befriended(StartedByAFriend &s) { s.t = std::thread(work); }
struct StartedByAnybody {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'StartedByAnybody', which calls std::terminate if it is still joinable [spawn-unreleased-member]
// CHECK-MESSAGES: :[[@LINE+3]]:45: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
};
void start_it(StartedByAnybody *s) { s->t = std::thread(work); }
struct JoinedByAnybody {
  std::thread t;
};
void start_and_join(JoinedByAnybody *s) {
  s->t = std::thread(work);
  s->t.join();
}

class SwappedIn {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'SwappedIn', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:18: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  void start() { std::thread(work).swap(t); }
};
class SwappedInFromALocal {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'SwappedInFromALocal', which calls std::terminate if it is still joinable [spawn-unreleased-member]
    // CHECK-MESSAGES: :[[@LINE+5]]:17: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  void start() {
    std::thread fresh(work);
    t.swap(fresh);
  }
};
class ByRange {
  std::thread pool[3];
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the work in 'pool' is not released by the implicit destructor of 'ByRange', which calls std::terminate if it is still joinable [spawn-unreleased-member]
      // CHECK-MESSAGES: :[[@LINE+6]]:11: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  void start() {
    for (auto &t : pool)
      t = std::thread(work);
  }
};
class JoinedByRange {
  std::thread pool[3];

public:
  void start() {
    for (auto &t : pool)
      t = std::thread(work);
  }
  ~JoinedByRange() {
    for (auto &t : pool)
      t.join();
  }
};
