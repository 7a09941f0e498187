// RUN: %check_spawn %s --headers libstdc++,libc++
// Members that are containers of raw pointers to threads.
#include <list>
#include <map>
#include <thread>
#include <vector>

void work();

// --- Defects.

class Forgets {
  std::list<std::thread *> Team;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'Team' is never released, so nothing can join or delete it, and it leaks [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:33: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:28: note: release it in the destructor with 'join()'

public:
  void start() { Team.push_back(new std::thread(work)); }
  ~Forgets() = default;
};

class DeletesAlive {
  std::vector<std::thread *> Team;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the work in 'Team' is deleted but not released by the destructor of 'DeletesAlive', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:33: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:30: note: join it in the destructor, or use 'std::jthread', which joins in its own

public:
  void start() { Team.push_back(new std::thread(work)); }
  ~DeletesAlive() {
    for (auto *T : Team)
      delete T;
  }
};

class OnlyClears {
  std::map<int, std::thread *> ById;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the work in 'ById' is never released, so nothing can join or delete it, and it leaks [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+4]]:35: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:32: note: release it in the destructor with 'join()'

public:
  void start(int Id) { ById[Id] = new std::thread(work); }
  ~OnlyClears() { ById.clear(); }
};

// --- Correct.

class JoinsAndDeletes {
  std::vector<std::thread *> Team;

public:
  void start() { Team.push_back(new std::thread(work)); }
  ~JoinsAndDeletes() {
    for (auto *T : Team) {
      T->join();
      delete T;
    }
  }
};

class ById {
  std::map<int, std::thread *> All;

public:
  void start(int Id) { All[Id] = new std::thread(work); }
  ~ById() {
    for (auto &Entry : All) {
      Entry.second->join();
      delete Entry.second;
    }
  }
};

class Borrows {
  std::vector<std::thread *> Team;

public:
  void add(std::thread &T) { Team.push_back(&T); }
  void addAll(const std::vector<std::thread *> &Others) { Team = Others; }
};

class OutOfSight {
  std::vector<std::thread *> Team;

public:
  void start() { Team.push_back(new std::thread(work)); }
  ~OutOfSight();
};
