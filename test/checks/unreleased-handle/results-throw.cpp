// RUN: %check_spawn %s
// The result of a task throws what the task throws in sight.
#include <functional>
#include <future>
#include <thread>

struct Failure {};
void work();
int load(bool Ok) {
  if (!Ok)
    throw Failure();
  return 1;
}

void of_a_variable(bool Ok) {
  auto Result = std::async([Ok] { return load(Ok); });
  std::thread T(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'T' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:3: note: this call can throw, and then 'T' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-4]]:42: note: through this call
    // CHECK-MESSAGES: :[[@LINE-10]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-6]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  Result.get();
  T.join();
}
int at_once() {
  std::thread T(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'T' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:15: note: this call can throw, and then 'T' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE+4]]:38: note: through this call
    // CHECK-MESSAGES: :[[@LINE-21]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-6]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  int Value = std::async([] { return load(false); }).get();
  T.join();
  return Value;
}

void waits_only(bool Ok) {
  auto Result = std::async([Ok] { return load(Ok); });
  std::thread T(work);
  Result.wait();
  T.join();
}
void throws_nothing() {
  auto Result = std::async([] { return 1; });
  std::thread T(work);
  Result.get();
  T.join();
}
void catches(bool Ok) {
  auto Result = std::async([Ok] { return load(Ok); });
  std::thread T(work);
  try {
    Result.get();
  } catch (const Failure &) {
  }
  T.join();
}
void not_in_sight(std::future<int> &Result) {
  std::thread T(work);
  Result.get();
  T.join();
}
