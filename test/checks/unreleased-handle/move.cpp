// RUN: %check_spawn %s
// Work that changes its variable.
#include <thread>
#include <utility>
#include <vector>

void work();
bool ready();
void adopt(std::thread);
void look(std::thread &);

void moved_to_a_local() {
  std::thread t(work);
  std::thread u = std::move(t);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'u' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 'u' at the end of its scope
}

void moved_and_joined_sometimes() {
  std::thread t(work);
  std::thread u(std::move(t));
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'u' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: started here
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  if (ready())
    return;
  u.join();
}

void assigned_to_a_local() {
  std::thread t(work), u;
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the thread 'u' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: join it on every path, or use 'std::jthread', which joins in its destructor
  u = std::move(t);
}

void swapped() {
  std::thread t(work), u;
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the thread 'u' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: join it on every path, or use 'std::jthread', which joins in its destructor
  t.swap(u);
}

void swapped_by_the_library() {
  std::thread t(work), u;
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the thread 'u' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: join it on every path, or use 'std::jthread', which joins in its destructor
  std::swap(t, u);
  if (t.joinable())
    t.join();
}

void only_cast() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
  std::move(t);
}

void given_away_sometimes(bool c) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  if (c)
    adopt(std::move(t));
}

// Correct code.

std::thread returned() {
  std::thread t(work);
  return t;
}

std::thread returned_with_move(bool c) {
  std::thread t(work);
  if (c)
    return std::move(t);
  return t;
}

void moved_and_joined() {
  std::thread t(work);
  std::thread u = std::move(t);
  u.join();
}

void swapped_and_joined() {
  std::thread t(work), u;
  t.swap(u);
  u.join();
}

void both_swapped_and_joined() {
  std::thread t(work), u(work);
  std::swap(t, u);
  u.join();
  t.join();
}

void adopted() {
  std::thread t(work);
  adopt(std::move(t));
}

void stored(std::vector<std::thread> &pool) {
  std::thread t(work);
  pool.push_back(std::move(t));
}

void lent() {
  std::thread t(work);
  look(t);
}

struct Owner {
  std::thread t;
};
Owner into_an_aggregate() {
  std::thread t(work);
  return Owner{std::move(t)};
}
void into_a_member(Owner &o) {
  std::thread t(work);
  o.t = std::move(t);
}

void by_pointer(Owner *o) {
  std::thread t(work);
  std::thread *p = &t;
  p->join();
}

void round_trip() {
  std::thread t(work);
  std::thread u = std::move(t);
  t = std::move(u);
  t.join();
}
