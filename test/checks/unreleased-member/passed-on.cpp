// RUN: %check_spawn %s
// Whom a destructor gives the object to, and what that can do about it.
#include <thread>

void work();
void elsewhere(void *);
class Nothing;
void elsewhere(Nothing *);
class Friendly;
void elsewhere(Friendly *);

// Whoever gets an address knows of no object.
class AsAnAddress {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'AsAnAddress', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE+6]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor

public:
  void start() { t = std::thread(work); }
  ~AsAnAddress() { elsewhere(this); }
  void stop() { t.join(); }
};

// All that could release it is private.
class Nothing {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the destructor of 'Nothing', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE+2]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: call 'stop' in the destructor
  void stop() { t.join(); }

public:
  void start() { t = std::thread(work); }
  ~Nothing() { elsewhere(this); }
};

class Friendly {
  std::thread t;
  friend void elsewhere(Friendly *);

public:
  void start() { t = std::thread(work); }
  ~Friendly() { elsewhere(this); }
};
