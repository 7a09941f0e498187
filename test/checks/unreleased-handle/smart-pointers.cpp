// RUN: %check_spawn %s --headers libstdc++,libc++
// Threads behind pointers.
#include <memory>
#include <thread>
#include <utility>

void work();
bool ready();
void keep(std::unique_ptr<std::thread>);

void made_and_dropped() {
  auto p = std::make_unique<std::thread>(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the thread in 'p' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: join it on every path, or use 'std::jthread', which joins in its destructor
}

void joined_sometimes() {
  std::unique_ptr<std::thread> p(new std::thread(work));
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the thread in 'p' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:32: note: join it on every path, or use 'std::jthread', which joins in its destructor
  if (ready())
    p->join();
}

void reset_while_joinable() {
  auto p = std::make_unique<std::thread>(work);
  p.reset();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread in 'p' is destroyed before it is released, which calls std::terminate here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: join it before this
}

void replaced_while_joinable() {
  auto p = std::make_unique<std::thread>(work);
  p.reset(new std::thread(work));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread in 'p' is destroyed before it is released, which calls std::terminate here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: join it before this
  p->join();
}

void emptied_while_joinable() {
  auto p = std::make_unique<std::thread>(work);
  p = nullptr;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread in 'p' is overwritten before it is released, which calls std::terminate here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: join it before this
}

void shared() {
  auto p = std::make_shared<std::thread>(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the thread in 'p' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: join it on every path, or use 'std::jthread', which joins in its destructor
  if (p->joinable())
    return;
}

void raw_never_deleted() {
  auto *p = new std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the thread in 'p' is never released, so nothing can join or delete it, and it leaks [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: release it with 'join()' on every path
  p->get_id();
}

void raw_deleted_while_joinable() {
  auto *p = new std::thread(work);
  delete p;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread in 'p' is destroyed before it is released, which calls std::terminate here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: join it before this
}

// Correct code.

void joined() {
  auto p = std::make_unique<std::thread>(work);
  p->join();
}

void joined_behind_a_star() {
  auto p = std::make_unique<std::thread>(work);
  (*p).join();
}

void joined_and_reset() {
  auto p = std::make_unique<std::thread>(work);
  p->join();
  p.reset();
}

void tested_and_joined() {
  std::unique_ptr<std::thread> p;
  if (ready())
    p = std::make_unique<std::thread>(work);
  if (p && p->joinable())
    p->join();
}

void compared_with_null() {
  std::unique_ptr<std::thread> p;
  if (ready())
    p.reset(new std::thread(work));
  if (p != nullptr)
    p->join();
}

void never_filled() {
  std::unique_ptr<std::thread> p;
  p.reset();
}

void given_away() {
  auto p = std::make_unique<std::thread>(work);
  keep(std::move(p));
}

std::unique_ptr<std::thread> returned() {
  auto p = std::make_unique<std::thread>(work);
  return p;
}

void released() {
  auto p = std::make_unique<std::thread>(work);
  std::thread *t = p.release();
  t->join();
  delete t;
}

std::shared_ptr<std::thread> shared_with_others(std::shared_ptr<std::thread> &other) {
  auto p = std::make_shared<std::thread>(work);
  other = p;
  return p;
}

void raw_joined() {
  auto *p = new std::thread(work);
  p->join();
  delete p;
}

void raw_given_away(std::thread *&out) {
  auto *p = new std::thread(work);
  out = p;
}

void jthread_in_a_pointer() {
  auto p = std::make_unique<std::jthread>(work);
  work();
}

struct JoinAndDelete {
  void operator()(std::thread *t) const {
    t->join();
    delete t;
  }
};

void own_deleter() {
  std::unique_ptr<std::thread, JoinAndDelete> p(new std::thread(work));
  std::shared_ptr<std::thread> q(new std::thread(work), JoinAndDelete());
  q.reset(new std::thread(work), JoinAndDelete());
}

void own_deleter_in_a_function_pointer() {
  std::unique_ptr<std::thread, void (*)(std::thread *)> p(
      new std::thread(work), [](std::thread *t) {
        t->join();
        delete t;
      });
}
