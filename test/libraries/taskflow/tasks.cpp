// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of Taskflow 4.1; this is no header of its.
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tf {
class Task {
public:
  template <class... Tasks> Task &precede(Tasks &&...tasks);
  Task &name(const std::string &);
};
class Taskflow {
public:
  template <class F> Task emplace(F &&f);
};
template <class T> class Future : public std::future<T> {
public:
  Future();
  Future(Future &&);
  Future &operator=(Future &&);
  bool cancel();
};
class AsyncTask {
public:
  AsyncTask();
  ~AsyncTask();
  AsyncTask(const AsyncTask &);
  AsyncTask(AsyncTask &&);
  AsyncTask &operator=(const AsyncTask &);
  AsyncTask &operator=(AsyncTask &&);
  bool empty() const;
  void reset();
  bool is_done() const;
};
class Runtime {
public:
  template <class F> auto async(F &&f) -> std::future<decltype(f())>;
  template <class F> void silent_async(F &&f);
  void corun();
};
class TaskGroup {
public:
  TaskGroup(const TaskGroup &) = delete;
  ~TaskGroup();
  template <class F> auto async(F &&f) -> std::future<decltype(f())>;
  template <class F> void silent_async(F &&f);
  template <class F, class... Tasks> AsyncTask silent_dependent_async(F &&f, Tasks &&...tasks);
  void corun();
  void cancel();
};
class Executor {
public:
  explicit Executor(std::size_t workers = 4);
  ~Executor();
  Future<void> run(Taskflow &);
  Future<void> run(Taskflow &&);
  template <class C> Future<void> run(Taskflow &, C &&callable);
  Future<void> run_n(Taskflow &, std::size_t n);
  template <class P> Future<void> run_until(Taskflow &, P &&stop);
  void corun(Taskflow &);
  void wait_for_all();
  template <class F> auto async(F &&f) -> std::future<decltype(f())>;
  template <class P, class F> auto async(P &&name, F &&f) -> std::future<decltype(f())>;
  template <class F> void silent_async(F &&f);
  template <class F, class... Tasks> AsyncTask silent_dependent_async(F &&f, Tasks &&...tasks);
  template <class F, class... Tasks>
  auto dependent_async(F &&f, Tasks &&...tasks) -> std::pair<AsyncTask, std::future<decltype(f())>>;
  TaskGroup task_group();
};
} // namespace tf

void work();
int load();
bool stop();
tf::Future<void> launch(tf::Taskflow &taskflow);
std::future<int> submit(tf::Executor &executor);

// Defects: who called cannot wait for the end, nor see an exception.

void launched(tf::Taskflow &taskflow) { launch(taskflow); }
// CHECK-MESSAGES: :[[@LINE-1]]:41: warning: the future from 'launch' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:41: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:41: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:41: note: cast to void: the drop is meant

void submitted(tf::Executor &executor) { submit(executor); }
// CHECK-MESSAGES: :[[@LINE-1]]:42: warning: the future from 'submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:42: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:42: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:42: note: cast to void: the drop is meant

void asked(tf::Executor &executor) { submit(executor).valid(); }
// CHECK-MESSAGES: :[[@LINE-1]]:38: warning: the future from 'submit' is only asked 'valid' and then discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:38: note: keep it and call 'get()', which passes the exception on

void asked_for_a_flow(tf::Taskflow &taskflow) { launch(taskflow).valid(); }
// CHECK-MESSAGES: :[[@LINE-1]]:49: warning: the future from 'launch' is only asked 'valid' and then discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:49: note: keep it and call 'get()', which passes the exception on

void one_of_two(tf::Taskflow &taskflow) {
  if (stop())
    launch(taskflow).wait();
  else
    launch(taskflow);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'launch' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and call 'get()', which passes the exception on
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: cast to void: the drop is meant
}

void in_a_loop(tf::Executor &executor) {
  for (int i = 0; i < 3; ++i)
    submit(executor);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'submit' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and call 'get()', which passes the exception on
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: cast to void: the drop is meant
}

void by_a_comma(tf::Taskflow &taskflow) { launch(taskflow), work(); }
// CHECK-MESSAGES: :[[@LINE-1]]:43: warning: the future from 'launch' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:43: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:43: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:43: note: cast to void: the drop is meant

struct Service {
  tf::Executor executor;
  tf::Taskflow taskflow;
  tf::Future<void> start();
  void fire() { start(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the future from 'Service::start' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:17: note: cast to void: the drop is meant
};

std::optional<tf::Future<void>> maybe();
void in_an_optional() { maybe(); }
// CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the future in 'std::optional' from 'maybe' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:25: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:25: note: cast to void: the drop is meant

std::vector<std::future<int>> many(tf::Executor &executor);
void in_a_container(tf::Executor &executor) { many(executor); }
// CHECK-MESSAGES: :[[@LINE-1]]:47: warning: the future in 'std::vector' from 'many' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:47: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:47: note: cast to void: the drop is meant

std::pair<tf::AsyncTask, std::future<int>> dependent(tf::Executor &executor);
void in_a_pair(tf::Executor &executor) { dependent(executor); }
// CHECK-MESSAGES: :[[@LINE-1]]:42: warning: the future in 'std::pair' from 'dependent' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:42: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:42: note: cast to void: the drop is meant

std::unique_ptr<tf::Future<void>> owned();
void by_pointer() { owned(); }
// CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the future in 'std::unique_ptr' from 'owned' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:21: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:21: note: cast to void: the drop is meant

void as_a_callback(tf::Executor &executor) {
  std::function<void()> callback = std::bind(submit, std::ref(executor));
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: the future from 'submit' is discarded by 'std::function', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: note: keep it and call 'get()', which passes the exception on
  std::function<void(tf::Taskflow &)> flow = launch;
  // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: the future from 'launch' is discarded by 'std::function', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:46: note: keep it and call 'get()', which passes the exception on
}

// Correct code: the executor owns what it runs, and its destructor waits.

// The README: run, and waited for.
void hello() {
  tf::Executor executor;
  tf::Taskflow taskflow;
  taskflow.emplace(work);
  executor.run(taskflow).wait();
}

// The examples: all are started, then all are waited for.
void several() {
  tf::Executor executor;
  tf::Taskflow first, second;
  executor.run(first);
  executor.run_n(second, 3);
  executor.run_until(first, stop);
  executor.wait_for_all();
}

// The example of a limited concurrency: the end of the scope waits.
void waited_by_the_destructor() {
  tf::Executor executor;
  tf::Taskflow taskflow;
  executor.run(taskflow);
}

// The README's asynchronous tasks.
int results(tf::Executor &executor) {
  std::future<int> future = executor.async(load);
  executor.silent_async(work);
  int result = future.get();
  executor.wait_for_all();
  return result;
}

// The example of modules: the executor is waited for.
void modules() {
  tf::Executor executor;
  executor.async(work);
  executor.async("named", work);
  executor.wait_for_all();
}

// A dependency handle starts and stops nothing.
void dependencies(tf::Executor &executor) {
  tf::AsyncTask a = executor.silent_dependent_async(work);
  tf::AsyncTask b = executor.silent_dependent_async(work, a);
  executor.silent_dependent_async(work, a, b);
  executor.wait_for_all();
}

int last_of_all(tf::Executor &executor) {
  auto [a, first] = executor.dependent_async(load);
  auto [b, second] = executor.dependent_async(load, a);
  return second.get();
}

// The example of a cancellation.
void cancelled(tf::Executor &executor, tf::Taskflow &taskflow) {
  tf::Future<void> future = executor.run(taskflow);
  future.cancel();
  future.get();
}

void only_cancelled(tf::Executor &executor, tf::Taskflow &taskflow) {
  executor.run(taskflow).cancel();
}

// A runtime is joined before the task around it ends.
void in_a_task(tf::Runtime &runtime) {
  runtime.async(load);
  runtime.silent_async(work);
  runtime.corun();
}

void joined_at_the_end(tf::Runtime &runtime) { runtime.async(load); }

// The example of Fibonacci: a group, waited for by corun().
void group(tf::Executor &executor) {
  tf::TaskGroup tasks = executor.task_group();
  tasks.silent_async(work);
  tasks.async(load);
  tasks.silent_dependent_async(work);
  tasks.corun();
}

// Nodes of a graph are no tasks yet.
void graph(tf::Taskflow &taskflow) {
  auto a = taskflow.emplace(work);
  auto b = taskflow.emplace(work);
  a.precede(b);
  taskflow.emplace(work).name("last");
}

// Kept with what it runs.
class Pipeline {
  tf::Executor executor;
  tf::Taskflow taskflow;
  tf::Future<void> running;

public:
  void start() { running = executor.run(taskflow); }
};

// The variable has no other use: the executor waits, as if it were not there.
void unused(tf::Executor &executor, tf::Taskflow &taskflow) {
  auto future = executor.run(taskflow);
  executor.wait_for_all();
}

// Returned to who waits.
tf::Future<void> handed_on(tf::Executor &executor, tf::Taskflow &taskflow) {
  return executor.run(taskflow);
}

int taken(tf::Executor &executor) { return submit(executor).get(); }

// It is meant to be dropped.
void meant(tf::Taskflow &taskflow) { (void)launch(taskflow); }
