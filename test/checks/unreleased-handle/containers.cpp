// RUN: %check_spawn %s --headers libstdc++,libc++
// A container is live from its first insertion on.
#include <algorithm>
#include <array>
#include <future>
#include <map>
#include <memory>
#include <pthread.h>
#include <thread>
#include <utility>
#include <vector>

void work();
void *body(void *);
void join_all(std::vector<std::thread> &);
std::future<int> submit();

void emplaced() {
  std::vector<std::thread> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'pool' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  pool.reserve(4);
  for (int i = 0; i < 4; ++i)
    pool.emplace_back(work);
}

void pushed() {
  std::vector<std::thread> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'pool' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:18: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  pool.push_back(std::thread(work));
  if (pool.size() > 1)
    work();
}

void moved_in() {
  std::vector<std::thread> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'pool' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:15: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  std::thread t(work);
  pool.push_back(std::move(t));
}

void array() {
  std::thread pool[2];
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the work in 'pool' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:13: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  pool[0] = std::thread(work);
  pool[1] = std::thread(work);
}

void initialised_array() {
  std::thread pool[] = {std::thread(work), std::thread(work)};
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the work in 'pool' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
}

void standard_array() {
  std::array<std::thread, 2> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the work in 'pool' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:13: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:30: note: join it on every path, or use 'std::jthread', which joins in its destructor
  pool[0] = std::thread(work);
}

void array_of_numbers() {
  pthread_t pool[3];
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the work in 'pool' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: release it with 'pthread_join' or 'pthread_detach' on every path
  for (int i = 0; i < 3; ++i)
    pthread_create(&pool[i], nullptr, body, nullptr);
}

void map() {
  std::map<int, std::thread> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the work in 'pool' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:19: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:30: note: join it on every path, or use 'std::jthread', which joins in its destructor
  pool.emplace(1, std::thread(work));
}

void pointers() {
  std::vector<std::unique_ptr<std::thread>> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: the work in 'pool' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:18: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:45: note: join it on every path, or use 'std::jthread', which joins in its destructor
  pool.push_back(std::make_unique<std::thread>(work));
}

void futures() {
  std::vector<std::future<int>> results;
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: the work in 'results' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:21: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:33: note: call 'get()', which passes the exception on
  results.push_back(submit());
}

// Correct code.

void joined() {
  std::vector<std::thread> pool;
  for (int i = 0; i < 4; ++i)
    pool.emplace_back(work);
  for (std::thread &t : pool)
    t.join();
}

void joined_by_index() {
  std::thread pool[2];
  for (auto &t : pool)
    t = std::thread(work);
  for (int i = 0; i < 2; ++i)
    pool[i].join();
}

void joined_by_algorithm() {
  std::vector<std::thread> pool;
  pool.emplace_back(work);
  std::for_each(pool.begin(), pool.end(), [](std::thread &t) { t.join(); });
}

void joined_elsewhere() {
  std::vector<std::thread> pool;
  pool.emplace_back(work);
  join_all(pool);
}

void joined_at_once() {
  std::vector<std::thread> pool;
  pool.emplace_back(work).join();
}

std::vector<std::thread> returned() {
  std::vector<std::thread> pool;
  pool.emplace_back(work);
  return pool;
}

void empty_threads() {
  std::vector<std::thread> pool(4);
  std::thread more[4];
}

void their_scope_is_their_release() {
  std::vector<std::future<void>> results;
  results.push_back(std::async(work));
  std::vector<std::jthread> pool;
  pool.emplace_back(work);
}

void captured() {
  std::vector<std::thread> pool;
  pool.emplace_back(work);
  auto join = [&] { pool.back().join(); };
  join();
}

void map_joined() {
  std::map<int, std::thread> pool;
  pool.emplace(1, std::thread(work));
  for (auto &[id, t] : pool)
    t.join();
}

void joined_through_what_was_added() {
  std::vector<std::thread> pool;
  auto &t = pool.emplace_back(work);
  t.join();
  std::map<int, std::thread> map;
  auto [where, added] = map.emplace(1, std::thread(work));
  where->second.join();
  map.emplace(2, std::thread(work)).first->second.join();
}

void only_reserved() {
  std::vector<std::thread> pool;
  pool.reserve(4);
}
