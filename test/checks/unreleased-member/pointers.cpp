// RUN: %check_spawn %s --headers libstdc++,libc++
#include <memory>
#include <thread>

void work();
void keep(std::thread *);

class Unique {
  std::unique_ptr<std::thread> t;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the thread in 't' is not released by the implicit destructor of 'Unique', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:32: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  void start() { t = std::make_unique<std::thread>(work); }
};

class ResetWithoutAJoin {
  std::unique_ptr<std::thread> t;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the thread in 't' is not released by the destructor of 'ResetWithoutAJoin', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:26: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:32: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  void start() { t.reset(new std::thread(work)); }
  ~ResetWithoutAJoin() { t.reset(); }
};

class DeletedWithoutAJoin {
  std::thread *t = nullptr;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the thread in 't' is deleted but not released by the destructor of 'DeletedWithoutAJoin', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  void start() { t = new std::thread(work); }
  ~DeletedWithoutAJoin() { delete t; }
};

class NeverDeleted {
  std::thread *t = nullptr;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the thread in 't' is never released, so nothing can join or delete it, and it leaks [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: release it in the destructor with 'join()'

public:
  void start() { t = new std::thread(work); }
};

class InitialisedAndDeleted {
  std::thread *t;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the thread in 't' is deleted but not released by the destructor of 'InitialisedAndDeleted', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:31: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  InitialisedAndDeleted() : t(new std::thread(work)) {}
  ~InitialisedAndDeleted() {
    if (t)
      delete t;
  }
};

// Correct code.

class UniqueJoined {
  std::unique_ptr<std::thread> t;

public:
  void start() { t = std::make_unique<std::thread>(work); }
  ~UniqueJoined() {
    if (t && t->joinable())
      t->join();
  }
};

class JoinedAndDeleted {
  std::thread *t = nullptr;

public:
  void start() { t = new std::thread(work); }
  ~JoinedAndDeleted() {
    if (t) {
      t->join();
      delete t;
    }
  }
};

class DeletedByStop {
  std::thread *t = nullptr;

public:
  void start() { t = new std::thread(work); }
  void stop() {
    t->join();
    delete t;
  }
};

class GivenAway {
  std::thread *t = nullptr;

public:
  void start() {
    t = new std::thread(work);
    keep(t);
  }
};

class Borrowed {
  std::thread *t;

public:
  explicit Borrowed(std::thread *t) : t(t) {}
};

class JThread {
  std::unique_ptr<std::jthread> t;

public:
  void start() { t = std::make_unique<std::jthread>(work); }
};
