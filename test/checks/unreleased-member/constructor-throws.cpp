// RUN: %check_spawn %s --headers libstdc++,libc++
// A constructor that an exception ends runs no destructor of its class: a thread that it
// has started by then ends the program.
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void work();
bool connect();
struct Error {};
struct Detail : Error {};

void require(bool Holds) {
  if (!Holds)
    throw std::runtime_error("not met");
}
int parse(const std::string &Text) {
  if (Text.empty())
    throw Detail();
  return 1;
}

// --- Defects.

class Throws {
  std::thread Worker;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Worker' is not released when the constructor throws, which calls std::terminate then [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:14: note: started here
      // CHECK-MESSAGES: :[[@LINE+7]]:7: note: this 'throw' leaves the constructor, and the destructor does not run
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: start it where nothing can throw afterwards, or use 'std::jthread', which joins in its own destructor
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself

public:
  Throws() : Worker(work) {
    if (!connect())
      throw Error();
  }
  ~Throws() { Worker.join(); }
};

class Calls {
  std::thread Worker;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Worker' is not released when the constructor throws, which calls std::terminate then [spawn-unreleased-member]
    // CHECK-MESSAGES: :[[@LINE+8]]:14: note: started here
    // CHECK-MESSAGES: :[[@LINE+8]]:5: note: this call can throw, and then the destructor does not run
    // CHECK-MESSAGES: :[[@LINE-31]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: start it where nothing can throw afterwards, or use 'std::jthread', which joins in its own destructor
  // CHECK-MESSAGES: :[[@LINE-6]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself

public:
  Calls() {
    Worker = std::thread(work);
    require(connect());
  }
  ~Calls() {
    if (Worker.joinable())
      Worker.join();
  }
};

class LaterInitializer {
  std::thread Worker;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Worker' is not released when the constructor throws, which calls std::terminate then [spawn-unreleased-member]
      // CHECK-MESSAGES: :[[@LINE+9]]:9: note: started here
      // CHECK-MESSAGES: :[[@LINE+8]]:29: note: this call can throw, and then the destructor does not run
    // CHECK-MESSAGES: :[[@LINE-47]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: start it where nothing can throw afterwards, or use 'std::jthread', which joins in its own destructor
  // CHECK-MESSAGES: :[[@LINE-6]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  int Value;

public:
  explicit LaterInitializer(const std::string &Text)
      : Worker(work), Value(parse(Text)) {}
  ~LaterInitializer() { Worker.join(); }
};

class OtherHandler {
  std::thread Worker;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Worker' is not released when the constructor throws, which calls std::terminate then [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+7]]:20: note: started here
      // CHECK-MESSAGES: :[[@LINE+8]]:7: note: this call can throw, and then the destructor does not run
    // CHECK-MESSAGES: :[[@LINE-67]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: start it where nothing can throw afterwards, or use 'std::jthread', which joins in its own destructor
  // CHECK-MESSAGES: :[[@LINE-6]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself

public:
  OtherHandler() : Worker(work) {
    try {
      require(connect());
    } catch (const Error &) {
    }
  }
  ~OtherHandler() { Worker.join(); }
};

class OwnTry {
  std::thread Worker;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'Worker' is not released when the constructor throws, which calls std::terminate then [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+7]]:18: note: started here
  // CHECK-MESSAGES: :[[@LINE+6]]:33: note: this call can throw, and then the destructor does not run
    // CHECK-MESSAGES: :[[@LINE-86]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: start it where nothing can throw afterwards, or use 'std::jthread', which joins in its own destructor
  // CHECK-MESSAGES: :[[@LINE-6]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself

public:
  OwnTry() try : Worker(work) { require(connect()); } catch (...) {
  }
  ~OwnTry() { Worker.join(); }
};

class InALoop {
  std::vector<std::thread> Team;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'Team' is not released when the constructor throws, which calls std::terminate then [spawn-unreleased-member]
      // CHECK-MESSAGES: :[[@LINE+8]]:7: note: started here
      // CHECK-MESSAGES: :[[@LINE+8]]:7: note: this call can throw, and then the destructor does not run
    // CHECK-MESSAGES: :[[@LINE-101]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-5]]:28: note: start it where nothing can throw afterwards, or use 'std::jthread', which joins in its own destructor

public:
  explicit InALoop(int N) {
    for (int I = 0; I < N; ++I) {
      Team.emplace_back(work);
      require(connect());
    }
  }
  ~InALoop() {
    for (std::thread &T : Team)
      T.join();
  }
};

// --- Correct.

class ThrowsBefore {
  std::thread Worker;

public:
  ThrowsBefore() {
    require(connect());
    Worker = std::thread(work);
  }
  ~ThrowsBefore() { Worker.join(); }
};

class EarlierInitializer {
  int Value;
  std::thread Worker;

public:
  explicit EarlierInitializer(const std::string &Text)
      : Value(parse(Text)), Worker(work) {}
  ~EarlierInitializer() { Worker.join(); }
};

class OtherBranch {
  std::thread Worker;

public:
  explicit OtherBranch(bool Start) {
    if (Start)
      Worker = std::thread(work);
    else
      throw Error();
  }
  ~OtherBranch() { Worker.join(); }
};

class Catches {
  std::thread Worker;

public:
  Catches() : Worker(work) {
    try {
      parse("");
    } catch (const Error &) {
    }
  }
  ~Catches() { Worker.join(); }
};

class JoinsFirst {
  std::thread Worker;

public:
  JoinsFirst() : Worker(work) {
    if (!connect()) {
      Worker.join();
      throw Error();
    }
  }
  ~JoinsFirst() { Worker.join(); }
};

class StopsFirst {
  std::thread Worker;
  void stop() { Worker.join(); }

public:
  StopsFirst() : Worker(work) {
    if (!connect()) {
      stop();
      throw Error();
    }
  }
  ~StopsFirst() { stop(); }
};

class Delegates {
  std::thread Worker;
  explicit Delegates(int) : Worker(work) {}

public:
  Delegates() : Delegates(1) { require(connect()); } // the destructor does run
  ~Delegates() { Worker.join(); }
};

struct Guard {
  std::function<void()> Undo;
  ~Guard() { Undo(); }
};

class Guarded {
  std::thread Worker;

public:
  Guarded() : Worker(work) {
    Guard Undo{[this] { Worker.join(); }};
    require(connect());
    Undo.Undo = [] {};
  }
  ~Guarded() { Worker.join(); }
};

class Joiner {
  std::thread &Joined;

public:
  explicit Joiner(std::thread &T) : Joined(T) {}
  ~Joiner() { Joined.join(); }
};

class GuardedByMember {
  std::thread Worker;
  Joiner Join;

public:
  GuardedByMember() : Worker(work), Join(Worker) { require(connect()); }
};

class Promises {
  std::thread Worker;

public:
  Promises() noexcept : Worker(work) { require(connect()); }
  ~Promises() { Worker.join(); }
};

class OfAnotherObject {
  std::thread Worker;

public:
  OfAnotherObject() = default;
  explicit OfAnotherObject(OfAnotherObject &Other) {
    Other.Worker = std::thread(work);
    require(connect());
  }
  ~OfAnotherObject() {
    if (Worker.joinable())
      Worker.join();
  }
};
