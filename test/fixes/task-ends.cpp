// RUN: %check_spawn %s --headers libstdc++,libc++
// A repair that joins is safe only where the task is seen to end by itself. Where
// it may not, the repair is a choice that says so; where it never does, there is
// none.
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

void unseen();
bool ready();
void after();

// Ends by itself.

int twice(int n) { return 2 * n; }
struct Buffer {
  std::vector<int> data;
  void fill() {
    for (int i = 0; i < 8; ++i)
      data.push_back(twice(i));
    for (int &n : data)
      n = twice(n);
    std::sort(data.begin(), data.end(), [](int a, int b) { return a < b; });
    do {
      std::printf("%d\n", static_cast<int>(data.size()));
    } while (0);
  }
};
void ends(Buffer &buffer) {
  std::thread{&Buffer::fill, &buffer};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread fill_thread{&Buffer::fill, &buffer};
  after();
}
void sleeps() {
  std::thread{[] { std::this_thread::sleep_for(std::chrono::seconds(1)); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread sleeps_thread{[] { std::this_thread::sleep_for(std::chrono::seconds(1)); }};
  after();
}
void counts_down_to(unsigned n) {
  for (unsigned i = n; i > 0; --i)
    twice(static_cast<int>(i));
}
void counts() {
  std::thread t(counts_down_to, 8u);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::jthread t(counts_down_to, 8u);
  if (ready())
    t.join();
}

// May not end by itself.

// It runs the destructors of others, and never returns.
void leaves_the_program() {
  std::thread{[] { std::exit(0); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 71 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here
  after();
}

void sees_no_body() {
  std::thread{unseen};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless the task ends by itself
  after();
}
void calls_no_body() {
  std::thread{[] { unseen(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 88 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 88 returns
  after();
}
struct Loop {
  void run();
};
int runs_a_loop(Loop &loop) {
  std::thread t([&loop] { loop.run(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+4]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless what the task calls on line 99 returns
  if (!ready())
    return 1;
  t.join();
  return 0;
}
void loops_on_a_flag(std::atomic<bool> &stop) {
  std::thread t([&] {
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+6]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the loop on line 115 ends
    while (!stop)
      std::this_thread::yield();
  });
  if (ready())
    t.join();
}
void waits_for_a_signal(std::mutex &m, std::condition_variable &c, bool &done) {
  std::thread t([&] {
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+6]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless what the task calls on line 127 returns
    std::unique_lock<std::mutex> lock(m);
    c.wait(lock, [&] { return done; });
  });
  if (ready())
    t.join();
}
void waits_for_a_promise(std::shared_future<int> f) {
  std::thread{[f] { f.get(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 134 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 134 returns
  after();
}
void locks(std::mutex &m) {
  std::thread{[&] { std::lock_guard<std::mutex> lock(m); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 142 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 142 returns
  after();
}
void calls_what_it_was_given(std::function<void()> f) {
  std::thread{[f] { f(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 150 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 150 returns
  after();
}
void counts_past_the_end() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless the loop on line 163 ends
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless the loop on line 163 ends
    for (unsigned char i = 0; i < 300; ++i)
      twice(i);
  }};
  after();
}
void counts_to_what_grows(std::vector<int> &v) {
  std::thread{[&] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless the loop on line 174 ends
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless the loop on line 174 ends
    for (unsigned i = 0; i < v.size(); ++i)
      v.push_back(1);
  }};
  after();
}
void even(int n);
void odd(int n) {
  if (n)
    even(n - 1);
}
void even(int n) {
  if (n)
    odd(n - 1);
}
void recursive() {
  std::thread{even, 8};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 186 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 186 returns
  after();
}
struct Base {
  virtual ~Base() = default;
  virtual void run() {}
};
void may_run_an_overrider(Base &base) {
  std::thread{&Base::run, &base};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless the task ends by itself
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless the task ends by itself
  after();
}
struct Waiter {
  std::thread inner;
  void operator()() const {}
};
struct Guard {
  ~Guard();
};
void destroys_what_may_wait() {
  std::thread{[] { Guard guard; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 216 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 216 returns
  after();
}

void is_given_what_waits(std::future<int> f) {
  std::thread{[](const std::future<int> &) {}, std::move(f)};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 225 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 225 returns
  after();
}
void calls_through_invoke(void (*f)()) {
  std::thread{[f] { std::invoke(f); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 233 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 233 returns
  after();
}
void counts_what_has_another_name() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless the loop on line 248 ends
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless the loop on line 248 ends
    int i = 0;
    int *same = &i;
    for (; i < 8; ++i)
      *same = 0;
  }};
  after();
}

[[noreturn]] void event_loop();
void does_not_return() {
  std::thread{[] { event_loop(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 256 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 256 returns
  after();
}
void counts_for_hours() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless the loop on line 269 ends
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless the loop on line 269 ends
    for (int i = 0; i < 2147483647; ++i)
      std::this_thread::sleep_for(std::chrono::seconds(1));
  }};
  after();
}
struct Aggregate {
  int n;
  ~Aggregate() { unseen(); }
};
void destroys_an_aggregate() {
  std::thread{[] { Aggregate a{1}; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 279 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 279 returns
  after();
}
void catches_what_leaves_the_loop() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless the loop on line 293 ends
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless the loop on line 293 ends
    try {
      for (;;)
        unseen();
    } catch (...) {
    }
  }};
  after();
}

// Never ends: to join it is to hang.

void poll_for_ever() {
  for (;;)
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop has no way out, so nothing can stop the thread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE+5]]:3: note: the thread is started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: make it a 'std::jthread', let the task take a 'std::stop_token', and end the loop when that asks to stop
    unseen();
}
void never_ends() {
  std::thread{poll_for_ever};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: let its task end when it is told to, by a stop token or a flag, and join it then; as it is, a join would never return
  after();
}
void never_ends_behind_a_call() {
  std::thread t([] { poll_for_ever(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: let its task end when it is told to, by a stop token or a flag, and join it then; as it is, a join would never return
  if (ready())
    t.join();
}
void only_an_assertion_ends_it() {
  std::thread t([] {
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: let its task end when it is told to, by a stop token or a flag, and join it then; as it is, a join would never return
    while (true)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the thread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: the thread is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: make it a 'std::jthread', let the task take a 'std::stop_token', and end the loop when that asks to stop
      if (ready())
        std::abort();
  });
  after();
}
void overwritten() {
  std::thread t(poll_for_ever);
  t = std::thread(poll_for_ever);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 't' is overwritten before it is released, which calls std::terminate here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: let its task end when it is told to, by a stop token or a flag, and join it then; as it is, a join would never return
  t.join();
}
struct Handle {
  void abort();
  void join();
  bool is_finished() const;
};
struct Pool {
  Handle spawn(std::function<void()> f);
};
Handle start_poller(Pool &pool) {
  return pool.spawn([] {
    while (true)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop has no way out, so nothing can stop the task that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: the task is started here
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: let the owner set a flag that the loop tests, and wake what the loop waits in
      unseen();
  });
}
void task_like(Pool &pool) {
  start_poller(pool);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'Handle' from 'start_poller' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  after();
}
class Poller {
  std::thread t{poll_for_ever};
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released by the implicit destructor of 'Poller', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: let its task end when it is told to, by a stop token or a flag, and join it then; as it is, a join would never return
};

// Can be left, so it may end.
void left_by_a_break() {
  std::thread t([] {
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the loop on line 382 ends
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the loop on line 382 ends
    for (;;)
      if (ready())
        break;
  });
  after();
}
void left_by_exit() {
  std::thread t([] {
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the loop on line 394 ends
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the loop on line 394 ends
    for (;;)
      if (ready())
        std::exit(1);
  });
  after();
}
void left_by_a_throw() {
  std::thread t([] {
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the loop on line 406 ends
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join 't' at the end of its scope; the program hangs there unless the loop on line 406 ends
    for (;;)
      if (ready())
        throw 1;
  });
  after();
}
