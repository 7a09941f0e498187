// RUN: %check_spawn %s
// An awaiter is no task: what it stands for happens where it is awaited.
#include <chrono>
#include <coroutine>
#include <exception>
#include <utility>

struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
};

struct Executor {
  void post(std::coroutine_handle<>);
};

// Built from what it is a template over, as a future that is ready may be.
template <typename E> class Switch : public std::suspend_always {
public:
  explicit Switch(E &executor) : executor(executor) {}
  Switch(const Switch &) = delete;
  void await_suspend(std::coroutine_handle<> h) { executor.post(h); }

private:
  E &executor;
};
template <typename E> auto resume_on(E &executor) { return Switch<E>(executor); }
template <typename E> auto resume_on(E *executor) { return Switch<E>(*executor); }

template <typename Duration> struct Sleep {
  Duration time;
  explicit Sleep(Duration time) : time(time) {}
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const;
  void await_resume() const noexcept;
};
template <typename Duration> Sleep<Duration> sleep_for(Duration time) { return Sleep<Duration>(time); }

class Event {
public:
  class Wait {
  public:
    explicit Wait(Event &event, bool fair = false) : event(event), fair(fair) {}
    bool await_ready() const noexcept { return event.set; }
    void await_suspend(std::coroutine_handle<>);
    void await_resume() const noexcept;

  private:
    Event &event;
    bool fair;
  };
  Wait wait() { return Wait(*this); }
  bool set = false;
};

// Defects.

Task moves_on(Executor &executor) {
  resume_on(executor);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Switch' from 'resume_on' is discarded, so it never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await resume_on(executor);
  co_return;
}

Task moves_on_behind_a_pointer(Executor *executor) {
  resume_on(executor);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Switch' from 'resume_on' is discarded, so it never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await resume_on(executor);
  co_return;
}

Task rests() {
  sleep_for(std::chrono::seconds(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Sleep' from 'sleep_for' is discarded, so it never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await sleep_for(std::chrono::seconds(1));
  co_return;
}

void rests_in_a_function() { sleep_for(5); }
// CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the 'Sleep' from 'sleep_for' is discarded, so it never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:30: note: await it from a coroutine, or give it to what starts it

Task waits(Event &event) {
  event.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Wait' from 'Event::wait' is discarded, so it never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await event.wait();
  co_return;
}

Task waits_by_a_comma(Event &event, int &n) {
  ++n, event.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the 'Wait' from 'Event::wait' is discarded, so it never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'co_await' it here
  // CHECK-FIXES:   ++n, co_await event.wait();
  co_return;
}

// Correct code.

Task moved(Executor &executor) {
  co_await resume_on(executor);
  co_await resume_on(&executor);
}

Task rested() {
  auto rest = sleep_for(std::chrono::seconds(2));
  co_await rest;
}

Task waited(Event &event) { co_await event.wait(); }

auto hands_it_on(Event &event) { return event.wait(); }

template <typename Awaiter> Task runs(Awaiter awaiter) { co_await awaiter; }

void gives_it() { runs(sleep_for(4)); }

// It is ready: to await it would only give the value.
template <typename T> struct Value {
  T value;
  explicit Value(T value) : value(std::move(value)) {}
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  T await_resume() { return std::move(value); }
};
template <typename T> Value<T> just(T value) { return Value<T>(std::move(value)); }
Value<int> value();

Task takes_a_value() {
  just(1);
  value();
  co_return;
}

// It may be ready.
template <typename T> struct Maybe {
  T *value;
  explicit Maybe(T *value) : value(value) {}
  explicit Maybe(T &value) : value(&value) {}
  bool await_ready() const noexcept { return value; }
  void await_suspend(std::coroutine_handle<>) const;
  T await_resume();
};
template <typename T> Maybe<T> lookup(T &value) { return Maybe<T>(value); }

void looks_up(int n) { lookup(n); }

// It only asks the promise, and goes on at once.
struct OwnHandle {
  std::coroutine_handle<> handle;
  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<> h) noexcept {
    handle = h;
    return false;
  }
  std::coroutine_handle<> await_resume() const noexcept { return handle; }
};
struct Number {
  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<>) const noexcept { return false; }
  int await_resume() const noexcept;
};
Number number();

Task asks() {
  number();
  std::coroutine_handle<> own = co_await OwnHandle();
  own.resume();
}

// It starts when it is made; to await it only waits.
extern "C" void submit(int request);
class Request {
public:
  explicit Request(int number) : number(number) { submit(number); }
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>);
  void await_resume() const noexcept;

private:
  int number;
};
Request send(int number) { return Request(number); }

Task sends() {
  send(1);
  co_return;
}
