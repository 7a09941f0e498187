// RUN: %check_spawn %s --headers libstdc++,libc++
// Bases, derived classes, and what a class hides behind a pointer.
#include <memory>
#include <thread>

void work();

struct Base {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Base', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+2]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  void start() { t = std::thread(work); }
};
struct AddsNothing : Base {
  ~AddsNothing() {}
};

class Hidden {
  struct Impl {
    std::thread t;
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 't' is not released by the implicit destructor of 'Impl', which calls std::terminate if it is still joinable [spawn-unreleased-member]
    // CHECK-MESSAGES: :[[@LINE+3]]:24: note: started here
    // CHECK-MESSAGES: :[[@LINE+3]]:10: note: 'stop' releases it, but the destructor does not call it
    // CHECK-MESSAGES: :[[@LINE-4]]:17: note: call 'stop' in the destructor
    void start() { t = std::thread(work); }
    void stop() { t.join(); }
  };
  std::unique_ptr<Impl> impl = std::make_unique<Impl>();

public:
  void start() { impl->start(); }
};

// Correct code.

struct JoiningBase {
  std::thread t;
  void start() { t = std::thread(work); }
  ~JoiningBase() { t.join(); }
};
struct Inherits : JoiningBase {};

struct StoppableBase {
  std::thread t;
  void start() { t = std::thread(work); }
  void stop() { t.join(); }
};
struct Stops : StoppableBase {
  ~Stops() { stop(); }
};

struct ReachableBase {
  std::thread t;
  void start() { t = std::thread(work); }
};
struct Reaches : ReachableBase {
  ~Reaches() { t.join(); }
};

class Abstract {
  std::thread t;

protected:
  void start() { t = std::thread(work); }
  void stop() { t.join(); }
  virtual void run() = 0;
  virtual ~Abstract() {}
};

class StopsWhatItHides {
  struct Impl {
    std::thread t;
    void start() { t = std::thread(work); }
    void stop() { t.join(); }
  };
  std::unique_ptr<Impl> impl = std::make_unique<Impl>();

public:
  void start() { impl->start(); }
  ~StopsWhatItHides() { impl->stop(); }
};
