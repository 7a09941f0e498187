// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of Seastar 2026.08; this is no header of its.
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace seastar {
// A function that is given a lambda needs a body.
template <class T> T made();
template <class T = void> class future;
template <class T> struct futurize { using type = future<T>; };
template <class T> struct futurize<future<T>> { using type = future<T>; };
template <class T> using futurize_t = typename futurize<T>::type;
struct monostate {};
template <class T> struct stored { using type = T; };
template <> struct stored<void> { using type = monostate; };
template <class T> class [[nodiscard]] future {
public:
  future(future &&) noexcept;
  future &operator=(future &&) noexcept;
  ~future();
  typename stored<T>::type &&get();
  void wait() noexcept;
  bool available() const noexcept;
  bool failed() const noexcept;
  std::exception_ptr get_exception() noexcept;
  template <class F> auto then(F &&f) noexcept {
    if constexpr (std::is_void_v<T>)
      return made<futurize_t<decltype(f())>>();
    else
      return made<futurize_t<decltype(f(std::declval<T>()))>>();
  }
  template <class F> auto then_wrapped(F &&f) noexcept {
    return made<futurize_t<decltype(f(std::declval<future>()))>>();
  }
  template <class F> future finally(F &&) noexcept { return made<future>(); }
  template <class F> future handle_exception(F &&) noexcept { return made<future>(); }
  future<> or_terminate() noexcept;
  future<> discard_result() noexcept;
  void ignore_ready_future() noexcept;
};
template <class T = void> class promise {
public:
  promise() noexcept;
  promise(promise &&) noexcept;
  ~promise();
  future<T> get_future() noexcept;
  template <class... A> void set_value(A &&...) noexcept;
};
template <class T = void> class shared_future {
public:
  shared_future(future<T>) noexcept;
  future<T> get_future() const noexcept;
};
template <class T = void> class shared_promise {
public:
  future<T> get_shared_future() const noexcept;
};
template <class T = void> future<T> make_ready_future();
template <class T, class A> future<T> make_ready_future(A &&);
template <class T = void> future<T> make_exception_future(std::exception_ptr) noexcept;
future<> now();
class thread_attributes {};
class thread {
public:
  thread() = default;
  template <class F> thread(F) {}
  template <class F> thread(thread_attributes, F) {}
  thread(thread &&) noexcept;
  thread &operator=(thread &&) noexcept;
  ~thread();
  future<> join();
  static void yield();
};
template <class F, class... A> auto async(F &&f, A &&...a) noexcept {
  return made<futurize_t<decltype(f(a...))>>();
}
future<> sleep(std::chrono::seconds);
class gate {
public:
  class holder {};
  gate() noexcept;
  gate(gate &&) noexcept;
  ~gate();
  void enter();
  void leave() noexcept;
  future<> close() noexcept;
  holder hold();
};
template <class F> auto with_gate(gate &, F &&f) { return made<futurize_t<decltype(f())>>(); }
template <class F> auto try_with_gate(gate &, F &&f) noexcept {
  return made<futurize_t<decltype(f())>>();
}
template <class T, class F> auto do_with(T &&value, F &&f) noexcept {
  return made<futurize_t<decltype(f(value))>>();
}
template <class F> future<> keep_doing(F) noexcept { return made<future<>>(); }
template <class... F> future<std::tuple<F...>> when_all(F &&...) noexcept;
template <class... F> future<std::tuple<int, int>> when_all_succeed(F &&...) noexcept;
class smp {
public:
  template <class F> static auto submit_to(unsigned, F &&f) noexcept {
    return made<futurize_t<decltype(f())>>();
  }
};
template <class F> class noncopyable_function;
template <class R, class... A> class noncopyable_function<R(A...)> {
public:
  template <class F> noncopyable_function(F) {}
};
template <class C = int> class timer {
public:
  explicit timer(noncopyable_function<void()> &&) noexcept;
  void set_callback(noncopyable_function<void()> &&) noexcept;
  void arm(std::chrono::seconds) noexcept;
};
namespace internal {
void run_in_background(future<>);
}
template <class T> class circular_buffer {
public:
  circular_buffer();
  ~circular_buffer();
  void push_back(T &&);
  T *begin();
  T *end();
};
} // namespace seastar

using seastar::future;
using namespace std::chrono_literals;
future<> slow(int);
future<int> load();
future<> handle_connection(int);
void log(int);

// Defects.

void dropped() { slow(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the future from 'slow' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:18: note: keep the handle and look at its result
// CHECK-MESSAGES: :[[@LINE-3]]:18: note: cast to void: the drop is meant

void in_background() { seastar::async([] { log(1); }); }
// CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the future from 'seastar::async' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:24: note: keep the handle and look at its result
// CHECK-MESSAGES: :[[@LINE-3]]:24: note: cast to void: the drop is meant

void asked() { load().available(); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the future from 'load' is only asked 'available' and then discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:16: note: keep the handle and look at its result

void chained() {
  load().then([](int n) { return slow(n); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'seastar::future::then' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void guarded() {
  slow(2).handle_exception([](std::exception_ptr) { log(2); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'seastar::future::handle_exception' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void finished(seastar::gate &gate) {
  gate.enter();
  slow(3).finally([&gate] { gate.leave(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'seastar::future::finally' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void discarded_result() { load().discard_result(); }
// CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the future from 'seastar::future::discard_result' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:27: note: keep the handle and look at its result
// CHECK-MESSAGES: :[[@LINE-3]]:27: note: cast to void: the drop is meant

void elsewhere() {
  seastar::smp::submit_to(1, [] { return slow(4); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'seastar::smp::submit_to' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

future<> closes(seastar::gate &gate) {
  gate.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'seastar::gate::close' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and look at its result
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  return seastar::make_ready_future<>();
}

void rest() { seastar::sleep(1s); }
// CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the future from 'seastar::sleep' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:15: note: keep the handle and look at its result
// CHECK-MESSAGES: :[[@LINE-3]]:15: note: cast to void: the drop is meant

void variable() {
  future<int> number = load();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the future 'number' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: keep the handle and look at its result
  log(number.available());
}

void collected() {
  seastar::circular_buffer<future<>> all;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: the work in 'all' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:19: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:38: note: keep the handle and look at its result
  for (int i = 0; i < 3; ++i)
    all.push_back(slow(i));
}

void waited_for_none() { seastar::when_all(slow(5), slow(6)); }
// CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the future from 'seastar::when_all' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:26: note: keep the handle and look at its result
// CHECK-MESSAGES: :[[@LINE-3]]:26: note: cast to void: the drop is meant

void thread_not_joined() {
  seastar::thread th([] { seastar::sleep(1s).get(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the seastar thread 'th' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:19: note: join it on every path, or give it to a guard that joins in its destructor
  log(3);
}

void thread_dropped() {
  seastar::thread{seastar::thread_attributes(), [] { log(4); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the seastar thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
}

void join_dropped(seastar::thread &th) { th.join(); }
// CHECK-MESSAGES: :[[@LINE-1]]:42: warning: the future from 'seastar::thread::join' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:42: note: keep the handle and look at its result
// CHECK-MESSAGES: :[[@LINE-3]]:42: note: cast to void: the drop is meant

void by_timer(seastar::timer<> &timer) {
  timer.set_callback([] { return slow(7); });
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the future from this call is discarded by 'seastar::noncopyable_function', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: keep the handle and look at its result
}

// Correct code.

// The drop is meant, and the exception handled.
future<> service_loop() {
  return seastar::keep_doing([] {
    return load().then([](int connection) {
      (void)handle_connection(connection).handle_exception(
          [](std::exception_ptr) { log(5); });
    });
  });
}

// The gate waits for it.
void gated(seastar::gate &gate) {
  (void)seastar::with_gate(gate, [] { return slow(8); });
  seastar::with_gate(gate, [] { return slow(9); });
  (void)seastar::try_with_gate(gate, [] { return slow(10); });
}

void held(seastar::gate &gate) {
  (void)slow(11).finally([holder = gate.hold()] {});
}

future<> gate_closed() {
  return seastar::do_with(seastar::gate(), [](seastar::gate &gate) {
    seastar::with_gate(gate, [] { return slow(12); });
    return gate.close();
  });
}

// A promise tells of its end.
future<> told() {
  return seastar::do_with(seastar::promise<>(), [](seastar::promise<> &promise) {
    (void)seastar::async([&promise] {
      log(6);
      promise.set_value();
    });
    return promise.get_future();
  });
}

future<int> chains() {
  return load().then([](int n) { return n + 1; }).finally([] { log(7); });
}

int in_a_thread() {
  slow(13).get();
  future<int> number = load();
  number.wait();
  if (number.failed())
    return -1;
  return number.get();
}

future<> thread_joined() {
  seastar::thread th([] { seastar::sleep(1s).get(); });
  return seastar::do_with(std::move(th), [](seastar::thread &th) { return th.join(); });
}

void joined_in_a_thread() {
  seastar::thread th([] { log(8); });
  th.join().get();
}

class Background {
  future<> done = seastar::now();

public:
  void start() {
    done = seastar::async([] { log(9); });
  }
  future<> stop() { return std::move(done); }
};

// They are ready.
void ready() {
  auto none = seastar::make_ready_future<>();
  future<int> one = seastar::make_ready_future<int>(1);
}

future<> handed_on() { return slow(14); }

void given_away() { seastar::internal::run_in_background(slow(15)); }

void waits_for_all() { seastar::when_all_succeed(slow(16), slow(17)).get(); }

// What the futures that it returns hold goes to the caller.
auto all_of_them() { return seastar::when_all(slow(20), slow(21)); }

// Others wait for it too.
void shares(seastar::shared_future<int> &shared) { (void)shared.get_future(); }

void shares_later(seastar::shared_promise<> &shared) {
  auto mine = shared.get_shared_future();
}

void on_time(seastar::timer<> &timer) {
  timer.set_callback([] { (void)slow(18); });
}

void ignores() {
  auto number = load();
  if (number.available())
    number.ignore_ready_future();
}

void asks_whether_it_failed() {
  auto work = slow(20);
  if (work.available() && !work.failed())
    log(1);
}

void only_asks_whether_it_is_there() {
  auto work = slow(21);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'work' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: keep the handle and look at its result
  if (work.available())
    log(2);
}

void looks_at_the_exception() {
  auto work = slow(19);
  work.wait();
  if (work.failed())
    std::rethrow_exception(work.get_exception());
}

void no_thread() {
  seastar::thread th;
  log(10);
}
