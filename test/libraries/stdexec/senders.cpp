// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of stdexec (August 2026); this is no header of its.
#include <exception>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace stdexec {
struct sender_tag {};
struct set_value_t {};
// In an unnamed namespace, where stdexec is no module.
template <auto Descriptor> struct __sexpr {
  using sender_concept = sender_tag;
};
namespace __clsur {
struct __base {
  template <class S, class C>
  friend auto operator|(S &&sender, C &&closure) -> decltype(closure(static_cast<S &&>(sender)));
};
template <class F> struct __closure : __base {
  template <class S> __sexpr<2> operator()(S &&) const;
};
} // namespace __clsur
struct just_t {
  template <class... Ts> __sexpr<1> operator()(Ts &&...) const;
};
struct then_t {
  template <class S, class F> __sexpr<2> operator()(S &&, F) const;
  template <class F> __clsur::__closure<F> operator()(F) const;
};
struct let_value_t {
  template <class S, class F> __sexpr<3> operator()(S &&, F) const;
};
struct when_all_t {
  template <class... Ss> __sexpr<4> operator()(Ss &&...) const;
};
struct starts_on_t {
  template <class Scheduler, class S> __sexpr<5> operator()(Scheduler, S &&) const;
};
struct schedule_t {
  template <class Scheduler> auto operator()(Scheduler &&scheduler) const -> decltype(scheduler.schedule());
};
struct connect_t {
  template <class S, class R> int operator()(S &&, R &&) const;
};
struct sync_wait_t {
  template <class S> std::optional<std::tuple<int>> operator()(S &&) const;
};
struct spawn_t {
  template <class S, class Token> void operator()(S &&, Token) const;
};
struct spawn_future_t {
  template <class S, class Token> __sexpr<6> operator()(S &&, Token) const;
};
inline constexpr just_t just{};
inline constexpr then_t then{};
inline constexpr let_value_t let_value{};
inline constexpr when_all_t when_all{};
inline constexpr starts_on_t starts_on{};
inline constexpr schedule_t schedule{};
inline constexpr connect_t connect{};
inline constexpr sync_wait_t sync_wait{};
inline constexpr spawn_t spawn{};
inline constexpr spawn_future_t spawn_future{};
class simple_counting_scope {
public:
  class token {};
  simple_counting_scope() noexcept;
  ~simple_counting_scope();
  simple_counting_scope(simple_counting_scope &&) = delete;
  token get_token() noexcept;
  void close() noexcept;
  [[nodiscard]] __sexpr<7> join() noexcept;
};
} // namespace stdexec

namespace experimental::execution {
using stdexec::sender_tag;
struct start_detached_t {
  template <class S> void operator()(S &&) const;
};
namespace __shared {
template <class Tag> struct __sndr {
  using sender_concept = sender_tag;
};
} // namespace __shared
struct ensure_started_t {
  template <class S> __shared::__sndr<ensure_started_t> operator()(S &&) const;
};
struct split_t {
  template <class S> __shared::__sndr<split_t> operator()(S &&) const;
};
inline constexpr start_detached_t start_detached{};
inline constexpr ensure_started_t ensure_started{};
inline constexpr split_t split{};
namespace __scope {
template <class S> struct __when_empty_sender {
  using sender_concept = sender_tag;
};
template <class S> struct __nest_sender {
  using sender_concept = sender_tag;
};
template <class S, class Env> struct __future {
  using sender_concept = sender_tag;
  __future(__future &&);
  ~__future() noexcept;
};
struct async_scope {
  async_scope();
  async_scope(async_scope &&) = delete;
  [[nodiscard]] __when_empty_sender<int> on_empty() const;
  template <class S> [[nodiscard]] __nest_sender<S> nest(S &&);
  template <class S> void spawn(S &&);
  template <class S> [[nodiscard]] __future<S, int> spawn_future(S &&);
  bool request_stop() noexcept;
};
} // namespace __scope
using __scope::async_scope;
class static_thread_pool {
public:
  struct scheduler {
    struct _sender {
      using sender_concept = sender_tag;
    };
    _sender schedule() const noexcept;
  };
  explicit static_thread_pool(unsigned);
  ~static_thread_pool();
  scheduler get_scheduler() noexcept;
  void request_stop() noexcept;
};
} // namespace experimental::execution
namespace exec = experimental::execution;

namespace ex = stdexec;
using Scheduler = exec::static_thread_pool::scheduler;
int load();
int square(int);
void log(int);
bool ready();

// Defects: nothing runs.

void started_by_nothing(Scheduler scheduler) {
  ex::starts_on(scheduler, ex::just(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'stdexec::starts_on' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

// The work of a pool that is not connected to anything.
void pipeline(Scheduler scheduler) {
  ex::schedule(scheduler) | ex::then(load);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'stdexec::__clsur::operator|' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void several() {
  ex::when_all(ex::just(1), ex::just(2));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'stdexec::when_all' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void continued(Scheduler scheduler) {
  auto begin = ex::schedule(scheduler);
  ex::then(begin, load);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'stdexec::then' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void only_named(Scheduler scheduler) {
  auto work = ex::schedule(scheduler) | ex::then(load);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the sender 'work' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: await it from a coroutine, or give it to what starts it
  log(1);
}

void cast_to_void() {
  (void)ex::then(ex::just(1), square);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the sender from 'stdexec::then' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; await it from a coroutine, or give it to what starts it
}

void in_a_loop(const std::vector<int> &all) {
  for (int one : all)
    ex::just(one) | ex::then(square);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the sender from 'stdexec::__clsur::operator|' is discarded, so the task never runs [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: await it from a coroutine, or give it to what starts it
}

// The scope is not waited for: on_empty() is a sender too.
void scope_not_waited_for(Scheduler scheduler) {
  exec::async_scope scope;
  scope.spawn(ex::schedule(scheduler));
  scope.on_empty();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'experimental::execution::__scope::async_scope::on_empty' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

// Terminates, as the scope is not joined.
void scope_not_joined(Scheduler scheduler) {
  ex::simple_counting_scope scope;
  ex::spawn(ex::schedule(scheduler), scope.get_token());
  scope.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'stdexec::simple_counting_scope::join' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void nested_in_nothing(exec::async_scope &scope, Scheduler scheduler) {
  scope.nest(ex::schedule(scheduler));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'experimental::execution::__scope::async_scope::nest' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void split_only(Scheduler scheduler) {
  exec::split(ex::schedule(scheduler));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'experimental::execution::split' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

// Defects: the work runs already, and is asked to stop.

void future_dropped(exec::async_scope &scope, Scheduler scheduler) {
  scope.spawn_future(ex::schedule(scheduler));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'experimental::execution::__scope::async_scope::spawn_future' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void future_of_a_token(ex::simple_counting_scope &scope, Scheduler scheduler) {
  ex::spawn_future(ex::schedule(scheduler), scope.get_token());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'stdexec::spawn_future' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void started_and_dropped(Scheduler scheduler) {
  exec::ensure_started(ex::schedule(scheduler));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the sender from 'experimental::execution::ensure_started' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// Correct code.

// Much as in the README: one sender of several, which is waited for.
void hello() {
  exec::static_thread_pool pool(3);
  auto scheduler = pool.get_scheduler();
  auto square_of = [&](int i) { return ex::starts_on(scheduler, ex::just(i) | ex::then(square)); };
  auto work = ex::when_all(square_of(0), square_of(1), square_of(2));
  auto [i] = ex::sync_wait(std::move(work)).value();
  log(i);
}

void waits_at_once() {
  ex::sync_wait(ex::just(1) | ex::then(square));
}

// As documented: top-level work that nobody waits for.
void fire_and_forget(Scheduler scheduler) {
  exec::start_detached(ex::schedule(scheduler) | ex::then(load));
}

// The scope keeps it.
void spawned(exec::async_scope &scope, Scheduler scheduler) {
  scope.spawn(ex::schedule(scheduler) | ex::then(load));
}

void scope_waited_for(Scheduler scheduler) {
  exec::async_scope scope;
  scope.spawn(ex::schedule(scheduler));
  scope.request_stop();
  ex::sync_wait(scope.on_empty());
}

void scope_joined(Scheduler scheduler) {
  ex::simple_counting_scope scope;
  ex::spawn(ex::schedule(scheduler), scope.get_token());
  scope.close();
  ex::sync_wait(scope.join());
}

stdexec::__sexpr<1> next(int);

// What a successor returns is connected by let_value.
void successor() {
  auto work = ex::let_value(ex::just(1), next);
  ex::sync_wait(work);
}

// A description of work is used several times.
void used_twice(exec::async_scope &scope, Scheduler scheduler) {
  auto begin = ex::schedule(scheduler);
  scope.spawn(ex::then(begin, load));
  scope.spawn(ex::then(begin, load));
}

void future_seen(exec::async_scope &scope, Scheduler scheduler) {
  auto pending = scope.spawn_future(ex::schedule(scheduler) | ex::then(load));
  log(3);
  ex::sync_wait(std::move(pending));
}

// Whoever keeps it in a scope stops it with that.
void future_of_a_scope(exec::async_scope &scope, Scheduler scheduler) {
  auto pending = scope.spawn_future(ex::schedule(scheduler) | ex::then(load));
  log(2);
}

// To cast to void is to stop it.
void future_let_go(exec::async_scope &scope, Scheduler scheduler) {
  (void)scope.spawn_future(ex::schedule(scheduler));
}

void overlaps(Scheduler scheduler) {
  auto early = exec::ensure_started(ex::schedule(scheduler));
  log(4);
  ex::sync_wait(std::move(early));
}

void shared_by_two(Scheduler scheduler) {
  auto shared = exec::split(ex::schedule(scheduler));
  ex::sync_wait(ex::when_all(shared | ex::then(load), shared));
}

auto handed_on(Scheduler scheduler) {
  return ex::schedule(scheduler) | ex::then(load);
}

struct Receiver {};
void connected() {
  auto work = ex::just(1);
  auto operation = ex::connect(work, Receiver{});
  log(operation);
}

// On one path only: it is a description, and no work that is left alone.
void perhaps(Scheduler scheduler) {
  auto work = ex::schedule(scheduler) | ex::then(load);
  if (ready())
    ex::sync_wait(work);
}

// No senders: a closure, a scheduler, a token.
void no_senders(exec::static_thread_pool &pool, ex::simple_counting_scope &scope) {
  ex::then(square);
  pool.get_scheduler();
  scope.get_token();
}
