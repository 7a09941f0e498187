// RUN: %check_spawn %s --headers libstdc++,libc++ -- -I%S/Inputs
// A member becomes a jthread where all that names it is in sight, and where a
// join at its destruction comes early enough.
#include <atomic>
#include <string>
#include <thread>
#include <utility>

void work() {}

class Alone {
  std::thread t{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Alone', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-FIXES:   std::jthread t{work};
};

class Signalling {
public:
  Signalling() : t([this] { run(); }) {}
  ~Signalling() { stop = true; }

private:
  void run() {
    while (!stop) {
    }
  }
  std::atomic<bool> stop{false};
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'Signalling', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-11]]:18: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless what the task calls on line [[@LINE-13]] returns
};

class Restarted {
public:
  void start() { t = std::thread(work); }
  // CHECK-FIXES:   void start() { t = std::jthread(work); }
  bool runs() const { return t.joinable(); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Restarted', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-7]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-FIXES:   std::jthread t;
};

// The thread may use what is destroyed before it is joined.
class LaterMember {
public:
  LaterMember() : t([this] { name += "x"; }) {}

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'LaterMember', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-5]]:19: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  std::string name;
};

class BorrowsByAnotherName {
public:
  BorrowsByAnotherName() {
    auto *self = this;
    t = std::thread([self] { self->name += "x"; });
  }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'BorrowsByAnotherName', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  std::string name;
};

class BorrowsAPart {
public:
  BorrowsAPart() {
    std::string &part = name;
    t = std::thread([&part] { part += "x"; });
  }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'BorrowsAPart', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:9: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  std::string name;
};

class BorrowsNothing {
public:
  explicit BorrowsNothing(int n) : t([n] { (void)(n + 1); }) {}

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'BorrowsNothing', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-5]]:36: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-FIXES:   std::jthread t;
  std::string name;
};

class DeletesFirst {
public:
  DeletesFirst() : t([this] { ++*count; }) {}
  ~DeletesFirst() { delete count; }

private:
  int *count = new int(0);
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'DeletesFirst', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-7]]:20: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
};

class Base {
public:
  Base() : t([this] { step(); }) {}
  virtual ~Base() = default;
  virtual void step();

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'Base', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-7]]:12: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
};

// Others may name it.
class Befriended {
  friend void look(Befriended &);
  std::thread t{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Befriended', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-FIXES:   std::jthread t{work};
  void out_of_sight();
};

class Moved {
public:
  void give(std::thread &to) { to = std::move(t); }
  void start() { t = std::thread(work); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Moved', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-5]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-7]]:8: note: 'give' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
#if 0
  void elsewhere() { std::thread &same = t; }
#endif
};

class LeftOut {
public:
  void start() { t = std::thread(work); }
#if 0
  void elsewhere() { std::thread &same = t; }
#endif
private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'LeftOut', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-7]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
};
