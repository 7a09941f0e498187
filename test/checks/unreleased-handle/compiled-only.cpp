// RUN: %check_spawn %s --checks spawn-unreleased-handle,spawn-discarded-handle,spawn-detached-handle --headers libstdc++,libc++
// The snippets of a manual are compiled, and nothing calls them: a test takes
// their address, so that they are used.
#include <functional>
#include <future>
#include <thread>
#include <type_traits>

void run();
int number();

struct suite {
  template <class Condition, class Text>
  bool expect(Condition const &holds, Text const &reason) {
    if (holds)
      return true;
    fail(reason);
    return false;
  }
  template <class Condition> bool expect(Condition const &holds) {
    return expect(holds, "");
  }
  void fail(const char *);
};
template <class... Arguments> void ignore_unused(Arguments const &...) {}
void ignored(void (*)(), int) {}

namespace {
void never_called() {
  std::thread t(run);
  std::async(std::launch::async, number);
  std::thread([] { std::thread inner(run); }).detach();
}
void never_called_but_ignored() { std::thread t(run); }
void never_called_but_compared() { std::thread t(run); }
} // namespace
static void never_called_and_static(int) { std::thread t(run); }
static void never_called_and_ignored_by_all() { std::thread t(run); }

void takes_addresses(suite &tests) {
  tests.expect(&never_called);
  ignore_unused(never_called_but_ignored, &never_called_but_ignored);
  if (&never_called_but_compared == nullptr)
    return;
  tests.expect(static_cast<void (*)(int)>(&never_called_and_static), "text");
  ignored(never_called_and_ignored_by_all, 1);
}

// These are called, or may be.
namespace {
void called() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
void called_by_what_it_is_given_to() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
void kept() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
void given_to_what_keeps_it() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
void given_out_of_sight() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
void passed_on() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
void in_a_table() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
void asked_and_called() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
void a_task() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
void in_a_function_object() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
[[gnu::constructor]] void runs_before_main() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
// A draft: it will be called.
void not_named_yet() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
void only_cast() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
void given_to_a_virtual_method() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
void given_to_a_weak_function() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
} // namespace
static void called_in_a_template() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}
void called_from_elsewhere() {
  std::thread t(run);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}

template <class Function> void calls(Function f) { f(); }
template <class Function> void calls_deep(Function f) { calls(f); }
void (*place)();
struct keeper {
  void (*f)();
};
void keeps(void (*f)()) { place = f; }
void out_of_sight(void (*)());
template <class T> void in_a_template() { called_in_a_template(); }
void (*const table[])() = {in_a_table};

struct executor {
  virtual void post(void (*)()) {}
};
[[gnu::weak]] void hook(void (*)()) {}

void uses(suite &tests, executor &e) {
  (void)only_cast;
  e.post(&given_to_a_virtual_method);
  hook(given_to_a_weak_function);
  called();
  calls(&called_by_what_it_is_given_to);
  keeper k{kept};
  keeps(&given_to_what_keeps_it);
  out_of_sight(given_out_of_sight);
  calls_deep(passed_on);
  tests.expect(&asked_and_called);
  asked_and_called();
  std::thread(a_task).join();
  std::function<void()> f = in_a_function_object;
  tests.expect(&called_from_elsewhere);
  tests.expect(&runs_before_main);
  in_a_template<int>();
}
