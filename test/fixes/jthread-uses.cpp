// RUN: %check_spawn %s --headers libstdc++,libc++
// A std::thread that something else takes for a std::thread stays one.
#include <thread>
#include <utility>
#include <vector>

using Thread = std::thread;
void work() {}
bool ready();
void look_at(const std::thread &);

void aliased() {
  Thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: join it on every path, or use 'std::jthread', which joins in its destructor
  if (ready())
    t.join();
}

void referred_to() {
  std::thread t(work);
  std::thread &same = t;
  if (ready())
    return;
  same.join();
}

void two_in_a_declaration() {
  std::thread t(work), u(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the thread 'u' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: join it on every path, or use 'std::jthread', which joins in its destructor
  t.join();
}

void moved_on_one_path(std::vector<std::thread> &pool) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  if (ready())
    pool.push_back(std::move(t));
}

void only_looked_at() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope
  t.get_id();
}

void from_a_function(std::thread (*start)()) {
  std::thread t = start();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  if (ready())
    t.join();
}

void uses_a_later_local() {
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  int later = 0;
  t = std::thread([&later] { ++later; });
  if (ready())
    return;
  t.join();
}

// All that it does, a std::jthread does too.
void asked() {
  std::thread t{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t{work};
  auto id = t.get_id();
  auto handle = t.native_handle();
  (void)handle;
  if (id != std::thread::id() && t.joinable())
    return;
  t.join();
}

void by_auto() {
  auto t = std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   auto t = std::jthread(work);
  if (ready())
    t.join();
}

void spelled_twice() {
  std::thread t = std::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t = std::jthread{work};
  if (ready())
    t.detach();
}

namespace quiet {
using namespace std;
void unqualified() {
  thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: join 't' at the end of its scope
  // CHECK-FIXES:   std::jthread t(work);
}
void global() {
  ::std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join 't' at the end of its scope
  // CHECK-FIXES:   ::std::jthread t(work);
}
} // namespace quiet
