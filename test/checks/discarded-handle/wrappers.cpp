// RUN: %check_spawn %s
// A smart pointer to a handle, an optional of one, a container of them.
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

void work();
std::optional<std::thread> maybe_start();
std::vector<std::future<int>> start_all();
std::unique_ptr<std::thread> start_on_heap();
std::pair<int, std::future<int>> start_with_id();

void returned() {
  maybe_start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread in 'std::optional' from 'maybe_start' is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
  start_all();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future in 'std::vector' from 'start_all' is discarded, so the task's result
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  start_on_heap();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread in 'std::unique_ptr' from 'start_on_heap' is discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  start_with_id();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future in 'std::pair' from 'start_with_id' is discarded, so the task's result
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void made_here() {
  std::make_unique<std::thread>(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread in 'std::unique_ptr' from 'std::make_unique' is discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  std::make_shared<std::jthread>(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the jthread in 'std::shared_ptr' from 'std::make_shared' is discarded, which blocks
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  std::unique_ptr<std::thread>(new std::thread(work));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread in 'std::unique_ptr' created here is discarded, which calls std::terminate here
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
}

// Correct code.

struct Pool {
  std::vector<std::thread> threads;
  std::shared_ptr<std::thread> last;
  std::vector<std::thread> &all() { return threads; }
  std::shared_ptr<std::thread> current() { return last; }
  std::shared_ptr<std::thread> start() {
    auto started = std::make_shared<std::thread>(work);
    last = started;
    return started;
  }
};

void correct(Pool &pool) {
  pool.all();
  pool.current();
  pool.start();
  pool.threads.emplace_back(work);
  pool.threads.back();
  auto kept = maybe_start();
  auto futures = start_all();
  std::vector<std::thread>(4);
  std::vector<std::thread>();
  std::make_unique<std::thread>();
  std::make_shared<std::thread>();
  std::optional<std::thread>();
  start_with_id().second.get();
  start_on_heap()->join();
  (void)start_all();
}
