// RUN: %check_spawn %s --option ExceptionPaths=any
// Where a constructor throws, the destructor does not run.
#include <thread>
#include <vector>

void work();

class LaterStartMayThrow {
  std::vector<std::thread> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'pool' is not released when a later start in the constructor throws, which calls std::terminate then [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+7]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+6]]:7: note: where this throws, the destructor does not run
  // CHECK-MESSAGES: :[[@LINE-4]]:28: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  LaterStartMayThrow() {
    for (int i = 0; i < 4; ++i)
      pool.emplace_back(work);
  }
  ~LaterStartMayThrow() {
    for (auto &t : pool)
      t.join();
  }
};

// Correct code.

class Guarded {
  std::vector<std::thread> pool;

public:
  Guarded() {
    try {
      for (int i = 0; i < 4; ++i)
        pool.emplace_back(work);
    } catch (...) {
      for (auto &t : pool)
        t.join();
      throw;
    }
  }
  ~Guarded() {
    for (auto &t : pool)
      t.join();
  }
};

class StartedLater {
  std::vector<std::thread> pool;

public:
  StartedLater() {}
  void start() {
    for (int i = 0; i < 4; ++i)
      pool.emplace_back(work);
  }
  ~StartedLater() {
    for (auto &t : pool)
      t.join();
  }
};

class Delegates {
  std::vector<std::thread> pool;
  Delegates(int) {}

public:
  Delegates() : Delegates(1) {
    for (int i = 0; i < 4; ++i)
      pool.emplace_back(work);
  }
  ~Delegates() {
    for (auto &t : pool)
      t.join();
  }
};
