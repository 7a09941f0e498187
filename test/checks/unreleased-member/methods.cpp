// RUN: %check_spawn %s
// What the destructor calls, and what it does not call.
#include <thread>
#include <utility>

void work() {}
class PassesItselfOn;
void elsewhere(PassesItselfOn *);

class StopIsNotCalled {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'StopIsNotCalled', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE+7]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
  // CHECK-FIXES:   std::jthread t;

public:
  void start() { t = std::thread(work); }
  // CHECK-FIXES:   void start() { t = std::jthread(work); }
  void stop() {
    if (t.joinable())
      t.join();
  }
  ~StopIsNotCalled() {}
};

class CallsSomethingElse {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'CallsSomethingElse', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE+8]]:8: note: 'wait' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'wait' in the destructor
  bool stopped = false;

public:
  void start() { t = std::thread([this] { run(); }); }
  void run();
  void requestStop() { stopped = true; }
  void wait() { t.join(); }
  ~CallsSomethingElse() { requestStop(); }
};

class StartedInALambda {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'StartedInALambda', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:27: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-FIXES:   std::jthread t;

public:
  void start() {
    auto f = [this] { t = std::thread(work); };
    // CHECK-FIXES:     auto f = [this] { t = std::jthread(work); };
    f();
  }
};

// Correct code.

class CallsStop {
  std::thread t;

public:
  void start() { t = std::thread(work); }
  void stop() {
    if (t.joinable())
      t.join();
  }
  ~CallsStop() { stop(); }
};

class CallsStopTwiceRemoved {
  std::thread t;
  void join() { t.join(); }
  void stop() { this->join(); }

public:
  void start() { t = std::thread(work); }
  ~CallsStopTwiceRemoved() { stop(); }
};

class StopIsOutOfSight {
  std::thread t;

public:
  void start() { t = std::thread(work); }
  void stop();
  ~StopIsOutOfSight() { stop(); }
};

class DestructorIsOutOfSight {
  std::thread t;

public:
  void start() { t = std::thread(work); }
  ~DestructorIsOutOfSight();
};

class PassesItselfOn {
  std::thread t;

public:
  void start() { t = std::thread(work); }
  ~PassesItselfOn() { elsewhere(this); }
  void stop() { t.join(); }
};

class JoinsInALambda {
  std::thread t;

public:
  void start() { t = std::thread(work); }
  ~JoinsInALambda() {
    auto f = [this] { t.join(); };
    f();
  }
};

class OutOfLine {
  std::thread t;

public:
  void start();
  ~OutOfLine();
};
void OutOfLine::start() { t = std::thread(work); }
OutOfLine::~OutOfLine() { t.join(); }

class MovesItOut {
  std::thread t;

public:
  void start() { t = std::thread(work); }
  ~MovesItOut() {
    std::thread last = std::move(t);
    last.join();
  }
};

class JoinedByAFriend {
  std::thread t;
  friend class Owner;

public:
  void start() { t = std::thread(work); }
};
class Owner {
  JoinedByAFriend f;

public:
  ~Owner() { f.t.join(); }
};

class JoinsThroughAHelper {
  std::thread t;

public:
  void run() {
    t = std::thread(work);
    wait();
  }
  void wait() { t.join(); }
};

class StartsAndStopsInOneGo {
  std::thread t;
  void start() { t = std::thread(work); }
  void stop() { t.join(); }

public:
  void run() {
    start();
    stop();
  }
};

// What releases it takes arguments: the destructor has none to give.
class StopTakesArguments {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'StopTakesArguments', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE+7]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-FIXES:   std::jthread t;

public:
  void start() { t = std::thread(work); }
  // CHECK-FIXES:   void start() { t = std::jthread(work); }
  void stop(int Attempts) {
    if (Attempts > 0)
      t.join();
  }
};

class StopHasADefault {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'StopHasADefault', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE+7]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
  // CHECK-FIXES:   std::jthread t;

public:
  void start() { t = std::thread(work); }
  // CHECK-FIXES:   void start() { t = std::jthread(work); }
  void stop(bool Force = false) {
    if (Force || t.joinable())
      t.join();
  }
};
