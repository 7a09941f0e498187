// RUN: %check_spawn %s --headers libstdc++ -- -DBOOST_THREAD_VERSION=4
// Boost.Thread's own headers (libboost1.81-dev), where the destructor of a thread
// terminates.
#include <boost/thread.hpp>
#include <boost/thread/future.hpp>
#include <boost/thread/scoped_thread.hpp>
#include <boost/thread/thread_guard.hpp>
#include <future>
#include <memory>
#include <utility>
#include <vector>

void work();
int compute();
bool ready();
std::future<int> submit();

void dropped() {
  boost::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'thread' created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join() the task here, which waits for its end
  new boost::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'thread' created with 'new' is discarded, so nothing can join or delete it, and it leaks [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it in a variable or a smart pointer, and release it there
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  boost::scoped_thread<>{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the scoped thread created here is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and wait for it where the result is needed, or call the function directly
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep the scoped thread until the end of the scope
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: join() the task here, which waits for its end
  boost::strict_scoped_thread<>{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the scoped thread created here is discarded, which blocks here until the task ends, so it runs no faster than a plain call [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and wait for it where the result is needed, or call the function directly
}

void futures(boost::promise<int> &promise) {
  boost::async(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'boost::async' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  boost::async(boost::launch::async, compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'boost::async' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  boost::async(boost::launch::deferred, compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'boost::async' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which runs the task
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  (void)boost::async(boost::launch::deferred, compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the future from 'boost::async' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; keep it and call 'get()', which runs the task
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:9: note: wait for the task here
  boost::async(compute).share();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the shared future from 'boost::async' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  promise.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'boost::promise::get_future' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  boost::packaged_task<int()> task(compute);
  task.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'boost::packaged_task::get_future' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  task();
}

void by_a_callee(boost::thread_group &group) {
  boost::thread runner([] { return boost::async(compute); });
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the future from this call is discarded by 'boost::thread', so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: note: keep the handle, and stop or join the task when it is no longer needed
  group.create_thread(submit);
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the future from 'submit' is discarded by 'boost::thread_group::create_thread', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:23: note: keep it and call 'get()', which passes the exception on
  runner.join();
}

void never() {
  boost::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the 'thread' 't' is never released, which calls std::terminate at the end of its scope [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: join it on every path, or give it to a guard that joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join 't' at the end of its scope; the program hangs there unless the task ends by itself
}

void on_one_branch() {
  boost::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the 'thread' 't' is not released on some paths, which calls std::terminate there [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join it on every path, or give it to a guard that joins in its destructor
  if (ready())
    t.join();
}

void overwritten() {
  boost::thread t(work);
  t = boost::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'thread' 't' is overwritten before it is released, which calls std::terminate here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: join it before this
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join 't' before this; the program hangs there unless the task ends by itself
  t.join();
}

void destroyed() {
  auto p = std::make_unique<boost::thread>(work);
  p.reset();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'thread' in 'p' is destroyed before it is released, which calls std::terminate here [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: join it before this
}

void early(bool stop) {
  boost::future<int> result = boost::async(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the future 'result' is not released on some paths, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:22: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  if (stop)
    return;
  result.get();
}

void deferred() {
  boost::future<int> result = boost::async(boost::launch::deferred, compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the future 'result' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: call 'get()', which runs the task
  result.valid();
}

struct Member {
  Member() : t(work) {}
  boost::thread t;
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the 'thread' 't' is not released by the implicit destructor of 'Member', which calls std::terminate if it is still joinable [spawn-unreleased-member]
  // CHECK-MESSAGES: :[[@LINE-3]]:14: note: started here
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: join it in the destructor
};

// Not found, for want of a row that says no outcome: what a container is given,
// a group that is not joined, and a thread that is only asked to stop.

void not_found() {
  std::vector<boost::thread> threads;
  threads.emplace_back(work);
  boost::thread_group group;
  group.create_thread(work);
  boost::thread t(work);
  t.interrupt();
}

// Correct code.

// Joined, or let go in so many words.
void released() {
  boost::thread(work).join();
  boost::thread t(work);
  t.interrupt();
  t.join();
  boost::thread timed(work);
  if (!timed.try_join_for(boost::chrono::seconds(1)))
    timed.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: nobody can wait for the 'thread' that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:11: note: keep it, and wait for its end before what it uses ends
    // CHECK-MESSAGES: :[[@LINE-3]]:11: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  boost::thread given(work);
  boost::thread taken = boost::move(given);
  taken.join();
}

// The guide's ways to join: all of them do it in a destructor.
void guards() {
  boost::scoped_thread<> scoped((boost::thread(work)));
  boost::scoped_thread<> direct(work);
  boost::strict_scoped_thread<> strict((boost::thread(work)));
  boost::scoped_thread<boost::interrupt_and_join_if_joinable> stopped(work);
  boost::thread t(work);
  boost::thread_guard<> guard(t);
}

// The group owns its threads.
void group() {
  boost::thread_group threads;
  for (int i = 0; i < 4; ++i)
    threads.create_thread(work);
  threads.add_thread(new boost::thread(work));
  threads.join_all();
}

// The result is taken, also by a chain's last continuation.
void results() {
  boost::async(compute).get();
  boost::async(compute).wait();
  boost::future<int> first = boost::async(compute);
  boost::future<int> second =
      first.then([](boost::future<int> f) { return f.get() + 1; });
  second.get();
  boost::future<int> polled = boost::async(compute);
  while (!polled.is_ready())
    boost::this_thread::yield();
  polled.get();
}

// What has thrown has ended.
void failed() {
  boost::future<int> result = boost::async(compute);
  if (result.has_exception())
    return;
  result.get();
}

// A chain ends with what nobody waits for; it reports by itself.
void chain() {
  boost::async(compute).then([](boost::future<int> f) { f.get(); });
}

// All of them are given away.
void all() {
  boost::future<int> a = boost::async(compute), b = boost::async(compute);
  boost::wait_for_all(a, b);
  boost::future<int> c = boost::async(compute), d = boost::async(compute);
  boost::when_all(boost::move(c), boost::move(d)).wait();
}

// What is ready by birth is no work.
void ready_made() {
  boost::make_ready_future(1);
  boost::future<int> kept = boost::make_ready_future(1);
  (void)kept.valid();
}

// The other end of the future is kept.
boost::future<int> returned() {
  boost::packaged_task<int()> task(compute);
  boost::future<int> result = task.get_future();
  boost::thread(boost::move(task)).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: nobody can wait for the 'thread' that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: note: keep it, and wait for its end before what it uses ends
  // CHECK-MESSAGES: :[[@LINE-3]]:36: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  return result;
}

// Joined by its class.
class Owner {
public:
  Owner() : t(work) {}
  ~Owner() {
    t.interrupt();
    t.join();
  }

private:
  boost::thread t;
};

boost::thread handed_out() { return boost::thread(work); }

void handed_on(std::vector<boost::thread> &all) {
  boost::thread t(work);
  all.push_back(std::move(t));
}
