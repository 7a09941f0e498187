// RUN: %check_spawn %s --headers libstdc++,libc++
// A copy of a std::shared_ptr was made before the thread is started: others may
// join it.
#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

void run();
void when_done(std::function<void()>);
struct Job {
  std::shared_ptr<std::thread> thread;
};
void take(std::shared_ptr<std::thread>);
std::vector<std::shared_ptr<std::thread>> all;

void captured() {
  auto t = std::make_shared<std::thread>();
  when_done([t] {
    if (t->joinable())
      t->join();
  });
  *t = std::thread(run);
}
void captured_with_another_name() {
  auto t = std::make_shared<std::thread>();
  when_done([other = t] { other->join(); });
  *t = std::thread(run);
}
void captured_by_default() {
  std::shared_ptr<std::thread> t(new std::thread);
  when_done([=] { t->join(); });
  *t = std::thread(run);
}
void kept_in_a_container() {
  auto t = std::make_shared<std::thread>();
  all.push_back(t);
  *t = std::thread(run);
}
void kept_in_an_object(Job &job) {
  auto t = std::make_shared<std::thread>();
  job.thread = t;
  *t = std::thread(run);
}
void given() {
  auto t = std::make_shared<std::thread>();
  take(t);
  *t = std::thread(run);
}
void given_by_swap() {
  auto t = std::make_shared<std::thread>();
  all.push_back(t);
  std::thread(run).swap(*t);
}

// Nobody else has it.
void shared_on_another_path(bool now) {
  auto t = std::make_shared<std::thread>();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the thread in 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+6]]:8: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: join it on every path, or use 'std::jthread', which joins in its destructor
  if (now) {
    when_done([t] { t->join(); });
    return;
  }
  *t = std::thread(run);
}
void alone() {
  auto t = std::make_shared<std::thread>();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the thread in 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:8: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: join it on every path, or use 'std::jthread', which joins in its destructor
  *t = std::thread(run);
}
void only_asked() {
  auto t = std::make_shared<std::thread>();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the thread in 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:10: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: join it on every path, or use 'std::jthread', which joins in its destructor
  if (!t->joinable())
    *t = std::thread(run);
}
void owned_alone() {
  auto t = std::make_unique<std::thread>();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the thread in 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:8: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: join it on every path, or use 'std::jthread', which joins in its destructor
  *t = std::thread(run);
}
