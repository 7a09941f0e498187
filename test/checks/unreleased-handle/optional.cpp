// RUN: %check_spawn %s --headers libstdc++,libc++
#include <optional>
#include <thread>
#include <utility>

void work();
bool ready();

void emplaced() {
  std::optional<std::thread> o;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the thread in 'o' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:30: note: join it on every path, or use 'std::jthread', which joins in its destructor
  o.emplace(work);
}

void assigned() {
  std::optional<std::thread> o;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the thread in 'o' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+3]]:24: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-4]]:30: note: join it on every path, or use 'std::jthread', which joins in its destructor
  o = std::thread(work);
  if (o.has_value() && ready())
    o->join();
}

void reset_while_joinable() {
  std::optional<std::thread> o(std::thread{work});
  o.reset();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread in 'o' is destroyed before it is released, which calls std::terminate here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: join it before this
}

void emplaced_twice() {
  std::optional<std::thread> o;
  o.emplace(work);
  o.emplace(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread in 'o' is destroyed before it is released, which calls std::terminate here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join it before this
  o->join();
}

// Correct code.

void joined() {
  std::optional<std::thread> o;
  o.emplace(work);
  o->join();
}

void joined_by_value() {
  std::optional<std::thread> o(std::thread{work});
  o.value().join();
}

void joined_if_any() {
  std::optional<std::thread> o;
  if (ready())
    o.emplace(work);
  if (o)
    o->join();
}

void joined_if_it_has_a_value() {
  std::optional<std::thread> o;
  if (ready())
    o.emplace(work);
  if (o.has_value())
    (*o).join();
  o.reset();
}

void moved_out() {
  std::optional<std::thread> o(std::thread{work});
  std::thread t = std::move(*o);
  t.join();
}

void empty() {
  std::optional<std::thread> o;
  o = std::nullopt;
  o.reset();
}
