// RUN: %check_spawn %s --headers libstdc++,libc++
// Loops that no path leads out of, in what threads run, and what only looks like it.
#include <atomic>
#include <cassert>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <stop_token>
#include <thread>
#include <vector>

void work();
bool ok();
void work_until(std::stop_token);
std::atomic<bool> running;
using namespace std::chrono_literals;

void lambda() {
  std::thread t([] {
    while (true)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the thread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: the thread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: make it a 'std::jthread', let the task take a 'std::stop_token', and end the loop when that asks to stop
      work();
  });
  t.detach();
}

void forever() {
  for (;;) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop has no way out, so nothing can stop the thread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE+8]]:15: note: the thread is started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: make it a 'std::jthread', let the task take a 'std::stop_token', and end the loop when that asks to stop
    work();
    std::this_thread::sleep_for(1s);
  }
}

void function() {
  std::thread t(forever);
  t.join();
}

void *body(void *) {
  do
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop has no way out, so nothing can stop the thread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE+9]]:3: note: the thread is started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: let the owner set a flag that the loop tests, and wake what the loop waits in
    work();
  while (1);
  return nullptr;
}

void posix() {
  pthread_t t;
  pthread_create(&t, nullptr, body, nullptr);
  pthread_join(t, nullptr);
}

class Poller {
  std::thread thread;
  void poll() {
    for (;;)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the thread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE+11]]:14: note: the thread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: make it a 'std::jthread', let the task take a 'std::stop_token', and end the loop when that asks to stop
      step();
  }
  void step();
  void run() {
    if (ok())
      poll();
  }

public:
  Poller() : thread(&Poller::run, this) {}
  ~Poller() { thread.join(); }
};

class Bound {
  std::thread thread;
  void run() {
    constexpr bool always = true;
    while (always)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the thread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE+6]]:13: note: the thread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: make it a 'std::jthread', let the task take a 'std::stop_token', and end the loop when that asks to stop
      work();
  }

public:
  Bound() : thread(std::bind(&Bound::run, this)) {}
  ~Bound() { thread.join(); }
};

void jumps() {
  std::jthread t([] {
  again:
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop has no way out, so nothing can stop the jthread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: the jthread is started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: let the task take a 'std::stop_token', and end the loop when that asks to stop
    work();
    goto again;
  });
  work();
}

void condition() {
  std::mutex m;
  std::condition_variable changed;
  std::jthread t([&] {
    while (true) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the jthread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: the jthread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: let the task take a 'std::stop_token', and end the loop when that asks to stop
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: let the task take a 'std::stop_token' that the loop tests
      std::unique_lock lock(m);
      changed.wait(lock);
      work();
    }
  });
  work();
}

// What ends the program is no way to stop the task.
void asserts() {
  std::thread t([] {
    while (true) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the thread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: the thread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: make it a 'std::jthread', let the task take a 'std::stop_token', and end the loop when that asks to stop
      assert(ok());
      if (!ok())
        std::abort();
      if (!ok())
        std::terminate();
      if (!ok())
        __builtin_trap();
    }
  });
  t.join();
}

void inner_loop() {
  std::thread t([] {
    while (true) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the thread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: the thread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: make it a 'std::jthread', let the task take a 'std::stop_token', and end the loop when that asks to stop
      for (int i = 0; i < 3; ++i) {
        if (!ok())
          break;
        work();
      }
      while (ok())
        work();
      switch (ok()) {
      case true:
        break;
      default:
        continue;
      }
    }
  });
  t.join();
}

// One loop, one finding, however many spawns run it.
void several() {
  std::vector<std::thread> pool;
  for (int i = 0; i < 4; ++i)
    pool.emplace_back([] {
      for (;;)
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop has no way out, so nothing can stop the thread that runs it [spawn-unstoppable-task]
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the thread is started here
      // CHECK-MESSAGES: :[[@LINE-3]]:7: note: make it a 'std::jthread', let the task take a 'std::stop_token', and end the loop when that asks to stop
        work();
    });
  for (std::thread &t : pool)
    t.join();
}

template <typename F> void run_in_background(F f) {
  std::thread t(std::move(f));
  t.join();
}

void through_a_template() {
  run_in_background([] {
    while (true)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the thread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-8]]:15: note: the thread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: make it a 'std::jthread', let the task take a 'std::stop_token', and end the loop when that asks to stop
      work();
  });
}

// The handler stands in the loop, and goes on.
void caught_inside() {
  std::thread t([] {
    for (;;) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the thread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: the thread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: make it a 'std::jthread', let the task take a 'std::stop_token', and end the loop when that asks to stop
      try {
        work();
      } catch (...) {
      }
    }
  });
  t.join();
}

void retried() {
  std::thread t([] {
    for (;;) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the thread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: the thread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: make it a 'std::jthread', let the task take a 'std::stop_token', and end the loop when that asks to stop
      try {
        while (true)
          work();
      } catch (const std::exception &) {
      }
    }
  });
  t.join();
}

void nothing_thrown() noexcept;

// Nothing is thrown that the future could carry.
void future() {
  auto f = std::async(std::launch::async, [] {
    for (;;)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the task that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:12: note: the task is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: let the owner set a flag that the loop tests, and wake what the loop waits in
      nothing_thrown();
  });
  f.wait();
}

std::unique_ptr<std::thread> pointer() {
  return std::make_unique<std::thread>([] {
    while (true)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the thread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: the thread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: make it a 'std::jthread', let the task take a 'std::stop_token', and end the loop when that asks to stop
      work();
  });
}

// Correct from here on.

void flag() {
  std::thread t([] {
    while (running)
      work();
  });
  running = false;
  t.join();
}

void breaks() {
  std::thread t([] {
    for (;;) {
      if (!running)
        break;
      work();
    }
  });
  t.join();
}

void returns() {
  std::thread t([] {
    while (true) {
      switch (ok()) {
      case true:
        work();
        break;
      default:
        return;
      }
    }
  });
  t.join();
}

void leaves_by_goto() {
  std::thread t([] {
    for (;;) {
      for (;;)
        if (!ok())
          goto done;
    }
  done:
    work();
  });
  t.join();
}

void throws() {
  std::thread t([] {
    try {
      for (;;)
        if (!ok())
          throw 1;
    } catch (int) {
    }
  });
  t.join();
}

// What a callee throws leads out where somebody catches it.
void caught_around() {
  std::thread t([] {
    try {
      for (;;)
        work();
    } catch (...) {
    }
  });
  t.join();
}

void caught_and_left() {
  std::thread t([] {
    for (;;) {
      try {
        work();
      } catch (const std::exception &) {
        return;
      }
    }
  });
  t.join();
}

void read_forever() {
  for (;;)
    work();
}

void caught_by_the_caller() {
  std::thread t([] {
    try {
      read_forever();
    } catch (...) {
    }
  });
  t.join();
}

void carried() {
  auto f = std::async(std::launch::async, [] {
    for (;;)
      work();
  });
  f.get();
}

void token() {
  std::jthread t([](std::stop_token stop) {
    while (!stop.stop_requested())
      work();
  });
  work();
}

void token_is_tested() {
  std::jthread t([](std::stop_token stop) {
    while (true) {
      if (stop.stop_requested())
        return;
      work();
    }
  });
  work();
}

void token_is_given() {
  std::jthread t([](std::stop_token stop) {
    while (true)
      work_until(stop);
  });
  work();
}

class MyToken {
public:
  bool isCancelled() const;
};
void pause(const MyToken &);

void token_of_ones_own(MyToken token) {
  std::thread t([&] {
    for (;;)
      pause(token);
  });
  t.join();
}

void exits() {
  std::thread t([] {
    for (;;)
      if (!ok())
        std::exit(1);
  });
  t.join();
}

void leave_thread() {
  if (!ok())
    pthread_exit(nullptr);
}

void exits_in_a_callee() {
  std::thread t([] {
    for (;;)
      leave_thread();
  });
  t.join();
}

[[noreturn]] void leave();

void exits_by_ones_own() {
  std::thread t([] {
    while (true)
      if (!ok())
        leave();
  });
  t.join();
}

struct Job {
  virtual ~Job();
  virtual void run() {
    for (;;)
      work();
  }
};

// Which body runs is not known.
void virtual_callee(Job &job) {
  std::thread t([&] { job.run(); });
  t.join();
}

void never_reached() {
  std::thread t([] {
    work();
    return;
    for (;;)
      work();
  });
  t.join();
}

void once() {
  std::thread t([] {
    do {
      work();
    } while (false);
    while (false)
      work();
  });
  t.join();
}

void not_run_by_a_thread() {
  for (;;)
    work();
}

void on_this_thread() { not_run_by_a_thread(); }

// Another task's loop is not this one's.
void only_named() {
  std::thread t([] {
    auto f = [] {
      for (;;)
        work();
    };
    (void)f;
  });
  t.join();
}
