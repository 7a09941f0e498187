// RUN: %check_spawn %s --headers libstdc++,libc++
// Functions that hand out work, and what only looks like them.
#include <future>
#include <memory>
#include <pthread.h>
#include <thread>
#include <vector>

int work();

std::future<int> declared();
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'declared' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] std::future<int> declared();

std::future<int> defined() { return std::async(work); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'defined' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] std::future<int> defined() { return std::async(work); }

static std::future<int> internal() { return std::async(work); }
// CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'internal' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] static std::future<int> internal() { return std::async(work); }
inline std::thread inlined() { return std::thread(work); }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'inlined' returns a thread but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] inline std::thread inlined() { return std::thread(work); }

auto trailing() -> std::future<int>;
// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'trailing' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] auto trailing() -> std::future<int>;

auto deduced() { return std::async(work); }
// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'deduced' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] auto deduced() { return std::async(work); }

extern "C" pthread_t start_thread();
// CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'start_thread' returns a thread but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: extern "C" [[nodiscard]] pthread_t start_thread();

extern "C" {
pthread_t start_other_thread();
// CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'start_other_thread' returns a thread but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] pthread_t start_other_thread();
}

[[gnu::noinline]] std::future<int> has_another_attribute();
// CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'has_another_attribute' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[gnu::noinline]] [[nodiscard]] std::future<int> has_another_attribute();

__attribute__((noinline)) std::future<int> has_a_gnu_attribute();
// CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'has_a_gnu_attribute' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] __attribute__((noinline)) std::future<int> has_a_gnu_attribute();

#define API __attribute__((visibility("default")))
API std::future<int> exported();
// CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'exported' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] API std::future<int> exported();

template <typename F> std::future<int> run(F f);
// CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'run' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: template <typename F> [[nodiscard]] std::future<int> run(F f);

template <typename T>
  requires(sizeof(T) > 1)
std::future<T>
// CHECK-FIXES: [[nodiscard]] std::future<T>
constrained();
// CHECK-MESSAGES: :[[@LINE-1]]:1: warning: 'constrained' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]

std::vector<std::thread>
// CHECK-FIXES: [[nodiscard]] std::vector<std::thread>
on_several_lines(
// CHECK-MESSAGES: :[[@LINE-1]]:1: warning: 'on_several_lines' returns a thread in a 'std::vector' but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
    int n);

std::unique_ptr<std::thread> pointer();
// CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'pointer' returns a thread in a 'std::unique_ptr' but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] std::unique_ptr<std::thread> pointer();

class Server {
public:
  std::future<int> ask();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'ask' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::future<int> ask();
  static std::future<int> make();
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'make' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] static std::future<int> make();
  virtual std::future<int> overridden();
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'overridden' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] virtual std::future<int> overridden();
  std::future<int> operator()(int);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'operator()' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::future<int> operator()(int);
  friend std::future<int> befriended(Server &) {
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'befriended' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] friend std::future<int> befriended(Server &) {
    return std::async(work);
  }
};

std::future<int> Server::ask() { return std::async(work); }

// The class is the user's, and so the place for the attribute.
class Job {
// CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Job' is a handle of started work but is not nodiscard, so a call that drops one compiles without a warning [spawn-missing-nodiscard]
// CHECK-MESSAGES: :[[@LINE+8]]:5: note: 'start_job' returns one
// CHECK-FIXES: class [[nodiscard]] Job {
public:
  ~Job();
  void join();
  void detach();
  bool joinable() const;
};
Job start_job();
Job start_other_job();
std::vector<Job> start_jobs();
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'start_jobs' returns a 'Job' in a 'std::vector' but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] std::vector<Job> start_jobs();

// One function has it, so each decides for itself.
class Task {
public:
  ~Task();
  void join();
  void detach();
};
[[nodiscard]] Task start_marked_task();
Task start_task();
// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'start_task' returns a 'Task' but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
// CHECK-FIXES: [[nodiscard]] Task start_task();

template <typename T> class Box {
public:
  std::future<T> fetch() { return std::async([] { return T(); }); }
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'fetch' returns a future but is not nodiscard, so a call that drops it compiles without a warning [spawn-missing-nodiscard]
  // CHECK-FIXES:   [[nodiscard]] std::future<T> fetch() { return std::async([] { return T(); }); }
};
template class Box<int>;

// Correct from here on.

[[nodiscard]] std::future<int> marked();

[[nodiscard]] std::future<int> marked_first();
std::future<int> marked_first() { return std::async(work); }

__attribute__((warn_unused_result)) std::future<int> marked_for_gnu();

class [[nodiscard]] Marked {
public:
  ~Marked();
  void join();
  void detach();
};
Marked start_marked();

class Derived : public Server {
public:
  std::future<int> overridden() override;
};

std::future<int> &reference();
std::future<int> *raw_pointer();
const std::thread &same(const std::thread &);
void out(std::future<int> &result);
int number();

class Holder {
  std::thread t;
  pthread_t id_;

public:
  operator std::future<int>();
  std::thread::id id() const;
  pthread_t handle() const { return id_; }
  std::thread::native_handle_type native_handle();
};

// What hands out nothing fresh.
std::future<int> empty() { return {}; }
std::thread none() { return std::thread(); }

auto lambda = [] { return std::async(work); };

class Chain {
public:
  ~Chain();
  void join();
  void detach();
  [[nodiscard]] static Chain start();
  Chain then(int (*)());
};
