// RUN: %check_spawn %s --headers libstdc++,libc++
// Whoever has an object also calls what releases it, on each path of all that
// this file has.
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

void work();
bool ok();
int argument();

class Stopped {
public:
  void start() { t = std::thread(work); }
  void stop() {
    if (t.joinable())
      t.join();
  }

private:
  std::thread t;
};
int one_after_another() {
  Stopped s;
  s.start();
  s.stop();
  return 0;
}
void started_on_some_paths() {
  Stopped s;
  if (ok())
    s.start();
  work();
  s.stop();
}
void not_started() { Stopped s; }

// A start that tells whether it has succeeded.
class Tested {
public:
  bool init() {
    if (!ok())
      return false;
    t = std::thread(work);
    return true;
  }
  void join() { t.join(); }

private:
  std::thread t;
};
void joined_after_success() {
  Tested c;
  if (c.init()) {
    work();
    c.join();
  }
}
int left_after_failure() {
  Tested c;
  if (!c.init())
    return 1;
  c.join();
  return 0;
}

// A global, which `main` stops.
struct Cleaner {
  void start() { t = std::thread(work); }
  void stop() { t.join(); }
  bool running = true;
  std::thread t;
};
Cleaner cleaner;
void interrupt() { cleaner.running = false; }
int main(int argc, char **) {
  if (argc == 0)
    return 1;
  cleaner.start();
  while (cleaner.running) {
    if (argument() == 0)
      break;
  }
  cleaner.stop();
  return 0;
}

class StartedByConstructor {
public:
  StartedByConstructor() { t = std::thread(work); }
  void stop() { t.join(); }

private:
  std::thread t;
};
void constructed() {
  StartedByConstructor s;
  work();
  s.stop();
}

// Nothing copies it.
class NeverCopied {
public:
  NeverCopied() = default;
  NeverCopied(const NeverCopied &) = delete;
  NeverCopied &operator=(const NeverCopied &) = delete;
  void start() { t = std::thread(work); }
  void stop() { t.join(); }

private:
  std::thread t;
};
void of_one_that_is_never_copied() {
  NeverCopied s;
  s.start();
  s.stop();
}

// A return before the release.
class Returned {
public:
  void start() { t = std::thread(work); }
  void stop() { t.join(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Returned', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
};
int returns_early() {
  Returned s;
  s.start();
  if (argument() == 1)
    return 1;
  s.stop();
  return 0;
}
// One of two forgets.
class Forgotten {
public:
  void start() { t = std::thread(work); }
  void stop() { t.join(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Forgotten', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
};
void remembers() {
  Forgotten s;
  s.start();
  s.stop();
}
void forgets() {
  Forgotten s;
  s.start();
}
// Started again after the release.
class Again {
public:
  void start() { t = std::thread(work); }
  void stop() { t.join(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Again', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
};
void starts_again() {
  Again s;
  s.start();
  s.stop();
  s.start();
}
// Only the failed branch releases.
class Wrong {
public:
  bool init() {
    t = std::thread(work);
    return ok();
  }
  void join() { t.join(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Wrong', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-8]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'join' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'join' in the destructor
};
void joins_after_failure() {
  Wrong c;
  if (!c.init())
    c.join();
}
// Others may reach it.
class Passed {
public:
  void start() { t = std::thread(work); }
  void stop() { t.join(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Passed', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
};
void take(Passed &);
void passes_on() {
  Passed s;
  s.start();
  take(s);
  s.stop();
}
class Allocated {
public:
  void start() { t = std::thread(work); }
  void stop() { t.join(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Allocated', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
};
void allocates() {
  auto s = std::make_unique<Allocated>();
  s->start();
  s->stop();
}
class InLambda {
public:
  void start() { t = std::thread(work); }
  void stop() { t.join(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'InLambda', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
};
template <class F> void later(F);
// CHECK-MESSAGES: :[[@LINE-1]]:25: error: function 'later<(lambda at users.cpp:259:9)>' is used but not defined in this translation unit, and cannot be defined in any other translation unit because its type does not have linkage [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE+4]]:3: note: used here
void stops_later() {
  InLambda s;
  s.start();
  later([&] { s.stop(); });
}
class Part {
public:
  void start() { t = std::thread(work); }
  void stop() { t.join(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Part', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
};
struct Whole {
  Part part;
  void run() {
    part.start();
    part.stop();
  }
};
class ConstructedAndLeft {
public:
  ConstructedAndLeft() { t = std::thread(work); }
  void stop() { t.join(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'ConstructedAndLeft', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:30: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
};
void leaves() {
  ConstructedAndLeft s;
  if (ok())
    s.stop();
}
// Others are reached by a pointer, or by a call.
class Pointed {
public:
  void start() { t = std::thread(work); }
  void stop() { t.join(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Pointed', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
};
void of_a_variable() {
  Pointed s;
  s.start();
  s.stop();
}
void by_pointer(Pointed *s) { s->start(); }
class Returned2 {
public:
  void start() { t = std::thread(work); }
  void stop() { t.join(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Returned2', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
};
Returned2 *instance();
void of_a_variable2() {
  Returned2 s;
  s.start();
  s.stop();
}
void by_call() { instance()->start(); }
// A handler runs without the release.
class Caught {
public:
  void start() { t = std::thread(work); }
  void stop() { t.join(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Caught', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
};
int catches(const char *text) {
  Caught s;
  s.start();
  try {
    if (!text)
      throw std::runtime_error("no text");
    s.stop();
  } catch (const std::exception &) {
    return 1;
  }
  return 0;
}
// Nobody has one here.
class Unused {
public:
  void start() { t = std::thread(work); }
  void stop() { t.join(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Unused', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
};
