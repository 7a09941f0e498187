// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of userver's tasks; this is no header of its.
#include <functional>
#include <optional>
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
  void Detach() &&;
};
template <class T> class TaskWithResult : public Task {
public:
  TaskWithResult();
  TaskWithResult(TaskWithResult &&) noexcept;
  TaskWithResult &operator=(TaskWithResult &&) noexcept;
  T Get();
};
template <class T> class SharedTaskWithResult {
public:
  SharedTaskWithResult();
  SharedTaskWithResult(const SharedTaskWithResult &);
  SharedTaskWithResult &operator=(const SharedTaskWithResult &);
  ~SharedTaskWithResult();
  void Wait() const;
  void RequestCancel();
  bool IsFinished() const;
  const T &Get() const &;
};
class TaskCancellationToken {
public:
  explicit TaskCancellationToken(Task &task);
  void RequestCancel();
};
template <class T> class Future {
public:
  Future();
  Future(Future &&) noexcept;
  Future &operator=(Future &&) noexcept;
  bool is_ready() const;
  T get();
  int wait() const;
};
template <class T> class Promise {
public:
  Promise();
  ~Promise();
  Promise(Promise &&) noexcept;
  Future<T> get_future();
  void set_value(T);
};
template <class F> TaskWithResult<int> AsyncNoSpan(F f);
template <class F> TaskWithResult<int> CriticalAsyncNoSpan(F f);
template <class F> SharedTaskWithResult<int> SharedAsyncNoSpan(F f);
template <class... Tasks> void WaitAllChecked(Tasks &...tasks);
template <class... Tasks> std::vector<int> GetAll(Tasks &...tasks);
template <class... Tasks> std::optional<std::size_t> WaitAny(Tasks &...tasks);
} // namespace engine
namespace utils {
template <class F> engine::TaskWithResult<int> Async(std::string name, F f);
template <class F> engine::TaskWithResult<int> CriticalAsync(std::string name, F f);
template <class F> engine::SharedTaskWithResult<int> SharedAsync(std::string name, F f);
} // namespace utils
namespace concurrent {
class BackgroundTaskStorage {
public:
  void AsyncDetach(std::string name, std::function<void()> f);
  void CancelAndWait() noexcept;
};
class BackgroundTaskStorageCore {
public:
  void Detach(engine::Task &&task);
};
} // namespace concurrent
} // namespace userver

using namespace userver;
int load();
void echo();
bool ready();
engine::TaskWithResult<int> request(int);
engine::Task background();

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

void dropped_critical() { utils::CriticalAsync("load", load); }
// CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the task from 'userver::utils::CriticalAsync' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:27: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:27: note: take its result with Get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:27: note: wait for the task here
// CHECK-MESSAGES: :[[@LINE-5]]:27: note: cast to void: the drop is meant

void dropped_critical_without_span() { engine::CriticalAsyncNoSpan(load); }
// CHECK-MESSAGES: :[[@LINE-1]]:40: warning: the task from 'userver::engine::CriticalAsyncNoSpan' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:40: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:40: note: take its result with Get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:40: note: wait for the task here
// CHECK-MESSAGES: :[[@LINE-5]]:40: note: cast to void: the drop is meant

void shared() { utils::SharedAsync("load", load); }
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task from 'userver::utils::SharedAsync' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:17: note: wait for the task here
// CHECK-MESSAGES: :[[@LINE-4]]:17: note: cast to void: the drop is meant

void base() { background(); }
// CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the task from 'background' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:15: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:15: note: wait for the task here
// CHECK-MESSAGES: :[[@LINE-4]]:15: note: cast to void: the drop is meant

void one_of_two() {
  if (ready())
    request(1).Get();
  else
    request(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task from 'request' is discarded, which cancels the work at once [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle for as long as the work is to go on
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with Get() here, which rethrows its exception
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: wait for the task here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: cast to void: the drop is meant
}

void by_a_comma() { request(1), echo(); }
// CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the task from 'request' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:21: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:21: note: take its result with Get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:21: note: wait for the task here
// CHECK-MESSAGES: :[[@LINE-5]]:21: note: cast to void: the drop is meant

std::optional<engine::TaskWithResult<int>> maybe();
void in_an_optional() { maybe(); }
// CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the task in 'std::optional' from 'maybe' is discarded, which cancels the work at once [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:25: note: keep the handle for as long as the work is to go on
// CHECK-MESSAGES: :[[@LINE-3]]:25: note: cast to void: the drop is meant

void as_a_callback() {
  std::function<void()> callback = [] { return request(1); };
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: the task from this call is discarded by 'std::function', which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: note: keep the handle for as long as the work is to go on
  callback();
}

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

// The samples: two directions of one connection; the end of one ends the other.
void full_duplex() {
  auto send_task = utils::Async("send", load);
  echo();
}

// The tutorial: started together, then their results are taken.
int together() {
  auto first = utils::Async("first", load);
  auto second = utils::Async("second", load);
  return first.Get() + second.Get();
}

// They wait for all, or for one, and the scope ends the rest.
void all() {
  auto first = request(8);
  auto second = request(9);
  engine::WaitAllChecked(first, second);
}

std::vector<int> results() {
  std::vector<engine::TaskWithResult<int>> tasks;
  tasks.push_back(request(10));
  return engine::GetAll(tasks);
}

void fastest() {
  auto first = request(11);
  auto second = request(12);
  engine::WaitAny(first, second);
}

// Documented to go on alone.
void detached() { request(13).Detach(); }

// The storage keeps the tasks, and cancels and waits for them at its end.
class Component {
public:
  void Launch() {
    storage.AsyncDetach("work", echo);
    core.Detach(background());
  }
  ~Component() { storage.CancelAndWait(); }

private:
  concurrent::BackgroundTaskStorage storage;
  concurrent::BackgroundTaskStorageCore core;
};

// Cancelled from elsewhere.
void by_a_token() {
  auto task = request(14);
  engine::TaskCancellationToken token(task);
  token.RequestCancel();
  task.Wait();
}

// A copy of a shared task is no task of its own.
const int &shares(const engine::SharedTaskWithResult<int> &task) {
  engine::SharedTaskWithResult<int> copy = task;
  copy.Wait();
  return task.Get();
}

// The other end of a promise.
int promised() {
  engine::Promise<int> promise;
  auto future = promise.get_future();
  auto task = utils::Async("work", load);
  promise.set_value(1);
  return future.get();
}

// It is meant to be cancelled.
void meant() { (void)request(15); }
