// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of stdexec's coroutines (August 2026); this is no header of its.
#include <coroutine>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace stdexec {
struct sender_tag {};
struct sync_wait_t {
  template <class S> std::optional<std::tuple<int>> operator()(S &&) const;
};
inline constexpr sync_wait_t sync_wait{};
template <class T> struct awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
template <class T> class task {
public:
  using sender_concept = sender_tag;
  struct promise_type {
    task get_return_object() noexcept;
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(T);
    void unhandled_exception();
    template <class S> awaiter<int> await_transform(S &&);
  };
  task(task &&) noexcept;
  ~task();
};
} // namespace stdexec

namespace experimental::execution {
namespace __task {
template <class T, class Context> class basic_task {
public:
  struct promise_type {
    basic_task get_return_object() noexcept;
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(T);
    void unhandled_exception() noexcept;
  };
  basic_task(basic_task &&) noexcept;
  ~basic_task();
  friend stdexec::awaiter<T> operator co_await(basic_task &&);
};
} // namespace __task
struct default_context {};
template <class T> using task = __task::basic_task<T, default_context>;
struct start_detached_t {
  template <class S> void operator()(S &&) const;
};
inline constexpr start_detached_t start_detached{};
} // namespace experimental::execution
namespace exec = experimental::execution;

exec::task<int> load(int);
exec::task<exec::task<int>> choose();
stdexec::task<int> request(int);
void log(int);

// Defects: the coroutine never begins.

void dropped() {
  load(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'load' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void standard_dropped() {
  request(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'request' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void only_named() {
  auto task = load(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task 'task' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: await it from a coroutine, or give it to what starts it
  log(2);
}

void standard_only_named() {
  stdexec::task<int> task = request(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the task 'task' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: await it from a coroutine, or give it to what starts it
  log(2);
}

exec::task<int> forgot() {
  co_await load(3);
  load(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'load' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await load(4);
  co_return 1;
}

exec::task<int> forgot_the_inner_one() {
  co_await choose();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from this 'co_await' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  co_return 1;
}

void collected() {
  std::vector<exec::task<int>> tasks;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the work in 'tasks' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:21: note: made here
  // CHECK-MESSAGES: :[[@LINE-3]]:32: note: await it from a coroutine, or give it to what starts it
  for (int i = 0; i < 3; ++i)
    tasks.push_back(load(i));
  log(3);
}

// Correct code.

exec::task<int> awaited() {
  auto first = load(5);
  co_return co_await std::move(first) + co_await load(6);
}

exec::task<int> awaits_both() {
  co_return co_await co_await choose();
}

void waits() {
  stdexec::sync_wait(load(7));
  stdexec::sync_wait(request(7));
}

void let_go() {
  exec::start_detached(load(8));
}

exec::task<int> handed_on() {
  return load(9);
}

void waits_for_all() {
  std::vector<exec::task<int>> tasks;
  tasks.push_back(load(10));
  for (auto &task : tasks)
    stdexec::sync_wait(std::move(task));
}

class Server {
  exec::task<int> loop;

public:
  Server() : loop(load(11)) {}
  void run() { stdexec::sync_wait(std::move(loop)); }
};
