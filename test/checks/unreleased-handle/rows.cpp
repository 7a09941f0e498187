// RUN: %check_spawn %s --headers libstdc++ --option Catalogues=%S/Inputs/rows.yaml -- -std=c++20
// What a row says of arguments, and what handles of rows are compared with.
#include <coroutine>
#include <utility>

typedef void *Channel;
#define NO_CHANNEL ((Channel)(long)-1)
Channel rows_open(int, int);
Channel rows_open(int);
void rows_close(Channel);
bool ok();

namespace rows {
struct Job {
  Job(const Job &);
  ~Job();
  void stop();
};
Job start();
bool isOpen(Job);
struct Awaitable {
  ~Awaitable();
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
  void cancel();
};
Awaitable ask();
template <class T> struct Result {
  Result(Result &&);
  ~Result();
  T get() &&;
};
struct Policy {
  static const Policy later, now;
};
Result<int> launch(const Policy &, void (*)());
} // namespace rows

void work();

struct Coroutine {
  struct promise_type {
    Coroutine get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};

// What stands for no handle is compared with.

void is_none() {
  Channel c = rows_open(1, 2);
  if (c == NO_CHANNEL)
    return;
  rows_close(c);
}

void is_none_of_two() {
  Channel c = rows_open(1, 2);
  if (c != nullptr && c != NO_CHANNEL)
    rows_close(c);
}

void kept_in_an_int() {
  Channel c = rows_open(1, 2);
  int opened = c != nullptr;
  if (!opened)
    return;
  rows_close(c);
}

void other_function_of_that_name() { Channel c = rows_open(1); }

// It is its own awaiter.

Coroutine awaited() {
  rows::Awaitable answer = rows::ask();
  co_await answer;
}

Coroutine awaited_on_each_path() {
  rows::Awaitable answer = rows::ask();
  if (ok())
    co_await answer;
  else
    answer.cancel();
}

// Only its type is asked for.

template <class T> constexpr bool isResult = true;
void for_its_type() {
  auto result = rows::launch(rows::Policy::later, work);
  static_assert(isResult<decltype(result)>);
}

// Defects.

void leaks() {
  Channel c = rows_open(1, 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the channel 'c' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:11: note: release it with 'rows_close' on every path
  if (c != NO_CHANNEL && ok())
    return;
  rows_close(c);
}

void other_value() {
  Channel c = rows_open(1, 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the channel 'c' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+4]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:11: note: release it with 'rows_close' on every path
  int opened = ok() != false;
  if (!opened)
    return;
  rows_close(c);
}

void asked_by_value() {
  rows::Job job = rows::start();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the job 'job' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  rows::isOpen(job);
}

Coroutine awaited_on_one_path() {
  rows::Awaitable answer = rows::ask();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the answer 'answer' is not released on some paths, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  if (ok())
    co_await answer;
}

void never_runs() { auto result = rows::launch(rows::Policy::later, work); }
// CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the result 'result' is never released, so the task never runs [spawn-unreleased-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:26: note: call 'get()', which runs the task

void loses_an_error() { auto result = rows::launch(rows::Policy::now, work); }
// CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the result 'result' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:30: note: call 'get()', which passes the exception on
