// RUN: %check_spawn %s --headers libstdc++
// oneTBB's own headers (libtbb-dev).
#include <functional>
#include <future>
#include <oneapi/tbb.h>
#include <utility>
#include <vector>

void work();
bool ready();
int compute();
std::future<int> submit();
tbb::task_handle prepare(tbb::task_group &group);

void dropped(tbb::task_group &group, tbb::task_arena &arena) {
  group.defer(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the deferred task from 'tbb::detail::d1::task_group::defer' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'tbb::task_group::run', which runs the task
  (void)group.defer([] { work(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the deferred task from 'tbb::detail::d1::task_group::defer' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; keep it and call 'tbb::task_group::run', which runs the task
  if (ready())
    group.defer(work), ready();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the deferred task from 'tbb::detail::d1::task_group::defer' is discarded, so the task never runs [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and call 'tbb::task_group::run', which runs the task
  prepare(group);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the deferred task from 'prepare' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  arena.execute([&] { return group.defer(work); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the deferred task from 'tbb::detail::d1::task_arena::execute' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  arena.execute(submit);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'tbb::detail::d1::task_arena::execute' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

void by_an_algorithm(std::vector<int> &values, tbb::task_group &group) {
  tbb::parallel_for(0, 3, [](int) { return submit(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the future from this call is discarded by 'tbb::detail::d1::parallel_for', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:27: note: keep it and call 'get()', which passes the exception on
  tbb::parallel_for(tbb::blocked_range<int>(0, 3),
                    [&](const tbb::blocked_range<int> &) { return group.defer(work); });
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the deferred task from this call is discarded by 'tbb::detail::d1::parallel_for', so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: await it from a coroutine, or give it to what starts it
  tbb::parallel_for_each(values.begin(), values.end(), [](int) { return submit(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: the future from this call is discarded by 'tbb::detail::d2::parallel_for_each', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:56: note: keep it and call 'get()', which passes the exception on
  tbb::parallel_for_each(values, [](int) { return submit(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: the future from this call is discarded by 'tbb::detail::d2::parallel_for_each', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:34: note: keep it and call 'get()', which passes the exception on
  tbb::parallel_invoke(submit, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the future from 'submit' is discarded by 'tbb::detail::d1::parallel_invoke', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: keep it and call 'get()', which passes the exception on
}

void never(tbb::task_group &group) {
  tbb::task_handle task = group.defer(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the deferred task 'task' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: call 'tbb::task_group::run', which runs the task
}

void only_asked(tbb::task_group &group) {
  auto task = group.defer(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the deferred task 'task' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'tbb::task_group::run', which runs the task
  if (task)
    ready();
}

void in_a_container(tbb::task_group &group) {
  std::vector<tbb::task_handle> tasks;
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: the work in 'tasks' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:19: note: made here
  // CHECK-MESSAGES: :[[@LINE-3]]:33: note: call 'tbb::task_group::run', which runs the task
  tasks.push_back(group.defer(work));
}

// Correct code.

// Given to what runs it.
void released(tbb::task_group &group, tbb::task_arena &arena) {
  group.run(group.defer(work));
  tbb::task_handle task = group.defer(work);
  group.run(std::move(task));
  group.run_and_wait(group.defer(work));
  arena.enqueue(group.defer(work));
  tbb::this_task_arena::enqueue(group.defer(work));
  group.wait();
}

// The reference's example: none is run on the path where none is wanted.
void some(tbb::task_group &group, bool wanted) {
  auto task = group.defer(work);
  if (wanted)
    group.run(std::move(task));
  group.wait();
}

// The group owns what it runs, and is waited for.
void group() {
  tbb::task_group tasks;
  tasks.run(work);
  tasks.run([] { work(); });
  tasks.wait();
}

// The graph waits in its destructor.
void graph() {
  tbb::flow::graph g;
  tbb::flow::function_node<int, int> node(g, tbb::flow::unlimited, [](int i) { return i; });
  node.try_put(1);
  g.wait_for_all();
  tbb::flow::graph waits;
  tbb::flow::continue_node<tbb::flow::continue_msg> last(waits, [](const tbb::flow::continue_msg &) {});
  last.try_put(tbb::flow::continue_msg());
}

// An arena owns what it is given, and does it some time.
void arena() {
  tbb::task_arena workers(2);
  workers.enqueue(work);
  workers.execute([] { work(); });
}

// They end before they return, and what they call returns no handle.
void algorithms(std::vector<int> &values) {
  tbb::parallel_for(0, 3, [](int) { work(); });
  tbb::parallel_for_each(values.begin(), values.end(), [](int) { return 1; });
  tbb::parallel_invoke(work, [] { submit().get(); });
  tbb::parallel_reduce(tbb::blocked_range<int>(0, 3), 0,
                       [](const tbb::blocked_range<int> &, int sum) { return sum; }, std::plus<int>());
  tbb::parallel_sort(values.begin(), values.end());
}

// With TBB_PREVIEW_TASK_GROUP_EXTENSIONS, the returned task is run next.
void bypass(tbb::task_group &group) {
  group.run([&group] { return group.defer(work); });
  group.wait();
}

// The result is what is taken.
int result(tbb::task_arena &workers) {
  return workers.execute(submit).get() + workers.execute(compute);
}

// The first is given up for the second, which is run.
void replaced(tbb::task_group &group) {
  auto task = group.defer(work);
  task = group.defer([] { work(); });
  group.run(std::move(task));
  group.wait();
}

// Run one by one.
void all(tbb::task_group &group) {
  std::vector<tbb::task_handle> tasks;
  tasks.push_back(group.defer(work));
  for (tbb::task_handle &task : tasks)
    group.run(std::move(task));
  group.wait();
}

// Returned to who runs it.
tbb::task_handle passed_on(tbb::task_group &group) { return group.defer(work); }

// The reference: an isolated region, and a limit on threads; both end here.
void limited() {
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 2);
  tbb::this_task_arena::isolate([] { tbb::parallel_for(0, 3, [](int) { work(); }); });
}

// The reference: the pipeline has ended when it returns.
void pipeline() {
  int left = 3;
  tbb::parallel_pipeline(4, tbb::make_filter<void, int>(tbb::filter_mode::serial_in_order,
                                                        [&left](tbb::flow_control &control) {
                                                          if (!left)
                                                            control.stop();
                                                          return left--;
                                                        }) &
                                tbb::make_filter<int, void>(tbb::filter_mode::parallel, [](int) { work(); }));
}

// The tutorial's tree: the children are waited for before their results are used.
int fibonacci(int n) {
  if (n < 2)
    return n;
  int first = 0, second = 0;
  tbb::task_group children;
  children.run([&] { first = fibonacci(n - 1); });
  children.run_and_wait([&] { second = fibonacci(n - 2); });
  return first + second;
}
