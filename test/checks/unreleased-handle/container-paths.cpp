// RUN: %check_spawn %s --headers libstdc++,libc++
// A container is live from its first insertion to a loop that releases its
// elements, on the paths of a single handle.
#include <map>
#include <thread>
#include <vector>

void work();
bool ready();
void check(bool ok) {
  if (!ok)
    throw 1;
}

void returns_early(int n) {
  std::vector<std::thread> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'pool' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+4]]:5: note: started here
    // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  for (int i = 0; i < n; ++i)
    pool.emplace_back(work);
  if (!ready())
    return;
  for (auto &t : pool)
    t.join();
}
void throws(int n) {
  std::vector<std::thread> pool;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'pool' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+5]]:20: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:3: note: this call can throw, and then 'pool' is destroyed while joinable
    // CHECK-MESSAGES: :[[@LINE-21]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-5]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  for (int i = 0; i < n; ++i)
    pool.push_back(std::thread(work));
  check(ready());
  for (int i = 0; i < n; ++i)
    pool[i].join();
}
void by_range() {
  std::thread pool[2];
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the work in 'pool' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+4]]:9: note: started here
    // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  for (auto &t : pool)
    t = std::thread(work);
  if (!ready())
    return;
  for (auto &t : pool)
    t.join();
}

void returns_before(int n) {
  std::vector<std::thread> pool;
  if (!ready())
    return;
  for (int i = 0; i < n; ++i)
    pool.emplace_back(work);
  for (auto &t : pool)
    t.join();
}
void joins_on_each_way(int n) {
  std::vector<std::thread> pool;
  for (int i = 0; i < n; ++i)
    pool.emplace_back(work);
  if (!ready()) {
    for (auto &t : pool)
      t.join();
    return;
  }
  for (size_t i = 0; i < pool.size(); ++i)
    pool[i].join();
}
void until_it_is_empty(int n) {
  std::vector<std::thread> pool;
  for (int i = 0; i < n; ++i)
    pool.emplace_back(work);
  while (!pool.empty()) {
    pool.back().join();
    pool.pop_back();
  }
}
void if_not_empty(int n) {
  std::vector<std::thread> pool;
  if (ready())
    pool.emplace_back(work);
  if (!pool.empty())
    pool.front().join();
}
void the_same_condition(bool parallel) {
  std::vector<std::thread> pool;
  if (parallel)
    pool.emplace_back(work);
  else
    work();
  if (parallel)
    for (auto &t : pool)
      t.join();
}
void some_in_the_loop(int n) {
  std::vector<std::thread> pool;
  for (int i = 0; i < n; ++i) {
    pool.emplace_back(work);
    if (pool.size() == 4) {
      for (auto &t : pool)
        t.join();
      pool.clear();
    }
  }
  for (auto &t : pool)
    t.join();
}
void by_key() {
  std::map<int, std::thread> pool;
  pool.emplace(1, std::thread(work));
  for (auto &[key, t] : pool)
    t.join();
  if (!ready())
    return;
  work();
}
