// RUN: %check_spawn %s --headers libstdc++,libc++
// What is let go of although it needs what others end, and what is harmless.
#include <atomic>
#include <chrono>
#include <functional>
#include <iostream>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

void work();
void work_on(int &);
void work_on_copy(int);
void log(const std::string &);
std::string name;
std::mutex lock;
int counter;
std::atomic<bool> running;

void borrows_a_local() {
  int n = 0;
  std::thread t([&n] { work_on(n); });
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, and it borrows 'n' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:5: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 26 returns
}

void borrows_by_default() {
  std::string text;
  std::thread([&] { log(text); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: nobody can wait for the thread that is detached here, and it borrows 'text' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:35: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:35: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 36 returns
}

void borrows_by_pointer(int *p) {
  std::thread([p] { work_on(*p); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: nobody can wait for the thread that is detached here, and it borrows what 'p' points to [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:37: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:37: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 44 returns
}

void borrows_by_reference_wrapper() {
  int n = 0;
  std::thread t(work_on, std::ref(n));
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, and it borrows 'n' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:26: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:5: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
}

void borrows_by_view(std::string_view text) {
  std::thread([text] { log(std::string(text)); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:51: warning: nobody can wait for the thread that is detached here, and it borrows what 'text' refers to [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:51: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:51: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 62 returns
}

class Server {
  int state = 0;
  void serve();

public:
  void start() {
    std::thread([this] { ++state; }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:18: note: 'this' is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:38: note: keep it, and wait for its end before what it uses ends
    // CHECK-MESSAGES: :[[@LINE-4]]:38: note: call join() instead, which waits here
  }
  void start_member() {
    std::thread t(&Server::serve, this);
    t.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-3]]:35: note: 'this' is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: keep it, and wait for its end before what it uses ends
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  }
};

void never_ends() {
  std::thread t([] {
    while (true)
      work();
  });
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the thread that is detached here, and it never ends [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: this loop has no way out
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep it, tell it to stop (a 'std::stop_token', a flag), and wait for its end before what it uses ends
}

// They are destroyed while it may run.
void uses_statics() {
  std::thread([] { log(name); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: it uses 'name', which is destroyed when the program ends
  // CHECK-MESSAGES: :[[@LINE-3]]:34: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:34: note: keep it in a named 'std::jthread', which joins at the end of the scope; the program hangs there unless what the task calls on line 104 returns
  // CHECK-MESSAGES: :[[@LINE-5]]:34: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 104 returns
  std::thread([] {
    std::lock_guard guard(lock);
    work();
  }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-4]]:27: note: it uses 'lock', which is destroyed when the program ends
  // CHECK-MESSAGES: :[[@LINE-3]]:6: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:6: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 111 returns
}

void use_deeply() { log(name); }

void uses_statics_in_a_callee() {
  std::thread([] { use_deeply(); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
// CHECK-MESSAGES: :[[@LINE-5]]:25: note: it uses 'name', which is destroyed when the program ends
  // CHECK-MESSAGES: :[[@LINE-3]]:37: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:37: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 123 returns
}

void unknown_content(std::function<void()> f) {
  std::thread(f).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: nobody can wait for the thread that is detached here, and it borrows what 'f' refers to [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:18: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:18: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
}

void unknown_thread(std::thread t) { t.detach(); }
// CHECK-MESSAGES: :[[@LINE-1]]:40: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:40: note: keep it, and wait for its end before what it uses ends
// CHECK-MESSAGES: :[[@LINE-3]]:40: note: call join() instead, which waits here; the program hangs there unless the task ends by itself

void *body(void *);

void posix(int *n) {
  pthread_t t;
  pthread_create(&t, nullptr, body, n);
  pthread_detach(t);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, and it borrows what 'n' points to [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:37: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it, and wait for its end before what it uses ends
}

void *seen(void *) { return nullptr; }

void by_attribute(int *n) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, and it borrows what 'n' points to [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:41: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it, and wait for its end before what it uses ends
  pthread_t t;
  pthread_create(&t, &attributes, seen, n);
}

void all_of_them(std::string text) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i)
    threads.emplace_back([&text] { log(text); });
  for (std::thread &t : threads)
    t.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: nobody can wait for the thread that is detached here, and it borrows 'text' [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-4]]:28: note: it is given to the thread here
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: keep it, and wait for its end before what it uses ends
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 170 returns
}

class Owner {
  std::thread worker;
  int n = 0;

public:
  Owner() : worker([this] { ++n; }) {}
  ~Owner() { worker.detach(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: nobody can wait for the thread that is detached here, and it borrows 'this' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:21: note: 'this' is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:21: note: keep it, and wait for its end before what it uses ends
};

// Reported where the wrapper is used.
class Wrapper {
  std::thread t;

public:
  template <typename F> explicit Wrapper(F f) : t(f) {}
  void detach() { t.detach(); }
  void join() { t.join(); }
};

void uses_wrapper() {
  int n = 0;
  Wrapper w([&n] { work_on(n); });
  w.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: nobody can wait for the 'Wrapper' that is detached here, and it borrows 'n' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: it is given to the 'Wrapper' here
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-4]]:5: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 203 returns
}

void throws_in_it(int *p) {
  std::thread([p] {
    if (*p)
      throw 1;
  }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: nobody can wait for the thread that is detached here, and it borrows what 'p' points to [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-5]]:16: note: it is given to the thread here
      // CHECK-MESSAGES: :[[@LINE-4]]:7: note: this 'throw' in it ends the program
  // CHECK-MESSAGES: :[[@LINE-4]]:6: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-5]]:6: note: call join() instead, which waits here
}

// Correct from here on.

void holds_values(std::string text, int n) {
  std::thread([text, n] {
    log(text);
    work_on_copy(n);
  }).detach();
}

void holds_an_owner() {
  auto shared = std::make_shared<int>(1);
  std::thread t([shared] { work_on(*shared); });
  t.detach();
}

class Session : public std::enable_shared_from_this<Session> {
  void read();

public:
  void start() {
    std::thread([self = shared_from_this()] { self->read(); }).detach();
  }
  void start_weakly() {
    std::thread([weak = weak_from_this()] {
      if (auto self = weak.lock())
        self->read();
    }).detach();
  }
};

class Kept : public std::enable_shared_from_this<Kept> {
  int n = 0;

public:
  void start() {
    std::thread([this, self = shared_from_this()] { ++n; }).detach();
  }
  void start_copied() const {
    auto self = shared_from_this();
    std::thread t([this, self] { work_on_copy(n); });
    t.detach();
  }
};

class Copied {
  int n = 0;

public:
  void start() {
    std::thread([*this] { work_on_copy(n); }).detach();
  }
};

void moved_in(std::unique_ptr<std::string> text) {
  std::thread([text = std::move(text)] { log(*text); }).detach();
}

void prints(int n) {
  std::thread([n] { std::cout << n << std::endl; }).detach();
}

void counts() {
  std::thread([] { ++counter; }).detach();
}

void sleeps_and_asks() {
  std::thread([] {
    while (running)
      std::this_thread::sleep_for(std::chrono::seconds(1));
  }).detach();
}

void given_copies(std::vector<int> numbers) {
  std::thread t([](std::vector<int> mine) { work_on(mine[0]); }, numbers);
  t.detach();
}

void given_a_literal() {
  std::thread([](const char *text) { log(text); }, "text").detach();
}

struct Message {
  std::string text;
  std::vector<int> numbers;
};

void made_of_values(Message message) {
  std::thread([message] { log(message.text); }).detach();
}

void posix_without_argument() {
  pthread_t t;
  pthread_create(&t, nullptr, seen, nullptr);
  pthread_detach(t);
}

void joinable_by_attribute() {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_JOINABLE);
}

void several_values(std::string text) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i)
    threads.emplace_back([text, i] { log(text); });
  for (std::thread &t : threads)
    t.detach();
}

void runs_a_named_function() {
  std::thread t(work_on_copy, 1);
  t.join();
}

// Nothing is detached.
struct List {
  void detach();
};
void other(List &list) { list.detach(); }

// A library's macro makes it for an attribute that calls it.
using Thread = std::thread;
#define DEFINE_CLEANUP(Type, Release) \
  static inline void cleanup_##Type(Type *object) { \
    object->Release(); \
  }
DEFINE_CLEANUP(Thread, detach)

void uses_wrapper_well(std::string text) {
  Wrapper w([text] { log(text); });
  w.join();
}

// What the arguments of main point to stays until the end.
int main(int argc, char **argv) {
  std::thread([argv] { log(argv[0]); }).detach();
  return argc;
}
