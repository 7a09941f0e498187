// RUN: %check_spawn %s --headers libstdc++,libc++
// Names for parts of an object, and for temporaries.
#include <thread>
#include <tuple>
#include <utility>

void work();
bool ready();
std::pair<std::thread, int> start_numbered();

void part_never_joined() {
  auto [t, number] = start_numbered();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the thread in this structured binding is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: join it on every path, or use 'std::jthread', which joins in its destructor
}

void part_joined_sometimes() {
  auto [t, number] = start_numbered();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the thread in this structured binding is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: join it on every path, or use 'std::jthread', which joins in its destructor
  if (number > 1)
    t.join();
}

void pair_never_joined() {
  std::pair<std::thread, int> p = start_numbered();
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the thread in 'p' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:31: note: join it on every path, or use 'std::jthread', which joins in its destructor
  work();
}

void kept_alive_by_a_reference() {
  auto &&t = std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: join it on every path, or use 'std::jthread', which joins in its destructor
  if (ready())
    t.join();
}

void const_reference() {
  const std::thread &t = std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: join it on every path, or use 'std::jthread', which joins in its destructor
  t.joinable();
}

// Correct code.

void part_joined() {
  auto [t, number] = start_numbered();
  t.join();
}

void part_moved() {
  auto [t, number] = start_numbered();
  std::thread u = std::move(t);
  u.join();
}

void member_joined() {
  auto p = start_numbered();
  p.first.join();
}

void reference_joined() {
  auto &&t = std::thread(work);
  t.join();
}

void reference_to_another(std::thread &t) {
  std::thread &same = t;
  same.joinable();
}

void tuple_passed_to_get() {
  std::tuple<std::thread, int> p(std::thread(work), 1);
  std::get<0>(p).join();
}
