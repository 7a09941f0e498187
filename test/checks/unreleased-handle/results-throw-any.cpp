// RUN: %check_spawn %s --option ExceptionPaths=any
// Any result may be an exception; joining and waiting throw nothing.
#include <future>
#include <thread>

void work() noexcept;
void by_reference(std::future<int> &Result) {
  std::thread T(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 'T' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: this call is not known to be noexcept; if it throws, 'T' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  Result.get();
  T.join();
}
void waits(std::future<int> &Result, std::thread &Other) {
  std::thread T(work);
  Result.wait();
  Other.join();
  T.join();
}
