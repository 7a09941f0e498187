// RUN: %check_spawn %s --headers libstdc++,libc++
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

void work();

class Vector {
  std::vector<std::thread> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'pool' is not released by the implicit destructor of 'Vector', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+6]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:28: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  Vector() {
    for (int i = 0; i < 4; ++i)
      pool.emplace_back(work);
  }
};

class Array {
  std::thread pool[2];
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the work in 'pool' is not released by the destructor of 'Array', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:28: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  void start() { pool[0] = std::thread(work); }
  ~Array() {}
};

class StandardArray {
  std::array<std::thread, 2> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the work in 'pool' is not released by the implicit destructor of 'StandardArray', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:28: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:30: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  void start() { pool[1] = std::thread(work); }
};

class Map {
  std::map<int, std::thread> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the work in 'pool' is not released by the implicit destructor of 'Map', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+5]]:41: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:8: note: 'stop' releases it, but the destructor does not call it
  // CHECK-MESSAGES: :[[@LINE-4]]:30: note: call 'stop' in the destructor

public:
  void start(int id) { pool.emplace(id, std::thread(work)); }
  void stop() {
    for (auto &[id, t] : pool)
      t.join();
  }
};

class MapByIndex {
  std::map<int, std::thread> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the work in 'pool' is not released by the implicit destructor of 'MapByIndex', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:35: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:30: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  void start(int id) { pool[id] = std::thread(work); }
};

class Pointers {
  std::vector<std::unique_ptr<std::thread>> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: the work in 'pool' is not released by the implicit destructor of 'Pointers', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:33: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:45: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  void start() { pool.push_back(std::make_unique<std::thread>(work)); }
};

class Optional {
  std::optional<std::thread> t;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the thread in 't' is not released by the destructor of 'Optional', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:18: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:30: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  void start() { t.emplace(work); }
  ~Optional() { t.reset(); }
};

// Correct code.

class JoinsAll {
  std::vector<std::thread> pool;

public:
  JoinsAll() {
    for (int i = 0; i < 4; ++i)
      pool.emplace_back(work);
  }
  ~JoinsAll() {
    for (auto &t : pool)
      t.join();
  }
};

class Joiner {
  std::vector<std::thread> &pool;

public:
  explicit Joiner(std::vector<std::thread> &pool) : pool(pool) {}
  ~Joiner() {
    for (auto &t : pool)
      t.join();
  }
};
class HasAJoiner {
  std::vector<std::thread> pool;
  Joiner joiner{pool};

public:
  void start() { pool.emplace_back(work); }
};
class InitialisesAJoiner {
  std::vector<std::thread> pool;
  Joiner joiner;

public:
  InitialisesAJoiner() : joiner(pool) { pool.emplace_back(work); }
};

class MapJoined {
  std::map<int, std::thread> pool;

public:
  void start(int id) { pool[id] = std::thread(work); }
  ~MapJoined() {
    for (auto &[id, t] : pool)
      t.join();
  }
};

class PopsAll {
  std::vector<std::thread> pool;

public:
  void start() { pool.push_back(std::thread(work)); }
  ~PopsAll() {
    while (!pool.empty()) {
      pool.back().join();
      pool.pop_back();
    }
  }
};

class OptionalJoined {
  std::optional<std::thread> t;

public:
  void start() { t.emplace(work); }
  ~OptionalJoined() {
    if (t)
      t->join();
  }
};

class JoiningThreads {
  std::vector<std::jthread> pool;

public:
  void start() { pool.emplace_back(work); }
};

class NothingStarted {
  std::vector<std::thread> pool;

public:
  void reserve() { pool.reserve(4); }
};
