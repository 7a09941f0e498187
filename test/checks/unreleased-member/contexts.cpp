// RUN: %check_spawn %s -- -I%S/Inputs -isystem %S/Inputs/system
// Where classes stand: templates, functions, headers.
#include "local_member.h"
// CHECK-MESSAGES: local_member.h:3:15: warning: the thread 't' is not released by the implicit destructor of 'InAHeader', which calls std::terminate if it is still joinable [spawn-unreleased-member]
// CHECK-MESSAGES: local_member.h:3:16: note: started here
// CHECK-MESSAGES: local_member.h:3:15: note: join it in the destructor, or use 'std::jthread', which joins in its own
#include <local_member_system.h>
#include <thread>

void work();

template <class F> class Runner {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Runner', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:26: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  explicit Runner(F f) : t(f) {}
};
void instantiate() {
  Runner r([] {});
  Runner s(work);
}

void in_a_function() {
  struct Local {
    std::thread t{work};
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 't' is not released by the implicit destructor of 'Local', which calls std::terminate if it is still joinable [spawn-unreleased-member]
    // CHECK-MESSAGES: :[[@LINE-2]]:18: note: started here
    // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join it in the destructor, or use 'std::jthread', which joins in its own
  };
  Local local;
}

// Correct code.

template <class F> class Joining {
  std::thread t;

public:
  explicit Joining(F f) : t(f) {}
  ~Joining() { t.join(); }
};
void instantiate_correct() { Joining j(work); }

template <class T> class NeverInstantiated {
  std::thread t{work};
};
