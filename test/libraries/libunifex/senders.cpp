// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of libunifex (May 2026); this is no header of its.
#include <optional>
#include <utility>
#include <vector>

namespace unifex {
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

namespace _bind_back {
template <class F> struct _result {
  struct type {
    template <class S> auto operator()(S &&sender) const -> decltype(F{}(static_cast<S &&>(sender), 0));
    template <class S> friend auto operator|(S &&sender, type closure) -> decltype(closure(static_cast<S &&>(sender)));
  };
};
} // namespace _bind_back

namespace _then {
template <class S, class F> struct _sender {
  struct type {};
};
namespace _cpo {
struct _fn {
  template <class S, class F> typename _sender<S, F>::type operator()(S, F) const;
  template <class F> typename _bind_back::_result<_fn>::type operator()(F) const;
};
} // namespace _cpo
} // namespace _then
inline constexpr _then::_cpo::_fn then{};

namespace _let_v {
template <class S, class F> struct _sender {
  class type {};
};
namespace _cpo {
struct _fn {
  template <class S, class F> typename _sender<S, F>::type operator()(S, F) const;
};
} // namespace _cpo
} // namespace _let_v
inline constexpr _let_v::_cpo::_fn let_value{};

namespace _when_all {
template <class... Ss> struct _sender {
  class type {};
};
namespace _cpo {
struct _fn {
  template <class... Ss> typename _sender<Ss...>::type operator()(Ss...) const;
};
} // namespace _cpo
} // namespace _when_all
inline constexpr _when_all::_cpo::_fn when_all{};

namespace _seq {
template <class... Ss> struct _sndr {
  class type {};
};
namespace _cpo {
struct _fn {
  template <class... Ss> typename _sndr<Ss...>::type operator()(Ss...) const;
};
} // namespace _cpo
} // namespace _seq
inline constexpr _seq::_cpo::_fn sequence{};

namespace _final {
template <class S, class C> struct _sender {
  class type {};
};
namespace _cpo {
struct _fn {
  template <class S, class C> typename _sender<S, C>::type operator()(S, C) const;
};
} // namespace _cpo
} // namespace _final
inline constexpr _final::_cpo::_fn finally{};

namespace _sf {
template <const auto &C, class S, class Context> struct sender_for {};
} // namespace _sf
namespace _static_thread_pool {
class context {
public:
  class scheduler {};
  context();
  ~context();
  scheduler get_scheduler() noexcept;
  void request_stop() noexcept;
};
} // namespace _static_thread_pool
using static_thread_pool = _static_thread_pool::context;
namespace _schedule {
struct _fn;
} // namespace _schedule
extern const _schedule::_fn schedule;
using _pool_sender = _sf::sender_for<schedule, int, static_thread_pool::scheduler>;
struct _schedule::_fn {
  template <class Scheduler> _pool_sender operator()(Scheduler) const;
};

namespace _on {
inline const struct _fn {
  template <class Scheduler, class S> typename _seq::_sndr<_pool_sender, S>::type operator()(Scheduler, S) const;
} on{};
} // namespace _on
using _on::on;

namespace _sync_wait_cpo {
class _fn {
public:
  template <class S> std::optional<int> operator()(S &&) const;
};
} // namespace _sync_wait_cpo
inline constexpr _sync_wait_cpo::_fn sync_wait{};

namespace _any {
template <class... Ts> struct _sender {
  struct type {
    template <class S> type(S &&);
    type(type &&) noexcept;
  };
};
} // namespace _any
template <class... Ts> using any_sender_of = typename _any::_sender<Ts...>::type;

namespace _spawn_future {
template <class Scope, class... Ts> struct _future {
  struct type;
};
template <class Scope, class... Ts> struct [[nodiscard]] _future<Scope, Ts...>::type final {
  type(type &&) noexcept;
  ~type();
};
struct _spawn_future_fn {
  template <class S, class Scope> typename _future<Scope, int>::type operator()(S &&, Scope &) const;
};
} // namespace _spawn_future
inline constexpr _spawn_future::_spawn_future_fn spawn_future{};
namespace _spawn_detached {
struct _spawn_detached_fn {
  template <class S, class Scope> void operator()(S &&, Scope &) const;
};
} // namespace _spawn_detached
inline constexpr _spawn_detached::_spawn_detached_fn spawn_detached{};

namespace v2 {
namespace _async_scope {
template <class S> struct _nest_sender {
  struct type {
    type(type &&) noexcept;
    ~type();
  };
};
struct async_scope {
  async_scope() noexcept;
  async_scope(async_scope &&) = delete;
  ~async_scope();
  [[nodiscard]] _seq::_sndr<int, int>::type join() noexcept;
  template <class S> [[nodiscard]] typename _nest_sender<S>::type nest(S);
};
} // namespace _async_scope
using _async_scope::async_scope;
} // namespace v2
inline namespace v1 {
namespace _async_scope {
struct async_scope {
  template <class S> _spawn_future::_future<async_scope, int>::type spawn(S &&);
  template <class S, class Scheduler> _spawn_future::_future<async_scope, int>::type spawn_on(Scheduler, S &&);
  template <class S> void detached_spawn(S &&);
  template <class S> [[nodiscard]] typename v2::_async_scope::_nest_sender<S>::type attach(S);
  [[nodiscard]] _seq::_sndr<int, int>::type complete() noexcept;
  [[nodiscard]] _seq::_sndr<int, int, int>::type cleanup() noexcept;
  void request_stop() noexcept;
};
} // namespace _async_scope
using _async_scope::async_scope;
class async_mutex {
public:
  class lock_sender {};
  bool try_lock() noexcept;
  lock_sender async_lock() noexcept;
  void unlock() noexcept;
};
} // namespace v1
} // namespace unifex

using namespace unifex;
using Scheduler = static_thread_pool::scheduler;
int load();
int square(int);
void log(int);
bool ready();
any_sender_of<int> request(int);

// Defects: nothing runs.

void scheduled(Scheduler scheduler) {
  schedule(scheduler);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'unifex::schedule' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void pipeline(Scheduler scheduler) {
  schedule(scheduler) | then(load);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'unifex::_bind_back::operator|' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void on_a_pool(Scheduler scheduler) {
  on(scheduler, then(just(1), square));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'unifex::_on::on' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void several() {
  when_all(just(1), just(2));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'unifex::when_all' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void in_order() {
  sequence(just(), just());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'unifex::sequence' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void with_cleanup() {
  finally(just(1), just());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'unifex::finally' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void requested() {
  request(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'request' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void only_named() {
  auto work = then(just(1), square);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the sender 'work' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: await it from a coroutine, or give it to what starts it
  log(1);
}

void in_a_loop(const std::vector<int> &all) {
  for (int one : all)
    then(just(one), square);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the sender from 'unifex::then' is discarded, so the task never runs [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: await it from a coroutine, or give it to what starts it
}

// complete() is a sender too: the scope's destructor asserts.
void scope_not_waited_for(async_scope &scope) {
  scope.detached_spawn(just());
  scope.complete();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'unifex::_async_scope::async_scope::complete' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void scope_not_stopped(async_scope &scope) {
  scope.cleanup();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'unifex::_async_scope::async_scope::cleanup' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void scope_not_joined(Scheduler scheduler) {
  v2::async_scope scope;
  spawn_detached(schedule(scheduler), scope);
  scope.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'unifex::v2::_async_scope::async_scope::join' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void attached_to_nothing(async_scope &scope) {
  scope.attach(just(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'unifex::_async_scope::async_scope::attach' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void never_locked(async_mutex &mutex) {
  mutex.async_lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'unifex::async_mutex::async_lock' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  mutex.unlock();
}

// Defects: the work runs already, and is asked to stop.

void future_dropped(async_scope &scope, Scheduler scheduler) {
  scope.spawn_on(scheduler, just(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'unifex::_async_scope::async_scope::spawn_on' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void future_of_a_scope(v2::async_scope &scope, Scheduler scheduler) {
  spawn_future(schedule(scheduler), scope);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'unifex::spawn_future' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// Correct code.

// As in the examples: one sender of several, which is waited for.
int hello() {
  static_thread_pool pool;
  Scheduler scheduler = pool.get_scheduler();
  return *sync_wait(when_all(on(scheduler, just(1)), then(schedule(scheduler), load)));
}

void waits_at_once() {
  sync_wait(just(1) | then(square));
}

void requests_and_waits() {
  log(*sync_wait(request(2)));
}

// The scope keeps it.
void detached(async_scope &scope, Scheduler scheduler) {
  scope.detached_spawn(schedule(scheduler) | then(load));
}

void scope_waited_for(Scheduler scheduler) {
  async_scope scope;
  scope.detached_spawn(schedule(scheduler));
  sync_wait(scope.cleanup());
}

void scope_joined(Scheduler scheduler) {
  v2::async_scope scope;
  spawn_detached(schedule(scheduler), scope);
  sync_wait(scope.join());
}

void future_seen(async_scope &scope, Scheduler scheduler) {
  auto pending = scope.spawn(schedule(scheduler));
  log(3);
  sync_wait(std::move(pending));
}

// Whoever keeps it in a scope stops it with that.
void future_of_a_scope(async_scope &scope, Scheduler scheduler) {
  auto pending = scope.spawn(schedule(scheduler));
  log(2);
}

// To cast to void is to stop it.
void future_let_go(async_scope &scope, Scheduler scheduler) {
  (void)scope.spawn(schedule(scheduler));
}

// Both are parts of one sender, which is returned.
auto handed_on(Scheduler scheduler) {
  auto first = schedule(scheduler);
  auto second = just(1);
  return sequence(std::move(first), std::move(second));
}

void collected() {
  std::vector<any_sender_of<int>> all;
  all.push_back(request(3));
  for (auto &one : all)
    sync_wait(std::move(one));
}

any_sender_of<int> perhaps(bool now) {
  if (now)
    return just(1);
  return request(4);
}

class Server {
  async_scope scope;
  any_sender_of<int> loop;

public:
  Server() : loop(request(5)) {}
  void run() { sync_wait(std::move(loop)); }
  void stop() {
    scope.request_stop();
    sync_wait(scope.complete());
  }
};

// A description of work, which is used several times.
void used_twice(async_scope &scope, Scheduler scheduler) {
  auto begin = schedule(scheduler);
  scope.detached_spawn(then(begin, load));
  scope.detached_spawn(begin);
}

void locked(async_mutex &mutex) {
  sync_wait(mutex.async_lock());
  mutex.unlock();
}

// No senders: a closure, a scheduler.
void no_senders(static_thread_pool &pool) {
  then(square);
  pool.get_scheduler();
}
