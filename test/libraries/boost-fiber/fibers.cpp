// RUN: %check_spawn %s --headers libstdc++
// Boost.Fiber's own headers (libboost-fiber1.81-dev).
#include <boost/fiber/all.hpp>
#include <future>
#include <memory>
#include <utility>
#include <vector>

namespace fibers = boost::fibers;

void work();
int compute();
bool ready();
std::future<int> submit();

void dropped(fibers::promise<int> &promise, fibers::packaged_task<int()> &task) {
  fibers::fiber{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the fiber created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join() the task here, which waits for its end
  fibers::fiber(fibers::launch::dispatch, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the fiber created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join() the task here, which waits for its end
  new fibers::fiber(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the fiber created with 'new' is discarded, so nothing can join or delete it, and it leaks [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it in a variable or a smart pointer, and release it there
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  fibers::async(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'boost::fibers::async' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  fibers::async(fibers::launch::dispatch, compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'boost::fibers::async' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  fibers::async(compute).share();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the shared future from 'boost::fibers::async' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  promise.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'boost::fibers::detail::promise_base::get_future' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  task.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'boost::fibers::packaged_task::get_future' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

void by_the_fiber() {
  fibers::fiber f([] { return submit(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the future from this call is discarded by 'boost::fibers::fiber', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:19: note: keep it and call 'get()', which passes the exception on
  f.join();
}

void never() {
  fibers::fiber f(std::allocator_arg, fibers::fixedsize_stack(), work);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the fiber 'f' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: join it on every path, or give it to a guard that joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join 'f' at the end of its scope; the program hangs there unless the task ends by itself
}

void on_one_branch() {
  fibers::fiber f(fibers::launch::post, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the fiber 'f' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join it on every path, or give it to a guard that joins in its destructor
  if (ready())
    return;
  f.join();
}

void overwritten() {
  fibers::fiber f(work);
  f = fibers::fiber(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the fiber 'f' is overwritten before it is released, which calls std::terminate here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: join it before this
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join 'f' before this; the program hangs there unless the task ends by itself
  f.join();
}

void in_a_container() {
  std::vector<fibers::fiber> all;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the work in 'all' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:30: note: join it on every path, or give it to a guard that joins in its destructor
  for (int i = 0; i < 4; ++i)
    all.emplace_back(work);
}

void result_never_taken() {
  fibers::future<int> result = fibers::async(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the future 'result' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:23: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:23: note: get() the result of 'result' at the end of its scope, which rethrows its exception
  result.valid();
}

struct Member {
  Member() : f(work) {}
  fibers::fiber f;
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the fiber 'f' is not released by the implicit destructor of 'Member', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-3]]:14: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join it in the destructor
};

// Correct code.

// Joined, or let go in so many words, as most of the library's examples do.
void released() {
  fibers::fiber(work).detach();
  fibers::fiber(fibers::launch::dispatch, work).join();
  fibers::fiber f(work);
  f.join();
  fibers::fiber given(work);
  fibers::fiber taken = std::move(given);
  taken.detach();
}

// Joined on the path on which there is a fiber.
void asked() {
  fibers::fiber f;
  if (ready())
    f = fibers::fiber(work);
  if (f.joinable())
    f.join();
}

// Joined one by one.
void all() {
  std::vector<fibers::fiber> running;
  for (int i = 0; i < 4; ++i)
    running.emplace_back(work);
  for (fibers::fiber &f : running)
    f.join();
}

// The result is taken.
void results() {
  fibers::async(compute).get();
  fibers::future<int> result = fibers::async(fibers::launch::dispatch, compute);
  result.get();
  fibers::shared_future<int> shared = fibers::async(compute).share();
  shared.wait();
}

// A bounded wait has seen the end, or has given up on it.
void bounded() {
  fibers::future<int> result = fibers::async(compute);
  if (result.wait_for(std::chrono::seconds(1)) == fibers::future_status::timeout)
    return;
  ready();
}

// The future outlives the task that is given to a fiber.
int task() {
  fibers::packaged_task<int()> pt(compute);
  fibers::future<int> result = pt.get_future();
  fibers::fiber(std::move(pt)).detach();
  return result.get();
}

// Returned to who waits.
fibers::future<int> started() { return fibers::async(compute); }

// Joined by its class.
class Owner {
public:
  Owner() : f(work) {}
  ~Owner() { f.join(); }

private:
  fibers::fiber f;
};

// Whoever holds a reference looks after it.
struct Joiner {
  fibers::fiber &f;
  ~Joiner() { f.join(); }
};
void guarded() {
  fibers::fiber f(work);
  Joiner joiner{f};
}

// An exception that fibers hand over, as in the guide's when_any.
void channel(fibers::buffered_channel<int> &results) {
  for (int i = 0; i < 4; ++i)
    fibers::fiber([&results] { results.push(compute()); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:60: warning: nobody can wait for the fiber that is detached here, and it borrows 'results' [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:21: note: it is given to the fiber here
    // CHECK-MESSAGES: :[[@LINE-3]]:60: note: keep it, and wait for its end before what it uses ends
    // CHECK-MESSAGES: :[[@LINE-4]]:60: note: call join() instead, which waits here; the program hangs there unless what the task calls on line 196 returns
}

fibers::fiber handed_out() { return fibers::fiber(work); }

void handed_on(std::vector<fibers::fiber> &all) {
  fibers::fiber f(work);
  all.push_back(std::move(f));
}

void by_pointer() {
  auto f = std::make_unique<fibers::fiber>(work);
  if (ready())
    work();
  f->join();
}
