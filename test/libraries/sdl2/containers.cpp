// RUN: %check_spawn %s --headers libstdc++,libc++ -- $(pkg-config --cflags sdl2)
// Several threads: the type of the elements is a C pointer's, so what they are given tells.
#include <SDL_thread.h>
#include <map>
#include <string>
#include <vector>

int work(void *);
bool ready();
void keep(std::vector<SDL_Thread *> &);

void in_a_vector() {
  std::vector<SDL_Thread *> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the work in 'threads' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:23: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:29: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  for (int i = 0; i < 3; ++i)
    threads.push_back(SDL_CreateThread(work, "worker", nullptr));
}

void in_an_array() {
  SDL_Thread *threads[3];
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the work in 'threads' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:18: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  for (int i = 0; i < 3; ++i)
    threads[i] = SDL_CreateThread(work, "worker", nullptr);
}

void in_a_map() {
  std::map<std::string, SDL_Thread *> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: the work in 'threads' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:39: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  threads["first"] = SDL_CreateThread(work, "first", nullptr);
  threads.emplace("second", SDL_CreateThread(work, "second", nullptr));
}

void returns_early() {
  std::vector<SDL_Thread *> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the work in 'threads' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:23: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:29: note: release it with 'SDL_WaitThread' or 'SDL_DetachThread' on every path
  for (int i = 0; i < 3; ++i)
    threads.push_back(SDL_CreateThread(work, "worker", nullptr));
  if (!ready())
    return;
  for (SDL_Thread *thread : threads)
    SDL_WaitThread(thread, nullptr);
}

class NobodyWaits {
  SDL_Thread *threads_[4];
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the work in 'threads_' is not released by the destructor of 'NobodyWaits', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:21: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: release it in the destructor with 'SDL_WaitThread' or 'SDL_DetachThread'

public:
  NobodyWaits() {
    for (int i = 0; i < 4; ++i)
      threads_[i] = SDL_CreateThread(work, "worker", this);
  }
  ~NobodyWaits() {}
};

class NobodyWaitsForAny {
  std::vector<SDL_Thread *> threads_;
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the work in 'threads_' is not released by the implicit destructor of 'NobodyWaitsForAny', so its system resources leak [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:24: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:29: note: release it in the destructor with 'SDL_WaitThread' or 'SDL_DetachThread'

public:
  void start() {
    threads_.push_back(SDL_CreateThread(work, "worker", this));
  }
};

// What follows is right.

void all_are_waited_for() {
  std::vector<SDL_Thread *> threads;
  for (int i = 0; i < 3; ++i)
    threads.push_back(SDL_CreateThread(work, "worker", nullptr));
  for (SDL_Thread *thread : threads)
    SDL_WaitThread(thread, nullptr);
}

void array_is_waited_for() {
  SDL_Thread *threads[3];
  for (int i = 0; i < 3; ++i)
    threads[i] = SDL_CreateThread(work, "worker", nullptr);
  for (int i = 0; i < 3; ++i)
    SDL_WaitThread(threads[i], nullptr);
}

std::vector<SDL_Thread *> given_to_the_caller() {
  std::vector<SDL_Thread *> threads;
  threads.push_back(SDL_CreateThread(work, "worker", nullptr));
  return threads;
}

void given_to_another() {
  std::vector<SDL_Thread *> threads;
  threads.push_back(SDL_CreateThread(work, "worker", nullptr));
  keep(threads);
}

void of_the_caller(std::vector<SDL_Thread *> &threads, SDL_Thread **out) {
  threads.push_back(SDL_CreateThread(work, "worker", nullptr));
  auto &same = threads;
  same.push_back(SDL_CreateThread(work, "worker", nullptr));
  out[0] = SDL_CreateThread(work, "worker", nullptr);
}

std::vector<SDL_Thread *> all;
void of_the_program() {
  all.push_back(SDL_CreateThread(work, "worker", nullptr));
  static std::map<int, SDL_Thread *> by_number;
  by_number[1] = SDL_CreateThread(work, "worker", nullptr);
}

void copied_out(SDL_Thread **out) {
  SDL_Thread *threads[2];
  threads[0] = SDL_CreateThread(work, "worker", nullptr);
  out[0] = threads[0];
}

class WaitsForAll {
  SDL_Thread *threads_[4];

public:
  WaitsForAll() {
    for (auto &thread : threads_)
      thread = SDL_CreateThread(work, "worker", this);
  }
  ~WaitsForAll() {
    for (auto *thread : threads_)
      SDL_WaitThread(thread, nullptr);
  }
};

class WaitsForEach {
  std::vector<SDL_Thread *> threads_;

public:
  void start() {
    threads_.push_back(SDL_CreateThread(work, "worker", this));
  }
  void stop() {
    while (!threads_.empty()) {
      SDL_WaitThread(threads_.back(), nullptr);
      threads_.pop_back();
    }
  }
  ~WaitsForEach() { stop(); }
};

// A container of our own may wait in its destructor.
class Registry {
public:
  void push_back(SDL_Thread *);
  SDL_Thread *&operator[](int);
  ~Registry();
};
void in_a_registry() {
  Registry registry;
  registry.push_back(SDL_CreateThread(work, "worker", nullptr));
  registry[1] = SDL_CreateThread(work, "worker", nullptr);
}
