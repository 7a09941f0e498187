// RUN: %check_spawn %s --headers libstdc++,libc++ --same-choices
// What runs around a callable that is given to the library, or to a thread:
// conversions, copies, default arguments. The choices are as in task-ends.cpp.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <list>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <variant>
#include <vector>

extern std::atomic<bool> stop;
int wait() {
  while (!stop)
    ;
  return 0;
}
void after();

struct FromInt {
  FromInt(int) { wait(); }
};
struct ToInt {
  operator int() const { return wait(); }
};
struct ToBool {
  operator bool() const { return wait(); }
};
struct MovedSlowly {
  MovedSlowly() {}
  MovedSlowly(const MovedSlowly &) {}
  MovedSlowly(MovedSlowly &&) { wait(); }
};
std::vector<int> numbers{1};

// In an algorithm.

void converts_the_element() {
  std::thread{[] { std::for_each(numbers.begin(), numbers.end(), [](FromInt) {}); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 44 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 44 returns
  after();
}
void converts_the_result() {
  std::thread{[] { (void)std::find_if(numbers.begin(), numbers.end(), [](int) { return ToBool(); }); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 52 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 52 returns
  after();
}
void moves_the_callable() {
  std::thread{[] { std::for_each(numbers.begin(), numbers.end(), [m = MovedSlowly()](int) {}); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 60 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 60 returns
  after();
}
void has_a_default_argument() {
  std::thread{[] { std::for_each(numbers.begin(), numbers.end(), [](int, int = wait()) {}); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 68 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 68 returns
  after();
}
std::variant<char, int> either;
void one_of_two_instances() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 82 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 82 returns
    std::visit([](auto x) {
      if constexpr (sizeof(x) == 1)
        wait();
    }, either);
  }};
  after();
}
void changes_what_is_gone_through() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 96 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 96 returns
    std::list<int> all{1};
    std::for_each(all.begin(), all.end(), [&](int n) { all.push_back(n); });
  }};
  after();
}
void copies_into_itself() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 107 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 107 returns
    std::list<int> all{1};
    std::copy(all.begin(), all.end(), std::back_inserter(all));
  }};
  after();
}

// As the thread's own task.

void takes_int(int) {}
void converts_the_argument() {
  std::thread{takes_int, ToInt()};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 116 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 116 returns
  after();
}
void keeps_the_argument_in_a_bind() {
  std::thread{std::bind(takes_int, ToInt())};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here; the program hangs there unless what the task calls on line 124 returns
  after();
}
void default_argument_of_the_task() {
  std::thread{[](int = wait()) {}};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here; the program hangs there unless what the task calls on line 131 returns
  after();
}
struct Generic {
  template <class T> void operator()(T) const {
    if constexpr (sizeof(T) == 1)
      wait();
  }
};
void two_instances() {
  std::thread{Generic(), 'c'};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here; the program hangs there unless what the task calls on line 144 returns
  std::thread{Generic(), 1};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here; the program hangs there unless what the task calls on line 148 returns
  after();
}
struct Job {
  void run() {}
} job;
struct ToJob {
  Job &operator*() const {
    wait();
    return job;
  }
};
void pointer_of_the_user() {
  std::thread{&Job::run, ToJob()};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 164 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 164 returns
  after();
}

// Elsewhere.

struct CaughtSlowly {
  CaughtSlowly() {}
  CaughtSlowly(const CaughtSlowly &) { wait(); }
};
void caught_by_value() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 186 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 186 returns
    try {
      throw CaughtSlowly();
    } catch (CaughtSlowly e) {
    }
  }};
  after();
}
void clean_up(int *) { wait(); }
void cleanup_attribute() {
  std::thread{[] { __attribute__((cleanup(clean_up))) int n = 0; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 193 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 193 returns
  after();
}
std::exception *error;
void may_be_derived() {
  std::thread{[] { delete error; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 202 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 202 returns
  after();
}
std::unique_ptr<std::exception> owned_error;
void may_hold_a_derived_one() {
  std::thread{[] { owned_error.reset(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 211 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 211 returns
  after();
}
std::stop_source source;
void calls_back() {
  std::thread{[] { source.request_stop(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 220 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 220 returns
  after();
}
void exits() {
  std::thread{[] { std::exit(0); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 228 returns
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless what the task calls on line 228 returns
  after();
}
void limit_of_centuries() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless the loop on line 242 ends
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless the loop on line 242 ends
    long n = 9000000000000000000;
    for (long i = 0; i < n; ++i)
      std::this_thread::sleep_for(std::chrono::seconds(1));
  }};
  after();
}
void constant_by_another_name() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it in a 'std::jthread', which joins at the end of the scope; the program hangs there unless the loop on line 253 ends
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join the thread here; the program hangs there unless the loop on line 253 ends
    for (int i = 0; i < 3; ++i) {
      const int &same = i;
      const_cast<int &>(same) = 0;
    }
  }};
  after();
}

// What the task uses is gone when it is joined.

void points_to_a_later_local() {
  std::vector<int> *late = nullptr;
  std::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+5]]:7: note: started here
  // CHECK-MESSAGES: :[[@LINE+5]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  std::vector<int> v(3);
  late = &v;
  t = std::thread([late] { late->push_back(1); });
  if (v.empty())
    t.join();
}

// None of these runs code that waits.

void simple_callables() {
  std::thread{[] {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread simple_callables_thread{[] {
    int most = 0;
    std::for_each(numbers.begin(), numbers.end(), [&most](int n) { most = std::max(most, n); });
    std::vector<std::string> names{"b", "a"};
    std::sort(names.begin(), names.end(), [](const std::string &a, const std::string &b) { return a < b; });
  }};
  after();
}
void takes_text(const std::string &, int) {}
void plain_arguments() {
  std::thread{takes_text, "name", 1};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread takes_text_thread{takes_text, "name", 1};
  after();
}
void fills(std::vector<int> &v) { v.push_back(1); }
void by_reference(std::vector<int> &v) {
  std::thread{fills, std::ref(v)};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread fills_thread{fills, std::ref(v)};
  after();
}
void on_an_object(Job &other) {
  std::thread{&Job::run, &other};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread run_thread{&Job::run, &other};
  after();
}
