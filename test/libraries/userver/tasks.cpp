// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of userver's tasks; this is no header of its.
#include <string>
#include <utility>
#include <vector>

namespace userver {
namespace engine {
class Task {
public:
  Task();
  Task(Task &&) noexcept;
  ~Task();
  void Wait() const;
  void BlockingWait() const;
  void RequestCancel();
  void SyncCancel() noexcept;
  bool IsFinished() const;
  bool IsValid() const;
};
template <class T> class TaskWithResult : public Task {
public:
  TaskWithResult();
  TaskWithResult(TaskWithResult &&) noexcept;
  TaskWithResult &operator=(TaskWithResult &&) noexcept;
  T Get();
};
template <class F> TaskWithResult<int> AsyncNoSpan(F f);
} // namespace engine
namespace utils {
template <class F> engine::TaskWithResult<int> Async(std::string name, F f);
} // namespace utils
} // namespace userver

using namespace userver;
int load();
void echo();
engine::TaskWithResult<int> request(int);

// Defects: the task is cancelled before it has begun.

void dropped() { utils::Async("load", load); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the task from 'userver::utils::Async' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:18: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:18: note: take its result with Get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:18: note: wait for the task here
// CHECK-MESSAGES: :[[@LINE-5]]:18: note: cast to void: the drop is meant

void dropped_without_span() { engine::AsyncNoSpan(load); }
// CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the task from 'userver::engine::AsyncNoSpan' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:31: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:31: note: take its result with Get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:31: note: wait for the task here
// CHECK-MESSAGES: :[[@LINE-5]]:31: note: cast to void: the drop is meant

void requested() { request(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the task from 'request' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:20: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:20: note: take its result with Get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:20: note: wait for the task here
// CHECK-MESSAGES: :[[@LINE-5]]:20: note: cast to void: the drop is meant

void asked() { utils::Async("load", load).IsFinished(); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the task from 'userver::utils::Async' is only asked 'IsFinished' and then discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:16: note: keep the handle for as long as the work is to go on

void in_a_loop() {
  for (int i = 0; i < 3; ++i)
    request(i);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task from 'request' is discarded, which cancels the work at once [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle for as long as the work is to go on
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with Get() here, which rethrows its exception
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: wait for the task here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: cast to void: the drop is meant
}

struct Service {
  engine::TaskWithResult<int> Send();
  void Fire() { Send(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task from 'Service::Send' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: take its result with Get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:17: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:17: note: cast to void: the drop is meant
};

// Correct code: the end of the scope cancels and waits.

void until_the_end() {
  auto task = utils::Async("echo", load);
  echo();
}

void several() {
  std::vector<engine::TaskWithResult<int>> tasks;
  for (int i = 0; i < 3; ++i)
    tasks.push_back(engine::AsyncNoSpan(load));
  echo();
}

int waited() { return utils::Async("load", load).Get(); }

engine::TaskWithResult<int> handed_on() { return request(2); }

class Worker {
  engine::TaskWithResult<int> task;

public:
  void Start() { task = utils::Async("work", load); }
};

void cancelled() {
  auto task = request(3);
  task.SyncCancel();
}

void overwritten() {
  auto task = request(4);
  task = request(5);
}

void waits() { request(6).Wait(); }

void waits_outside() { request(7).BlockingWait(); }
