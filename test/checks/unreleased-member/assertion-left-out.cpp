// RUN: %check_spawn %s --headers libstdc++,libc++ -- -DNDEBUG
// A destructor that asserts that the work has ended relies on its owner, also in
// a build without assertions.
#include <cassert>
#include <memory>
#include <thread>
#include <vector>

void work() {}

class BySize {
public:
  ~BySize() { assert(team.size() == 0); }
  void grow() { team.emplace_back(work); }

private:
  std::vector<std::thread> team;
};
class ByJoinable {
public:
  ~ByJoinable();
  void start() { t = std::thread(work); }

private:
  std::thread t;
};
ByJoinable::~ByJoinable() { assert(!t.joinable()); }
class ByNull {
public:
  ~ByNull() { assert(t == nullptr); }
  void start() { t = std::make_unique<std::thread>(work); }

private:
  std::unique_ptr<std::thread> t;
};

// Asserts something else.
class Closed {
public:
  ~Closed() { assert(closed); }
  void start() { t = std::thread(work); }
  // CHECK-FIXES:   void start() { t = std::jthread(work); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'Closed', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-FIXES:   std::jthread t;
  bool closed = false;
};
// Names it in a macro that is not left out.
#define LOG(What) log_id(What)
void log_id(std::thread::id) {}
class Logged {
public:
  ~Logged() { LOG(t.get_id()); }
  void start() { t = std::thread(work); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'Logged', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-5]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
};
// In a comment only.
class Commented {
public:
  ~Commented() { /* t was joined */ }
  void start() { t = std::thread(work); }
  // CHECK-FIXES:   void start() { t = std::jthread(work); }

private:
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'Commented', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
  // CHECK-FIXES:   std::jthread t;
};
