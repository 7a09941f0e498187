// RUN: %check_spawn %s --headers libstdc++,libc++
// RUN: %check_spawn %s --headers libstdc++,libc++ -- -DNDEBUG
// A destructor that asserts a flag, which follows the work, relies on its owner
// to have released that, also in a build without assertions.
#include <atomic>
#include <cassert>
#include <thread>

void work();
void log(bool);

class ByFlag {
public:
  ~ByFlag() { assert(!running); }
  void start() {
    running = true;
    t = std::thread(work);
  }
  void stop() {
    running = false;
    t.join();
  }

private:
  bool running = false;
  std::thread t;
};
class ByAtomic {
public:
  ~ByAtomic() { assert(stopped.load()); }
  void start() {
    stopped.store(false);
    t = std::thread(work);
  }
  void stop() {
    stopped.store(true);
    if (t.joinable())
      t.join();
  }

private:
  std::atomic<bool> stopped{false};
  std::thread t;
};
class ByAssignedAtomic {
public:
  ~ByAssignedAtomic();
  void start() {
    t = std::thread(work);
    running = true;
  }
  void stop() {
    running = false;
    t.join();
  }

private:
  std::atomic<bool> running{false};
  std::thread t;
};
ByAssignedAtomic::~ByAssignedAtomic() { assert(running == false); }
class ByState {
public:
  ~ByState() { assert(state == Stopped); }
  void start() {
    t = std::thread(work);
    state = Running;
  }
  void stop() {
    t.join();
    state = Stopped;
  }

private:
  enum State { Stopped, Running } state = Stopped;
  std::thread t;
};

class ByExchange {
public:
  ~ByExchange() { assert(!running); }
  void start() {
    bool expected = false;
    if (!running.compare_exchange_strong(expected, true))
      return;
    t = std::thread(work);
  }
  void stop() {
    if (running.exchange(false))
      t.join();
  }

private:
  std::atomic<bool> running{false};
  std::thread t;
};

// A look is no change.
class OnlyLoaded {
public:
  ~OnlyLoaded() { assert(!running.load()); }
  void start() {
    running.store(true);
    t = std::thread(work);
  }
  void stop() {
    if (running.load(std::memory_order_acquire))
      t.join();
  }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'OnlyLoaded', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-10]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE-9]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
  std::atomic<bool> running{false};
};
// What the release does not set says nothing of it.
class OfAnother {
public:
  ~OfAnother() { assert(closed); }
  void start() { t = std::thread(work); }
  void close() { closed = true; }
  void stop() { t.join(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'OfAnother', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-7]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
  bool closed = false;
};
// It says nothing of what was started after the first release.
class StaysSet {
public:
  ~StaysSet() { assert(closed); }
  void start() { t = std::thread(work); }
  void stop() {
    t.join();
    closed = true;
  }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'StaysSet', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-9]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-9]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
  bool closed = false;
};
// What the release does not set.
class SetByTheStart {
public:
  ~SetByTheStart() { assert(started); }
  void start() {
    started = true;
    t = std::thread(work);
  }
  void stop() { t.join(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'SetByTheStart', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-7]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
  bool started = false;
};
// No assertion.
class Logs {
public:
  ~Logs() { log(running); }
  void start() {
    running = true;
    t = std::thread(work);
  }
  void stop() {
    running = false;
    t.join();
  }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'Logs', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-10]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE-9]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
  bool running = false;
};
class Tests {
public:
  ~Tests() {
    if (running)
      log(true);
  }
  void start() {
    running = true;
    t = std::thread(work);
  }
  void stop() {
    running = false;
    t.join();
  }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'Tests', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-10]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE-9]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
  bool running = false;
};
// A flag of another object.
class OfAnotherObject {
public:
  ~OfAnotherObject() { assert(done); }
  void start() { t = std::thread(work); }
  void stop(OfAnotherObject &other) {
    other.done = true;
    t.join();
  }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'OfAnotherObject', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-9]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-9]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  bool done = false;
};
// The same value before and after.
class SetToTheSame {
public:
  ~SetToTheSame() { assert(error == 0); }
  void start() {
    error = 0;
    t = std::thread(work);
  }
  void stop() {
    error = 0;
    t.join();
  }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'SetToTheSame', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-10]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE-9]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
  int error = 0;
};
