// RUN: %check_spawn %s --headers libstdc++,libc++
// Containers of raw pointers to threads: what is made with `new` and put into one is to be
// joined and deleted.
#include <deque>
#include <map>
#include <memory>
#include <thread>
#include <vector>

void work();
bool ready();
void keep(std::vector<std::thread *> &);
std::vector<std::thread *> &everybody();

// --- Defects.

void forgotten(int n) {
  std::deque<std::thread *> team;
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the work in 'team' is never released, so nothing can join or delete it, and it leaks [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+3]]:20: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:29: note: release it with 'join()' on every path
  for (int i = 0; i < n; ++i)
    team.push_back(new std::thread(work));
}

void forgotten_by_index(int n) {
  std::vector<std::thread *> team(n);
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the work in 'team' is never released, so nothing can join or delete it, and it leaks [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+3]]:15: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:30: note: release it with 'join()' on every path
  for (int i = 0; i < n; ++i)
    team[i] = new std::thread(work);
}

void left_early(int n) {
  std::vector<std::thread *> team;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the work in 'team' is not released on some paths, so nothing can join or delete it, and it leaks [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+4]]:20: note: started here
    // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:30: note: release it with 'join()' on every path
  for (int i = 0; i < n; ++i)
    team.push_back(new std::thread(work));
  if (!ready())
    return;
  for (std::thread *t : team) {
    t->join();
    delete t;
  }
}

void deleted_alive(int n) {
  std::vector<std::thread *> team;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the work in 'team' is destroyed before it is released, which calls std::terminate there [spawn-unreleased-handle]
  for (int i = 0; i < n; ++i)
    team.push_back(new std::thread(work));
  for (auto *t : team)
    // CHECK-MESSAGES: :[[@LINE-2]]:20: note: started here
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: join it before this
    delete t;
}

// --- Correct.

void joined(int n) {
  std::vector<std::thread *> team;
  for (int i = 0; i < n; ++i)
    team.push_back(new std::thread(work));
  for (auto *t : team) {
    t->join();
    delete t;
  }
}

void joined_by_index(int n) {
  std::vector<std::thread *> team(n);
  for (int i = 0; i < n; ++i)
    team[i] = new std::thread(work);
  for (int i = 0; i < n; ++i) {
    team[i]->join();
    delete team[i];
  }
}

void joined_where_it_can_be(std::map<int, std::thread *> &all) {
  std::map<int, std::thread *> team;
  team[1] = new std::thread(work);
  for (auto &entry : team)
    if (entry.second->joinable())
      entry.second->join();
  all.swap(team);
}

void borrowed(std::thread &a, std::thread &b) {
  std::vector<std::thread *> team;
  team.push_back(&a);
  team.push_back(&b);
  std::vector<std::thread *> both{&a, &b};
}

void of_others() {
  std::vector<std::thread *> team = everybody();
  std::vector<std::thread *> &same = everybody();
  same.push_back(new std::thread(work));
}

void given_away() {
  std::vector<std::thread *> team;
  team.push_back(new std::thread(work));
  keep(team);
}

std::vector<std::thread *> returned() {
  std::vector<std::thread *> team;
  team.push_back(new std::thread(work));
  return team;
}
