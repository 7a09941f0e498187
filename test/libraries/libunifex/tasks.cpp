// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of libunifex's coroutines (May 2026); this is no header of its.
#include <coroutine>
#include <optional>
#include <utility>
#include <vector>

namespace unifex {
template <class T> struct awaiter {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};
namespace _task {
template <class T, bool nothrow> struct _task {
  struct type;
};
template <class T, bool nothrow> struct [[nodiscard]] _task<T, nothrow>::type {
  struct promise_type {
    type get_return_object() noexcept;
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept;
    template <class U> void return_value(U &&);
    template <class U> awaiter<int> await_transform(U &&);
  };
  type(type &&) noexcept;
  type &operator=(type) noexcept;
  ~type();
};
} // namespace _task
template <class T> using task = typename _task::_task<T, false>::type;
template <class T> using nothrow_task = typename _task::_task<T, true>::type;

namespace _just {
template <class... Ts> struct _sender {
  class type {};
};
} // namespace _just
namespace _just_cpo {
inline const struct just_fn {
  template <class... Ts> typename _just::_sender<Ts...>::type operator()(Ts...) const;
} just{};
} // namespace _just_cpo
using _just_cpo::just;
namespace _sync_wait_cpo {
class _fn {
public:
  template <class S> std::optional<int> operator()(S &&) const;
};
} // namespace _sync_wait_cpo
inline constexpr _sync_wait_cpo::_fn sync_wait{};
inline namespace v1 {
struct async_scope {
  template <class S> void detached_spawn(S &&);
};
} // namespace v1
} // namespace unifex

using namespace unifex;
task<int> load(int);
nothrow_task<int> request(int);
void log(int);

// Defects: the coroutine never begins.

void dropped() {
  load(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'load' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void nothrow_dropped() {
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

task<int> forgot() {
  co_await load(3);
  load(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'load' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  co_return 1;
}

task<int> forgot_a_sender() {
  just(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'unifex::_just_cpo::just' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  co_return co_await load(5);
}

void collected() {
  std::vector<task<int>> tasks;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the work in 'tasks' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:21: note: made here
  // CHECK-MESSAGES: :[[@LINE-3]]:26: note: await it from a coroutine, or give it to what starts it
  for (int i = 0; i < 3; ++i)
    tasks.push_back(load(i));
  log(3);
}

// Correct code.

task<int> awaited() {
  auto first = load(6);
  co_await just(1);
  co_return co_await std::move(first) + co_await request(7);
}

int waits() {
  return *sync_wait(load(8));
}

// The scope keeps it.
void spawned(async_scope &scope) {
  scope.detached_spawn(load(9));
}

task<int> handed_on() {
  return load(10);
}

void waits_for_all() {
  std::vector<task<int>> tasks;
  tasks.push_back(load(11));
  for (auto &task : tasks)
    sync_wait(std::move(task));
}

class Server {
  task<int> loop;

public:
  Server() : loop(load(12)) {}
  void run() { sync_wait(std::move(loop)); }
};
