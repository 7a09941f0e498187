// RUN: %check_spawn %s
// A release counts where it follows the start on every path that returns.
#include <thread>
#include <vector>

void work();
bool ready();

class StopsBeforeItStarts {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'StopsBeforeItStarts', which calls std::terminate if it is still joinable [spawn-unreleased-member]
    // CHECK-MESSAGES: :[[@LINE+11]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE+2]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
  void stop() {
    if (t.joinable())
      t.join();
  }

public:
  void start() {
    stop();
    t = std::thread(work);
  }
};
class StopsAfterwards {
  std::thread t;
  void stop() { t.join(); }

public:
  void run() {
    t = std::thread(work);
    stop();
  }
};
class OnAFailingPath {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'OnAFailingPath', which calls std::terminate if it is still joinable [spawn-unreleased-member]
    // CHECK-MESSAGES: :[[@LINE+6]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself

public:
  bool start() {
    t = std::thread(work);
    if (!ready()) {
      t.join();
      return false;
    }
    return true;
  }
};
class InAHandler {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'InAHandler', which calls std::terminate if it is still joinable [spawn-unreleased-member]
      // CHECK-MESSAGES: :[[@LINE+7]]:11: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself

public:
  void start() {
    try {
      t = std::thread(work);
      work();
    } catch (...) {
      t.join();
      throw;
    }
  }
};
class OnBothPaths {
  std::thread t;

public:
  bool run() {
    t = std::thread(work);
    if (!ready()) {
      t.join();
      return false;
    }
    t.join();
    return true;
  }
};

class RestartsInItsDestructor {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'RestartsInItsDestructor', which calls std::terminate if it is still joinable [spawn-unreleased-member]
    // CHECK-MESSAGES: :[[@LINE+5]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  void restart() {
    t.join();
    t = std::thread(work);
  }

public:
  void start() { t = std::thread(work); }
  ~RestartsInItsDestructor() { restart(); }
};
class FlushesInItsDestructor {
  std::thread t;
  void flush() {
    if (!t.joinable())
      t = std::thread(work);
  }

public:
  void start() { t = std::thread(work); }
  ~FlushesInItsDestructor() {
    flush();
    t.join();
  }
};
class ClearsInItsDestructor {
  std::vector<std::thread> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'pool' is not released by the destructor of 'ClearsInItsDestructor', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:17: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:28: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  void grow() { pool.emplace_back(work); }
  ~ClearsInItsDestructor() { pool.clear(); }
};
class JoinsAndClears {
  std::vector<std::thread> pool;

public:
  void grow() { pool.emplace_back(work); }
  ~JoinsAndClears() {
    for (auto &t : pool)
      t.join();
    pool.clear();
  }
};
