// RUN: %check_spawn %s --headers libstdc++,libc++
// Futures are reported when no path looks at them.
#include <chrono>
#include <future>
#include <thread>
#include <vector>

void work();
bool ready();
std::future<int> submit();
void keep(std::future<int>);

void of_a_pool() {
  auto result = submit();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'result' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: get() the result of 'result' at the end of its scope, which rethrows its exception
}

void of_a_promise() {
  std::promise<int> promise;
  std::future<int> result = promise.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the future 'result' is never read, so what the promise is given is lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:20: note: get() the result of 'result' at the end of its scope, which rethrows its exception
  promise.set_value(1);
}

void of_a_task() {
  std::packaged_task<void()> task(work);
  auto result = task.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'result' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: get() the result of 'result' at the end of its scope, which rethrows its exception
  std::thread(std::move(task)).join();
}

void only_asked() {
  auto result = submit();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'result' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: get() the result of 'result' at the end of its scope, which rethrows its exception
  if (result.valid())
    work();
}

void deferred_never_runs() {
  auto result = std::async(std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'result' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'get()', which runs the task
}

// Correct code.

void got() {
  auto result = submit();
  result.get();
}

void got_on_one_path() {
  auto result = submit();
  if (ready())
    result.get();
}

void waited_for() {
  auto result = submit();
  result.wait();
}

bool waited_for_with_a_bound() {
  auto result = submit();
  return result.wait_for(std::chrono::seconds(5)) == std::future_status::ready;
}

void async_waits_by_itself() {
  auto result = std::async(work);
  auto other = std::async(std::launch::async, work);
}

void shared() {
  auto result = submit().share();
  result.wait();
}

void passed_on() {
  auto result = submit();
  keep(std::move(result));
}

std::future<int> returned() {
  auto result = submit();
  return result;
}

void captured() {
  auto result = submit();
  std::thread t([&] { result.wait(); });
  t.join();
}

void in_a_loop() {
  std::vector<std::future<int>> results;
  for (int i = 0; i < 3; ++i)
    results.push_back(submit());
  for (auto &result : results)
    result.get();
}
