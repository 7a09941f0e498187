// RUN: %check_spawn %s
// Work that a constructor starts.
#include <thread>
#include <utility>

void work() {}

class InitialiserList {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'InitialiserList', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:23: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-FIXES:   std::jthread t;

public:
  InitialiserList() : t(work) {}
};

class Body {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'Body', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:16: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-FIXES:   std::jthread t;

public:
  Body() { t = std::thread(work); }
  // CHECK-FIXES:   Body() { t = std::jthread(work); }
  ~Body() {}
};

class DefaultInitialiser {
  std::thread t{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'DefaultInitialiser', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-FIXES:   std::jthread t{work};
};

class DefaultedDestructor {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'DefaultedDestructor', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:27: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-FIXES:   std::jthread t;

public:
  DefaultedDestructor() : t([this] { run(); }) {}
  ~DefaultedDestructor() = default;
  void run() {}
};

class MovedFromALocal {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'MovedFromALocal', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:17: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  MovedFromALocal() {
    std::thread started(work);
    t = std::move(started);
  }
};

class OnlyAsked {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'OnlyAsked', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:17: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  OnlyAsked() : t(work) {}
  ~OnlyAsked() { t.get_id(); }
};

struct Aggregate {
  std::thread t = std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Aggregate', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-2]]:19: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
};

// Correct code.

class Joins {
  std::thread t;

public:
  Joins() : t(work) {}
  ~Joins() { t.join(); }
};

class JoinsIfJoinable {
  std::thread t{work};

public:
  ~JoinsIfJoinable() {
    if (t.joinable())
      t.join();
  }
};

class Detaches {
  std::thread t;

public:
  Detaches() : t(work) {}
  ~Detaches() { t.detach(); }
};

class NeverStarted {
  std::thread t;

public:
  NeverStarted() : t() {}
};

class Given {
  std::thread t;

public:
  explicit Given(std::thread t) : t(std::move(t)) {}
};

class JoinsByItself {
  std::jthread t{work};
};

class AssertsThatItHasEnded {
  std::thread t{work};

public:
  ~AssertsThatItHasEnded() {
    if (t.joinable())
      std::terminate();
  }
};

class Indestructible {
  std::thread t{work};

public:
  ~Indestructible() = delete;
};

class HandsItOut {
  std::thread t{work};

public:
  std::thread &thread() { return t; }
};
