// RUN: %check_spawn %s --headers libstdc++,libc++
// Whoever gives the place for an object looks after what is in it.
#include <new>
#include <thread>

struct Arena {};
void *operator new(std::size_t, Arena &);

void work();

void leaks() {
  new (std::nothrow) std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created with 'new' is discarded, so nothing can join or delete it, and it leaks [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it in a variable or a smart pointer, and release it there
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// Correct code.

struct Slot {
  alignas(std::thread) unsigned char raw[sizeof(std::thread)];
  void start() { new (raw) std::thread(work); }
};
void into_an_arena(Arena &arena) { new (arena) std::thread(work); }
