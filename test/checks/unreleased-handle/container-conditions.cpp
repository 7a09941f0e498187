// RUN: %check_spawn %s --headers libstdc++,libc++
// A loop that starts threads has started some: a join under a condition of its own leaves
// them on the other path.
#include <thread>
#include <vector>

void work(int);
bool ready();
bool isVerbose();

// --- Defects.

void joined_if_ready(int n) {
  std::vector<std::thread> team;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'team' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+4]]:5: note: started here
  // CHECK-MESSAGES: :[[@LINE+4]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-4]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  for (int i = 0; i < n; ++i)
    team.emplace_back(work, i);
  if (ready())
    for (auto &t : team)
      t.join();
}

void joined_in_one_case(const std::vector<int> &parts, int mode) {
  std::vector<std::thread> team;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'team' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+4]]:20: note: started here
  // CHECK-MESSAGES: :[[@LINE+9]]:3: note: no release follows from this case
  // CHECK-MESSAGES: :[[@LINE-4]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  for (int part : parts)
    team.push_back(std::thread(work, part));
  switch (mode) {
  case 0:
    for (auto &t : team)
      t.join();
    break;
  default:
    break;
  }
}

void refused_on_the_way(const std::vector<int> &parts) {
  std::vector<std::thread> team;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'team' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+6]]:5: note: started here
      // CHECK-MESSAGES: :[[@LINE+4]]:7: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:28: note: join it on every path, or use 'std::jthread', which joins in its destructor
  for (int part : parts) {
    if (part < 0)
      return;
    team.emplace_back(work, part);
  }
  for (auto &t : team)
    t.join();
}

// --- Correct.

void none_to_start(int n) {
  std::vector<std::thread> team;
  for (int i = 0; i < n; ++i)
    team.emplace_back(work, i);
  if (n > 0)
    for (auto &t : team)
      t.join();
}

void asked_for_its_size(int n) {
  std::vector<std::thread> team;
  for (int i = 0; i < n; ++i)
    team.emplace_back(work, i);
  if (!team.empty())
    for (auto &t : team)
      t.join();
}

void started_if_ready_too(const std::vector<int> &parts) {
  std::vector<std::thread> team;
  if (ready())
    for (int part : parts)
      team.emplace_back(work, part);
  if (isVerbose())
    work(0);
  for (auto &t : team)
    t.join();
}

void some_in_parallel(const std::vector<int> &parts, bool parallel) {
  std::vector<std::thread> team;
  for (int part : parts)
    if (parallel)
      team.emplace_back(work, part);
    else
      work(part);
  if (parallel)
    for (auto &t : team)
      t.join();
}

void in_rounds(int rounds, int n) {
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::thread> team;
    for (int i = 0; i < n; ++i)
      team.emplace_back(work, i);
    for (auto &t : team)
      t.join();
  }
}

void as_they_come(int n) {
  std::vector<std::thread> team;
  for (int i = 0; i < n; ++i) {
    team.emplace_back(work, i);
    if (team.size() == 4) {
      for (auto &t : team)
        t.join();
      team.clear();
    }
  }
  for (auto &t : team)
    t.join();
}
