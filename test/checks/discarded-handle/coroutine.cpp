// RUN: %check_spawn %s
// The promise type of a coroutine tells what a drop does.
#include <coroutine>
#include <functional>
#include <thread>

template <class Initial, class Final> struct Promise {
  Initial initial_suspend() noexcept { return {}; }
  Final final_suspend() noexcept { return {}; }
  void return_void();
  void unhandled_exception();
};

struct Lazy {
  struct promise_type : Promise<std::suspend_always, std::suspend_always> {
    Lazy get_return_object();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
Lazy declared();
Lazy defined() { co_return; }

void lazy() {
  declared();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Lazy' from 'declared' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  (void)defined();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the 'Lazy' from 'defined' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; await it from a coroutine, or give it to what starts it
  [] () -> Lazy { co_return; }();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Lazy' from this call is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it
}

Lazy in_a_coroutine() {
  declared();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Lazy' from 'declared' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await declared();
  co_return;
}

void as_a_callback() {
  std::thread runner([]() -> Lazy { co_return; });
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the 'Lazy' from this call is discarded by 'std::thread', so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: await it
  runner.join();
}

struct OwnLaziness {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept;
};
struct LazyByItsOwnAwaiter {
  struct promise_type : Promise<OwnLaziness, std::suspend_always> {
    LazyByItsOwnAwaiter get_return_object();
    auto initial_suspend() noexcept { return OwnLaziness{}; }
  };
};
LazyByItsOwnAwaiter own_laziness();

void own_awaiter() {
  own_laziness();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'LazyByItsOwnAwaiter' from 'own_laziness' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it
}

// The promise comes from std::coroutine_traits.
struct Foreign {};
template <class... Args> struct std::coroutine_traits<Foreign, Args...> {
  struct promise_type : Promise<std::suspend_always, std::suspend_always> {
    Foreign get_return_object();
  };
};
Foreign foreign() { co_return; }

void through_traits() {
  foreign();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Foreign' from 'foreign' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it
}

// Suspended at first, and resumed by an executor: not lazy.
void enqueue(std::coroutine_handle<>);
struct Reschedule {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) const { enqueue(handle); }
  void await_resume() const noexcept {}
};
struct Rescheduled {
  struct promise_type : Promise<Reschedule, std::suspend_always> {
    Rescheduled get_return_object();
  };
};
Rescheduled rescheduled();

void on_an_executor() {
  rescheduled();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Rescheduled' from 'rescheduled' is discarded, so the task runs on
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

struct Eager {
  struct promise_type : Promise<std::suspend_never, std::suspend_always> {
    Eager get_return_object();
  };
  std::coroutine_handle<promise_type> handle;
};
struct EagerThatDestroys : Eager {
  using promise_type = Eager::promise_type;
  ~EagerThatDestroys() { handle.destroy(); }
};
Eager eager();
EagerThatDestroys eager_that_destroys();

void eagerly_started() {
  eager();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Eager' from 'eager' is discarded, so the task runs on, and nothing can stop or observe it
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it, and wait for it or take its result where that is needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  eager_that_destroys();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'EagerThatDestroys' from 'eager_that_destroys' is discarded, which cancels the work at once
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

struct MemberCoawait {
  OwnLaziness operator co_await() const;
};
struct FreeCoawait {};
OwnLaziness operator co_await(FreeCoawait);
MemberCoawait member_coawait();
FreeCoawait free_coawait();

void awaitables() {
  member_coawait();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'MemberCoawait' from 'member_coawait' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it
  free_coawait();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'FreeCoawait' from 'free_coawait' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it
}

// Nothing has instantiated these promise types: the template tells.
template <class T> struct LazyOf {
  struct promise_type {
    LazyOf get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_value(T);
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
struct PromiseBase {
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
};
template <class T> struct PromiseOf : PromiseBase {};
template <class T> struct AliasedLazyOf {
  using promise_type = PromiseOf<T>;
};
LazyOf<int> only_declared();
LazyOf<LazyOf<char>> nested();
AliasedLazyOf<int> aliased();

Lazy declared_in_a_header() {
  only_declared();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'LazyOf' from 'only_declared' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await only_declared();
  aliased();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'AliasedLazyOf' from 'aliased' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  co_await nested();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'LazyOf' from this 'co_await' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await (co_await nested());
}

// Correct code.

template <class T> struct OwnsItselfOf {
  struct promise_type {
    OwnsItselfOf get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void return_value(T);
    void unhandled_exception();
  };
};
OwnsItselfOf<int> forgotten();
void forget() { forgotten(); }

// Fire and forget: it starts at once, and its frame frees itself.
struct OwnsItself {
  struct promise_type : Promise<std::suspend_never, std::suspend_never> {
    OwnsItself get_return_object();
  };
};
OwnsItself fire_and_forget();
OwnsItself fire_and_forget_here() { co_return; }
void sync_wait(Lazy);
void spawn(Lazy);

Lazy correct() {
  fire_and_forget();
  fire_and_forget_here();
  std::function<void()> callback = fire_and_forget;
  callback = []() -> OwnsItself { co_return; };
  sync_wait(declared());
  spawn(defined());
  co_await declared();
  auto kept = declared();
  co_await kept;
  member_coawait().operator co_await();
  (void)eager();
  OwnLaziness{};
  std::suspend_always{};
}
