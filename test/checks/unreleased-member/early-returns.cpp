// RUN: %check_spawn %s --headers libstdc++,libc++
// A method starts the work and ends it, but on one path returns in between.
#include <thread>

void work();
bool ready();
void report();

class ReturnsBeforeItsJoin {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'ReturnsBeforeItsJoin', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself

public:
  bool run() {
    t = std::thread(work);
    if (!ready())
      return false;
    t.join();
    return true;
  }
  ~ReturnsBeforeItsJoin() {}
};

class ReturnsBeforeItCallsStop {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'ReturnsBeforeItCallsStop', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+7]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE+2]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
  void stop() { t.join(); }

public:
  void run(int steps) {
    t = std::thread(work);
    for (int step = 0; step < steps; ++step) {
      if (ready())
        return;
      report();
    }
    stop();
  }
};

class ReturnsFromItsConstructor {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'ReturnsFromItsConstructor', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:33: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself

public:
  ReturnsFromItsConstructor() : t(work) {
    if (!ready()) {
      report();
      return;
    }
    t.join();
  }
};

class LeavesATry {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'LeavesATry', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+7]]:11: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself

public:
  void run() {
    try {
      t = std::thread(work);
      if (ready())
        return;
      report();
    } catch (...) {
    }
    t.join();
  }
};

// What follows is right.

class JoinsFirst {
  std::thread t;

public:
  bool run() {
    t = std::thread(work);
    if (!ready()) {
      t.join();
      return false;
    }
    report();
    t.join();
    return true;
  }
};

class AsksFirst {
  std::thread t;

public:
  void run() {
    t = std::thread(work);
    report();
    if (!t.joinable())
      return;
    t.join();
  }
};

class StopsOnTheWay {
  std::thread t;
  bool stop() {
    t.join();
    return ready();
  }

public:
  void run() {
    t = std::thread(work);
    if (!stop())
      return;
    report();
  }
};

class StartsSometimes {
  std::thread t;
  bool threaded = false;

public:
  void run() {
    if (threaded)
      t = std::thread(work);
    if (!threaded)
      return;
    t.join();
  }
};

class ReturnsFromALambda {
  std::thread t;

public:
  void run() {
    t = std::thread(work);
    auto next = [] {
      if (ready())
        return 1;
      return 2;
    };
    if (next() == 2)
      report();
    t.join();
  }
};

class ReturnsBefore {
  std::thread t;

public:
  void run() {
    if (!ready())
      return;
    t = std::thread(work);
    t.join();
  }
};

class IsReleasedByItsDestructor {
  std::thread t;

public:
  void run() {
    t = std::thread(work);
    if (!ready())
      return;
    t.join();
  }
  ~IsReleasedByItsDestructor() {
    if (t.joinable())
      t.join();
  }
};

class JoinsInItsConstructor {
  std::thread t;

public:
  JoinsInItsConstructor() : t(work) { t.join(); }
  ~JoinsInItsConstructor() {}
};

class CallsWhatReleasesInItsConstructor {
  std::thread t;
  void release() { t.join(); }

public:
  CallsWhatReleasesInItsConstructor() : t(work) { release(); }
};

struct Guard {
  std::thread &t;
  ~Guard() { t.join(); }
};
class IsGuarded {
  std::thread t;

public:
  void run() {
    t = std::thread(work);
    Guard guard{t};
    if (!ready())
      return;
    report();
  }
};
