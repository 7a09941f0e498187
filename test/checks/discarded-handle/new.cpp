// RUN: %check_spawn %s
// A handle on the heap that nobody points to.
#include <future>
#include <memory>
#include <thread>
#include <vector>

void work();

void dropped() {
  new std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created with 'new' is discarded, so nothing can join or delete it, and it leaks [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it in a variable or a smart pointer, and release it there
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  new std::jthread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the jthread created with 'new' is discarded, so nothing can join
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  new std::future<void>(std::async(work));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future created with 'new' is discarded, so nothing can join
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  new auto(std::thread{work});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created with 'new' is discarded, so nothing can join
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void dereferenced() {
  *new std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:4: warning: the thread created with 'new' is discarded, so nothing can join
  // CHECK-MESSAGES: :[[@LINE-2]]:4: note: keep it
}

// Correct code.

void keep(std::thread *);

void kept(std::vector<std::thread *> &all) {
  auto *named = new std::thread(work);
  keep(new std::thread(work));
  all.push_back(new std::thread(work));
  std::unique_ptr<std::thread> owner(new std::thread(work));
  owner->join();
  new std::thread();
  new std::future<void>;
  new int(1);
  (new std::thread(work))->join();
}
