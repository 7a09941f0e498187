// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of HPX 2.0.0; this is no header of its.
#include <type_traits>
#include <utility>
#include <vector>

namespace hpx {
namespace detail {
// Lambdas can be given only to what has a body.
void start();
} // namespace detail
template <class R> class future {
public:
  future(future &&) noexcept;
  ~future();
  R get();
  void wait() const;
};
class stop_token {
public:
  bool stop_requested() const noexcept;
};
class stop_source {
public:
  bool request_stop() noexcept;
};
class thread {
public:
  class id {};
  thread() noexcept;
  template <class F, class = std::enable_if_t<!std::is_same_v<std::decay_t<F>, thread>>> explicit thread(F &&) { detail::start(); }
  template <class F, class T, class... Ts> explicit thread(F &&, T &&, Ts &&...) { detail::start(); }
  ~thread();
  thread(thread &&) noexcept;
  thread &operator=(thread &&) noexcept;
  void swap(thread &) noexcept;
  bool joinable() const noexcept;
  void join();
  void detach();
  id get_id() const noexcept;
  void interrupt(bool flag = true) const;
  future<void> get_future() const;
};
class jthread {
public:
  jthread() noexcept;
  template <class F, class... Ts, class = std::enable_if_t<!std::is_same_v<std::decay_t<F>, jthread>>> explicit jthread(F &&, Ts &&...) { detail::start(); }
  ~jthread();
  jthread(jthread &&) noexcept;
  jthread &operator=(jthread &&) noexcept;
  bool joinable() const noexcept;
  void join();
  void detach();
  bool request_stop() const noexcept;
  stop_token get_stop_token() const noexcept;
  stop_source get_stop_source() noexcept;
};
} // namespace hpx

void work();
void count(int);
bool ready();
void log(bool);

// Defects.

void a_temporary() { hpx::thread(count, 1); }
// CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the HPX thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:22: note: keep it and join it
// CHECK-MESSAGES: :[[@LINE-3]]:22: note: join() the task here, which waits for its end

void a_lambda() { hpx::thread([] { work(); }); }
// CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the HPX thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:19: note: keep it and join it
// CHECK-MESSAGES: :[[@LINE-3]]:19: note: join() the task here, which waits for its end

void never_joined() {
  hpx::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the HPX thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or give it to a guard that joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}

void on_one_branch() {
  hpx::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the HPX thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or give it to a guard that joins in its destructor
  if (ready())
    t.join();
}

void early() {
  hpx::thread t(count, 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the HPX thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or give it to a guard that joins in its destructor
  if (!ready())
    return;
  t.join();
}

void overwritten() {
  hpx::thread t(work);
  t = hpx::thread(count, 3);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the HPX thread 't' is overwritten before it is released, which calls std::terminate here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: join it before this
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join 't' before this; the program hangs there unless the task ends by itself
  t.join();
}

void interrupted() {
  hpx::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the HPX thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or give it to a guard that joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
  t.interrupt();
}

void asked() {
  hpx::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the HPX thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or give it to a guard that joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
  log(t.joinable());
}

void several() {
  std::vector<hpx::thread> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the work in 'threads' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+3]]:23: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:28: note: join it on every path, or give it to a guard that joins in its destructor
  for (int i = 0; i < 3; ++i)
    threads.push_back(hpx::thread(count, i));
}

void on_the_heap() { new hpx::thread(work); }
// CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the HPX thread created with 'new' is discarded, so nothing can join or delete it, and it leaks [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:22: note: keep it in a variable or a smart pointer, and release it there
// CHECK-MESSAGES: :[[@LINE-3]]:22: note: cast to void: the drop is meant

struct Service {
  hpx::thread worker;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the HPX thread 'worker' is not released by the implicit destructor of 'Service', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+2]]:27: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it in the destructor
  void start() { worker = hpx::thread(work); }
};

void serial() { hpx::jthread(count, 4); }
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the HPX jthread created here is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep it and wait for it where the result is needed, or call the function directly
// CHECK-MESSAGES: :[[@LINE-3]]:17: note: join() the task here, which waits for its end

void at_once() {
  hpx::jthread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the HPX jthread 't' waits at once, at the end of its scope, so the task runs no faster than a plain call [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: do other work before this waits, or call the function directly
}

// Correct code.

void joined() {
  hpx::thread t(work);
  t.join();
}

void joined_at_once() { hpx::thread(work).join(); }

void where_joinable() {
  hpx::thread t(work);
  if (t.joinable())
    t.join();
}

void all() {
  std::vector<hpx::thread> threads;
  for (int i = 0; i < 3; ++i)
    threads.emplace_back(count, i);
  for (hpx::thread &t : threads)
    t.join();
}

void none() { hpx::thread t; }

void handed_on(std::vector<hpx::thread> &threads) {
  hpx::thread t(work);
  threads.push_back(std::move(t));
}

hpx::thread returned() { return hpx::thread(work); }

void exchanged(hpx::thread &other) {
  hpx::thread t(work);
  t.swap(other);
}

// It says when the thread has ended; the thread is joined all the same.
void watched() {
  hpx::thread t(work);
  t.get_future();
  t.join();
}

struct Server {
  hpx::thread worker;
  Server() : worker(work) {}
  ~Server() {
    worker.interrupt();
    if (worker.joinable())
      worker.join();
  }
};

// The end of the scope asks it to stop, and joins.
void scoped() {
  hpx::jthread t([](hpx::stop_token stop) {
    while (!stop.stop_requested())
      work();
  });
  work();
}

struct Poller {
  hpx::jthread worker{[](hpx::stop_token stop) {
    while (!stop.stop_requested())
      work();
  }};
};

void two() {
  hpx::jthread a(work);
  hpx::jthread b(count, 5);
}

void stopped() {
  hpx::jthread t(work);
  t.request_stop();
  t.join();
}

// It holds nothing, and ends.
void let_go() { hpx::thread([] { work(); }).detach(); }
