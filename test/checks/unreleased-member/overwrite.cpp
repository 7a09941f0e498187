// RUN: %check_spawn %s
// Assignments to a member that may be live.
#include <thread>
#include <utility>

void work() {}

class MoveAssignment {
  std::thread t;

public:
  MoveAssignment() : t(work) {}
  MoveAssignment &operator=(MoveAssignment &&other) {
    t = std::move(other.t);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread 't' is overwritten by the move assignment before it is released, which calls std::terminate here [spawn-unreleased-member]
    // CHECK-MESSAGES: :[[@LINE-4]]:22: note: started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: join it before this
    return *this;
  }
  ~MoveAssignment() { t.join(); }
};

class TwiceInARow {
  std::thread t;
  // CHECK-FIXES:   std::jthread t;

public:
  void start() {
    t = std::thread(work);
    // CHECK-FIXES:     t = std::jthread(work);
    t = std::thread(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread 't' is overwritten before it is released, which calls std::terminate here [spawn-unreleased-member]
    // CHECK-MESSAGES: :[[@LINE-4]]:9: note: started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: join it before this
    // CHECK-FIXES:     t = std::jthread(work);
  }
  ~TwiceInARow() { t.join(); }
};

// Correct code.

class JoinsFirst {
  std::thread t;

public:
  JoinsFirst() : t(work) {}
  JoinsFirst &operator=(JoinsFirst &&other) {
    if (t.joinable())
      t.join();
    t = std::move(other.t);
    return *this;
  }
  ~JoinsFirst() { t.join(); }
};

class Swaps {
  std::thread t;

public:
  Swaps() : t(work) {}
  Swaps &operator=(Swaps &&other) {
    std::swap(t, other.t);
    return *this;
  }
  ~Swaps() { t.join(); }
};

class StopsFirst {
  std::thread t;
  void stop() { t.join(); }

public:
  StopsFirst() : t(work) {}
  StopsFirst &operator=(StopsFirst &&other) {
    stop();
    t = std::move(other.t);
    return *this;
  }
  ~StopsFirst() { stop(); }
};

class Restarts {
  std::thread t;

public:
  void restart() {
    if (t.joinable())
      t.join();
    t = std::thread(work);
  }
  void twice() {
    t = std::thread(work);
    t.join();
    t = std::thread(work);
  }
  ~Restarts() { t.join(); }
};

class MoveConstructor {
  std::thread t;

public:
  MoveConstructor() : t(work) {}
  MoveConstructor(MoveConstructor &&other) : t(std::move(other.t)) {}
  ~MoveConstructor() {
    if (t.joinable())
      t.join();
  }
};
