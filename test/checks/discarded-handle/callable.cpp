// RUN: %check_spawn %s
// A callable that returns a handle, given to a place that drops what it returns.
#include <algorithm>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

void work();
int compute();
std::future<int> submit();

void converted_to_a_void_function() {
  std::function<void()> callback = [] { return std::async(work); };
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: the future from this call is discarded by 'std::function', which blocks there until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:48: note: the future comes from 'std::async' here
  // CHECK-MESSAGES: :[[@LINE-3]]:36: note: keep it and wait for it
  callback = submit;
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the future from 'submit' is discarded by 'std::function', so the task's result and any exception it throws are lost
  // CHECK-MESSAGES: :[[@LINE-2]]:14: note: keep it and call 'get()'
  std::packaged_task<void()> task(submit);
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: the future from 'submit' is discarded by 'std::packaged_task'
  // CHECK-MESSAGES: :[[@LINE-2]]:35: note: keep it
}

void on_event(std::function<void()> handler);

void passed_as_a_void_function() {
  on_event([] { return std::thread{work}; });
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread from this call is discarded by 'std::function', which calls std::terminate there
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: keep it and join it
  on_event(std::bind(submit));
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the future from 'submit' is discarded by 'std::function'
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: keep it
  auto named = [] { return submit(); };
  on_event(named);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the future from this call is discarded by 'std::function'
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: keep it
  std::function<std::future<int>()> wrapped = submit;
  on_event(wrapped);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the future from 'std::function::operator()' is discarded by 'std::function'
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: keep it
}

void a_threads_body(std::once_flag &once) {
  std::thread runner(submit);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the future from 'submit' is discarded by 'std::thread'
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: keep it
  runner.join();
  std::jthread other([] { return submit(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the future from this call is discarded by 'std::jthread'
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: keep it
  std::call_once(once, submit);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the future from 'submit' is discarded by 'std::call_once'
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: keep it
}

void algorithms(std::vector<int> &values) {
  std::for_each(values.begin(), values.end(), [](int) { return std::async(work); });
  // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: the future from this call is discarded by 'std::for_each', which blocks there until
  // CHECK-MESSAGES: :[[@LINE-2]]:64: note: the future comes from 'std::async' here
  // CHECK-MESSAGES: :[[@LINE-3]]:47: note: keep it
  std::for_each(values.begin(), values.end(), [](auto) { return submit(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: the future from this call is discarded by 'std::for_each'
  // CHECK-MESSAGES: :[[@LINE-2]]:47: note: keep it
}

template <class F> void repeat(int times, F f) {
  for (int i = 0; i < times; ++i)
    f();
}
template <class F> void twice(F &&f) {
  repeat(2, std::forward<F>(f));
}
struct Executor {
  template <class F> void post(F &&f) {
    std::function<void()> task(std::forward<F>(f));
    task();
  }
};

void through_templates(Executor &executor) {
  repeat(3, submit);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the future from 'submit' is discarded by 'repeat'
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: keep it
  twice([] { return submit(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the future from this call is discarded by 'twice'
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: keep it
  executor.post([] { return std::thread{work}; });
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the thread from this call is discarded by 'Executor::post', which calls std::terminate there
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep it
}

template <class F> void through_a_copy(F f) {
  auto copy = f;
  copy();
}
template <class F> void through_a_capture(F f) {
  std::function<void()> stored = [g = std::move(f)]() mutable { g(); };
}
template <class F> void through_an_adaptor(F f) {
  std::thread(std::bind(f)).join();
}

void through_templates_that_copy() {
  through_a_copy(submit);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the future from 'submit' is discarded by 'through_a_copy'
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: keep it
  through_a_capture(submit);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the future from 'submit' is discarded by 'through_a_capture'
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: keep it
  [](auto f) { f(); }(submit);
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the future from 'submit' is discarded by 'lambda'
  // CHECK-MESSAGES: :[[@LINE-2]]:23: note: keep it
  through_an_adaptor(submit);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the future from 'submit' is discarded by 'through_an_adaptor'
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: keep it
}

// Correct code.

template <class F> auto call(F f) { return f(); }
template <class F> void collect(std::vector<std::future<int>> &all, F f) {
  all.push_back(f());
}
void on_result(std::function<std::future<int>()>);
std::vector<std::thread> threads;
std::thread &thread_at(int);

void correct(std::vector<int> &values, std::vector<std::future<int>> &all,
             Executor &executor) {
  on_event([] { submit().get(); });
  on_event([] { (void)submit(); });
  on_event([] { return compute(); });
  on_event(nullptr);
  on_event(work);
  on_result(submit);
  on_result([] { return submit(); });
  call(submit).get();
  collect(all, submit);
  repeat(2, work);
  repeat(2, [&] { all.push_back(submit()); });
  executor.post([&all] { all.push_back(submit()); });
  std::function<void()> nothing;
  nothing = [] { work(); };
  std::function<void()> copy = nothing;
  std::for_each(values.begin(), values.end(), [](int) -> std::thread & { return threads.back(); });
  std::for_each(values.begin(), values.end(), [&](int) { all.push_back(submit()); });
  std::for_each(values.begin(), values.end(), thread_at);
  std::thread runner([] { submit().get(); });
  runner.join();
  auto both = std::async(submit);
  both.get().get();
}
