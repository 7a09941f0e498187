// RUN: %check_spawn %s
// Half-typed code: a function that does not parse is not judged, its
// neighbours are.
#include <future>
#include <thread>

void work();

void neighbour() {
  std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
}

void half_typed() {
  std::thread{work};
  auto handle = undeclared(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: error: use of undeclared identifier 'undeclared'
  auto next = ;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: error: expected expression
}

std::future<Unknown> submit();
// CHECK-MESSAGES: :[[@LINE-1]]:13: error: use of undeclared identifier 'Unknown'

void uses_it() {
  submit();
  std::async(work, undeclared);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: error: use of undeclared identifier 'undeclared'
}

// Correct code.
void fine() { std::thread{work}.join(); }
