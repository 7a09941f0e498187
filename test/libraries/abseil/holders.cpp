// RUN: %check_spawn %s --headers libstdc++
// What Abseil's own containers hold, and how its users wait.
#include "absl/base/call_once.h"
#include "absl/cleanup/cleanup.h"
#include "absl/container/btree_map.h"
#include "absl/container/fixed_array.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "absl/container/node_hash_map.h"
#include "absl/functional/any_invocable.h"
#include "absl/functional/bind_front.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/barrier.h"
#include "absl/synchronization/blocking_counter.h"
#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "absl/types/optional.h"
#include <future>
#include <string>
#include <thread>
#include <utility>

void work();
int load();
bool ready();
void tell(int);

// Defects.

void inlined() {
  absl::InlinedVector<std::thread, 4> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: the work in 'threads' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:39: note: join it on every path, or use 'std::jthread', which joins in its destructor
  for (int i = 0; i < 3; ++i)
    threads.emplace_back(tell, i);
}

void inlined_pushed() {
  absl::InlinedVector<std::thread, 4> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: the work in 'threads' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:21: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:39: note: join it on every path, or use 'std::jthread', which joins in its destructor
  threads.push_back(std::thread(work));
}

void mapped() {
  absl::flat_hash_map<int, std::thread> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: the work in 'threads' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:41: note: join it on every path, or use 'std::jthread', which joins in its destructor
  threads.emplace(1, std::thread(work));
}

void mapped_by_index() {
  absl::flat_hash_map<int, std::thread> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: the work in 'threads' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:16: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:41: note: join it on every path, or use 'std::jthread', which joins in its destructor
  threads[1] = std::thread(work);
}

void node_mapped() {
  absl::node_hash_map<int, std::thread> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: the work in 'threads' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:41: note: join it on every path, or use 'std::jthread', which joins in its destructor
  threads.try_emplace(1, work);
}

void tree_mapped() {
  absl::btree_map<int, std::thread> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: the work in 'threads' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:22: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:37: note: join it on every path, or use 'std::jthread', which joins in its destructor
  threads.emplace(1, std::thread(work));
}

void optional() {
  absl::optional<std::thread> thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the thread in 'thread' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:31: note: join it on every path, or use 'std::jthread', which joins in its destructor
  thread.emplace(work);
}

void on_one_branch() {
  absl::InlinedVector<std::thread, 2> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: the work in 'threads' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: started here
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-4]]:39: note: join it on every path, or use 'std::jthread', which joins in its destructor
  threads.emplace_back(work);
  if (ready())
    for (std::thread &t : threads)
      t.join();
}

void early() {
  absl::InlinedVector<std::thread, 2> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: the work in 'threads' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: started here
    // CHECK-MESSAGES: :[[@LINE+4]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-4]]:39: note: join it on every path, or use 'std::jthread', which joins in its destructor
  threads.emplace_back(work);
  if (!ready())
    return;
  for (std::thread &t : threads)
    t.join();
}

struct Pool {
  absl::InlinedVector<std::thread, 8> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: the work in 'threads' is not released by the implicit destructor of 'Pool', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+2]]:18: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:39: note: join it in the destructor, or use 'std::jthread', which joins in its own
  void start() { threads.emplace_back(work); }
};

struct Registry {
  absl::flat_hash_map<std::string, std::thread> threads;
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: the work in 'threads' is not released by the implicit destructor of 'Registry', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+2]]:63: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:49: note: join it in the destructor, or use 'std::jthread', which joins in its own
  void start(const std::string &name) { threads.emplace(name, std::thread(work)); }
};

struct Maybe {
  absl::optional<std::thread> thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the thread in 'thread' is not released by the implicit destructor of 'Maybe', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE+2]]:18: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:31: note: join it in the destructor, or use 'std::jthread', which joins in its own
  void start() { thread.emplace(work); }
};

absl::StatusOr<std::future<int>> request(int);
void discards_a_status_or() { request(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the future in 'absl::StatusOr' from 'request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:31: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:31: note: cast to void: the drop is meant

void fixed() {
  absl::FixedArray<std::thread> threads(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: the work in 'threads' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:16: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:33: note: join it on every path, or use 'std::jthread', which joins in its destructor
  threads[0] = std::thread(work);
}

void once() {
  static absl::once_flag flag;
  absl::call_once(flag, [] { return std::async(std::launch::async, load); });
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the future from this call is discarded by 'absl::call_once', which blocks there until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:37: note: the future comes from 'std::async' here
  // CHECK-MESSAGES: :[[@LINE-3]]:25: note: keep it and wait for it where the result is needed, or call the function directly
}

void invocable() {
  absl::AnyInvocable<void()> call = [] { return std::async(std::launch::async, load); };
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: the future from this call is discarded by 'absl::AnyInvocable', which blocks there until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:49: note: the future comes from 'std::async' here
  // CHECK-MESSAGES: :[[@LINE-3]]:37: note: keep it and wait for it where the result is needed, or call the function directly
  call();
}

// Correct code.

void joined() {
  absl::InlinedVector<std::thread, 4> threads;
  for (int i = 0; i < 3; ++i)
    threads.emplace_back(tell, i);
  for (std::thread &t : threads)
    t.join();
}

void joined_by_key() {
  absl::flat_hash_map<int, std::thread> threads;
  threads.emplace(1, std::thread(work));
  for (auto &[key, thread] : threads)
    thread.join();
}

void joined_optional() {
  absl::optional<std::thread> thread;
  if (ready())
    thread.emplace(work);
  if (thread.has_value())
    thread->join();
}

// Cleanups run on every path.
void cleaned_up() {
  std::thread thread(work);
  absl::Cleanup join = [&thread] { thread.join(); };
  if (!ready())
    return;
  tell(1);
}

void made_cleanup() {
  std::thread thread(work);
  auto join = absl::MakeCleanup([&] { thread.join(); });
  tell(2);
}

void notified() {
  absl::Notification done;
  std::thread thread([&done] { done.Notify(); });
  done.WaitForNotification();
  thread.join();
}

void counted() {
  absl::BlockingCounter counter(2);
  absl::InlinedVector<std::thread, 2> threads;
  for (int i = 0; i < 2; ++i)
    threads.emplace_back([&counter] { counter.DecrementCount(); });
  counter.Wait();
  for (std::thread &t : threads)
    t.join();
}

class Worker {
  absl::Mutex mutex;
  bool stop = false;
  std::thread thread;
  void run() {
    absl::MutexLock lock(&mutex);
    mutex.Await(absl::Condition(&stop));
  }

public:
  Worker() : thread([this] { run(); }) {}
  ~Worker() {
    {
      absl::MutexLock lock(&mutex);
      stop = true;
    }
    thread.join();
  }
};

struct JoiningPool {
  absl::InlinedVector<std::thread, 8> threads;
  void start() { threads.emplace_back(work); }
  ~JoiningPool() {
    for (std::thread &t : threads)
      t.join();
  }
};

// What it calls is no task.
int called() {
  absl::AnyInvocable<int()> call = load;
  absl::AnyInvocable<void()> later = [] { work(); };
  later();
  return call();
}

// It hands the future out.
std::future<int> asked() {
  absl::AnyInvocable<std::future<int>()> call = [] { return std::async(std::launch::async, load); };
  return call();
}

int value() {
  absl::StatusOr<std::future<int>> future = request(2);
  if (!future.ok())
    return -1;
  return future->get();
}

int asserted() { return request(3).value().get(); }

void slept() {
  std::future<int> loaded = std::async(std::launch::async, load);
  absl::SleepFor(absl::Milliseconds(10));
  tell(loaded.get());
}

void taken(absl::InlinedVector<std::thread, 4> *out) {
  absl::InlinedVector<std::thread, 4> threads;
  threads.emplace_back(work);
  *out = std::move(threads);
}

void bound() {
  std::thread thread(absl::bind_front(tell, 1));
  thread.join();
}

void fixed_and_joined() {
  absl::FixedArray<std::thread> threads(2);
  threads[0] = std::thread(work);
  threads[1] = std::thread(work);
  for (std::thread &t : threads)
    t.join();
}
