// RUN: %check_spawn %s --headers libstdc++,libc++
// Whom a destructor reaches: overriders, owners, other tasks, and whoever it
// gives the object to.
#include <cassert>
#include <iostream>
#include <list>
#include <memory>
#include <thread>
#include <vector>

void work();

struct Base {
  virtual ~Base() = default;
  void stop() { onStop(); }
  virtual void onStop() = 0;
};
struct Overrides : Base {
  std::thread t;
  void start() { t = std::thread(work); }
  void onStop() override { t.join(); }
  ~Overrides() override { stop(); }
};
struct OverridesOutOfSight : Base {
  std::thread t;
  void start() { t = std::thread(work); }
  void onStop() override;
  ~OverridesOutOfSight() override { stop(); }
};
struct OverridesForNothing : Base {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'OverridesForNothing', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+2]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  void start() { t = std::thread(work); }
  void onStop() override {}
  ~OverridesForNothing() override { stop(); }
};

class Part {
  std::thread t;

public:
  void start() { t = std::thread(work); }
  void stop() { t.join(); }
};
class OwnerOutOfSight {
  std::unique_ptr<Part> part;
  void close();

public:
  ~OwnerOutOfSight() { close(); }
};
class PartOutOfSight {
  std::thread t;

public:
  void start() { t = std::thread(work); }
  void stop();
};
class Owner {
  PartOutOfSight part;

public:
  ~Owner() { part.stop(); }
};
class LonelyPart {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'LonelyPart', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor

public:
  void start() { t = std::thread(work); }
  void stop() { t.join(); }
};
class OwnerThatForgets {
  LonelyPart part;
  bool closed = false;

public:
  ~OwnerThatForgets() { closed = true; }
};

class JoinedByATask {
  std::list<std::thread> clients;
  std::thread reaper;
  void reap() {
    for (auto &t : clients)
      t.join();
  }

public:
  void accept() { clients.push_back(std::thread(work)); }
  void start() { reaper = std::thread(&JoinedByATask::reap, this); }
  ~JoinedByATask() { reaper.join(); }
};

class PrintsItself {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'PrintsItself', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor

public:
  void start() { t = std::thread(work); }
  void stop() { t.join(); }
  ~PrintsItself() { std::cout << this << '\n'; }
};

class AssertsThatItIsEmpty {
  std::vector<std::thread> pool;

public:
  void grow() { pool.emplace_back(work); }
  ~AssertsThatItIsEmpty() { assert(pool.empty()); }
};
class AssertsItsSize {
  std::vector<std::thread> pool;

public:
  void grow() { pool.emplace_back(work); }
  ~AssertsItsSize() {
    if (pool.size() != 0)
      std::terminate();
  }
};
class LooksAtItsSize {
  std::vector<std::thread> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'pool' is not released by the destructor of 'LooksAtItsSize', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:17: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:28: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  void grow() { pool.emplace_back(work); }
  ~LooksAtItsSize() {
    if (pool.size() != 0)
      std::cout << "work is left\n";
  }
};

class Abstract {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'Abstract', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE+6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor

public:
  virtual ~Abstract() {}
  void start() { t = std::thread(work); }
  void stop() { t.join(); }
  virtual void configure() = 0;
};
class Concrete : public Abstract {
  void configure() override {}
};
class AbstractAlone {
  std::thread t;

public:
  virtual ~AbstractAlone() {}
  void start() { t = std::thread(work); }
  void stop() { t.join(); }
  virtual void configure() = 0;
};
