// RUN: %check_spawn %s --headers libstdc++,libc++
// Who waits for what the task sets needs no handle.
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <exception>
#include <future>
#include <latch>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

void work();
void work_on(int &);
bool ready();

class Event {
public:
  void Set();
  void Wait();
  bool TimedWait(int);
};

void sets_too_late_to_help(bool skip) {
  std::latch done(1);
  std::thread([&done] { done.count_down(); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: nobody can wait for the thread that is detached here, and it borrows 'done' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:47: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:47: note: keep it in a named 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 30 returns
  // CHECK-MESSAGES: :[[@LINE-5]]:47: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 30 returns
  if (skip)
    return;
  done.wait();
}

void gives_up_waiting() {
  Event event;
  std::thread([&event] { event.Set(); }).detach();
  event.TimedWait(100);
}

void waits_for_another_event() {
  Event event, other;
  std::thread([&event] { event.Set(); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: nobody can wait for the thread that is detached here, and it borrows 'event' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:42: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:42: note: keep it in a named 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 49 returns
  // CHECK-MESSAGES: :[[@LINE-5]]:42: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 49 returns
  other.Wait();
}

void waits_before() {
  Event event;
  event.Wait();
  std::thread([&event] { event.Set(); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: nobody can wait for the thread that is detached here, and it borrows 'event' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:42: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:42: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 61 returns
}

void joins_another_thread(std::string log) {
  std::thread([&log] { log.clear(); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: nobody can wait for the thread that is detached here, and it borrows 'log' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:40: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:40: note: keep it in a named 'std::jthread', which joins at the end of the scope
  // CHECK-MESSAGES: :[[@LINE-5]]:40: note: call join() instead, which waits here
  std::thread other([&log] { log.clear(); });
  other.join();
}

void turns_its_own_loop() {
  std::vector<int> numbers;
  std::thread([&numbers] { numbers.clear(); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:48: warning: nobody can wait for the thread that is detached here, and it borrows 'numbers' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:48: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:48: note: keep it in a named 'std::jthread', which joins at the end of the scope
  // CHECK-MESSAGES: :[[@LINE-5]]:48: note: call join() instead, which waits here
  for (unsigned i = 0; i < numbers.size(); ++i)
    work_on(numbers[i]);
}

void waits_for_a_copy() {
  Event event;
  int number = 0;
  std::thread([number, &event] { event.Set(); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: nobody can wait for the thread that is detached here, and it borrows 'event' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:50: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:50: note: keep it in a named 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 94 returns
  // CHECK-MESSAGES: :[[@LINE-5]]:50: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 94 returns
  while (number == 0)
    number = std::rand();
}

class Signals {
public:
  void start() {
    std::thread([this] { work(); event.Set(); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:18: note: 'this' is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:50: note: keep it, and wait for its end before what it uses ends
    // CHECK-MESSAGES: :[[@LINE-4]]:50: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 107 returns
  }
  ~Signals() { event.Set(); }

private:
  Event event;
};

class WaitsForOther {
public:
  void start() {
    std::thread([this] { event.Set(); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:18: note: 'this' is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:42: note: keep it, and wait for its end before what it uses ends
    // CHECK-MESSAGES: :[[@LINE-4]]:42: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 122 returns
  }
  ~WaitsForOther() { other.Wait(); }

private:
  Event event, other;
};

class MayEnd {
public:
  void start() {
    std::thread([this] { work_on(number); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:18: note: 'this' is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:46: note: keep it, and wait for its end before what it uses ends
    // CHECK-MESSAGES: :[[@LINE-4]]:46: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 137 returns
  }
  ~MayEnd() {
    if (number != 0)
      std::terminate();
  }

private:
  int number = 0;
};

// What follows is right.

void waits_for_a_latch() {
  std::latch done(1);
  std::thread([&done] { done.count_down(); }).detach();
  done.wait();
}

void waits_for_a_semaphore() {
  std::binary_semaphore done(0);
  int n = 0;
  std::thread([&] { work_on(n); done.release(); }).detach();
  done.acquire();
}

void waits_for_a_condition() {
  std::mutex lock;
  std::condition_variable changed;
  bool done = false;
  std::thread t([&] {
    std::lock_guard<std::mutex> hold(lock);
    done = true;
    changed.notify_one();
  });
  t.detach();
  std::unique_lock<std::mutex> hold(lock);
  changed.wait(hold, [&] { return done; });
}

void waits_in_a_loop() {
  std::mutex lock;
  std::condition_variable changed;
  bool done = false;
  std::thread([&] { done = true; changed.notify_one(); }).detach();
  std::unique_lock<std::mutex> hold(lock);
  while (!done)
    changed.wait(hold);
}

void spins() {
  std::atomic<bool> done(false);
  std::thread([&done] { done = true; }).detach();
  while (!done)
    std::this_thread::yield();
}

void waits_for_a_promise() {
  std::promise<int> given;
  std::future<int> result = given.get_future();
  std::thread([&given] { given.set_value(1); }).detach();
  result.get();
}

void waits_for_a_moved_promise(int n) {
  std::promise<void> given;
  auto done = given.get_future();
  std::thread([&n, given = std::move(given)]() mutable {
    work_on(n);
    given.set_value();
  }).detach();
  done.wait();
}

void waits_on_each_path(bool fast) {
  Event event;
  std::thread([&event] { event.Set(); }).detach();
  if (fast) {
    event.Wait();
    return;
  }
  work();
  event.Wait();
}

void waits_before_the_detach() {
  Event event;
  std::thread t([&event] { event.Set(); });
  event.Wait();
  t.detach();
}

struct Parameters {
  int number = 0;
  Event *started = nullptr;
};
void run(Parameters *);

void waits_for_what_it_gives() {
  Parameters parameters;
  Event started;
  parameters.started = &started;
  std::thread(run, &parameters).detach();
  started.Wait();
}

void waits_for_all() {
  std::atomic<int> left(4);
  for (int i = 0; i < 4; ++i)
    std::thread([&left] { --left; }).detach();
  while (left.load() > 0)
    std::this_thread::yield();
}

[[noreturn]] void serve();

void never_returns() {
  int n = 0;
  std::thread([&n] { work_on(n); }).detach();
  for (;;)
    work();
}

void ends_the_program() {
  int n = 0;
  std::thread([&n] { work_on(n); }).detach();
  serve();
}

class Waits {
public:
  void start() {
    std::thread([this] { work(); event.Set(); }).detach();
  }
  ~Waits() { stop(); }

private:
  void stop() { event.Wait(); }
  Event event;
};

class Counts {
public:
  void start() {
    ++running;
    std::thread(&Counts::run, this).detach();
  }
  ~Counts() {
    while (running > 0)
      std::this_thread::yield();
  }

private:
  void run() { --running; }
  std::atomic<int> running{0};
};

class WaitsInTheMethod {
public:
  void start() {
    std::thread([this] { run(); }).detach();
    started.acquire();
  }

private:
  void run() { started.release(); }
  std::binary_semaphore started{0};
};

// It is made once, and stays.
class Singleton {
public:
  void start() {
    std::thread([this] { work_on(number); }).detach();
  }
  ~Singleton() { std::abort(); }

private:
  int number = 0;
};

// What never ends waits for nobody, and nobody for it.
class Logger {
public:
  void start() {
    std::thread([this] {
      for (;;)
        work_on(number);
    }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: nobody can wait for the thread that is detached here, and it never ends [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: this loop has no way out
    // CHECK-MESSAGES: :[[@LINE-3]]:8: note: keep it, tell it to stop (a 'std::stop_token', a flag), and wait for its end before what it uses ends
  }
  ~Logger() { std::abort(); }

private:
  int number = 0;
};

// A wrapper's callers know what they let go.
void detach_thread(std::thread &t) { t.detach(); }

void uses_the_wrapper_well(std::string text) {
  std::thread t([text] {});
  detach_thread(t);
}

void uses_the_wrapper(int n) {
  std::thread t([&n] { work_on(n); });
  detach_thread(t);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, and it borrows 'n' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it, and wait for its end before what it uses ends
}

// A handle that lets itself go is its users' business.
class SelfDetaching {
public:
  explicit SelfDetaching(void (*)());
  SelfDetaching(SelfDetaching &&);
  ~SelfDetaching() {
    if (joinable())
      detach();
  }
  void join();
  bool joinable() const;
  void detach();
};

class Wraps {
public:
  explicit Wraps(int *n) { pthread_create(&thread, nullptr, &Wraps::run, n); }
  ~Wraps() {
    if (!joined)
      pthread_detach(thread);
  }
  void join() {
    pthread_join(thread, nullptr);
    joined = true;
  }
  bool joinable() const { return !joined; }

private:
  static void *run(void *);
  pthread_t thread;
  bool joined = false;
};
