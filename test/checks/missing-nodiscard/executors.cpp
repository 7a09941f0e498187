// RUN: %check_spawn %s --headers libstdc++,libc++
// Who gives work away may be done with it: where the future tells of nothing but its end,
// a drop is as usual as a wait.
#include <functional>
#include <future>

int work();

// There is a result, or nothing is given to run.
class Pool {
public:
  std::future<int> compute(std::function<int()> task);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'compute' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::future<int> compute(std::function<int()> task);
  std::future<void> flush();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'flush' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::future<void> flush();
  std::future<void> write(int block);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'write' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::future<void> write(int block);
};

// A drop blocks.
std::future<void> start(std::function<void()> task) {
// CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'start' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] std::future<void> start(std::function<void()> task) {
  return std::async(std::launch::async, task);
}
template <typename F> std::future<void> start_any(F task) {
// CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'start_any' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: template <typename F> [[nodiscard]] std::future<void> start_any(F task) {
  return std::async(std::launch::async, task);
}
inline void started() { start_any([] { work(); }).wait(); }

// Correct code.

class Job {
public:
  virtual ~Job();
  virtual std::future<void> call_on_main_thread(std::function<void()> task) = 0;
  std::future<void> post(const std::function<void()> &task);
  std::shared_future<void> post_later(int delay, std::function<void()> &&task);
};
std::future<void> run_once(void (*task)());
