// RUN: %check_spawn %s --same-choices --headers libstdc++
// Boost.Thread's own headers (libboost1.81-dev), as they are by default: the
// destructor of a thread detaches it.
#include <boost/thread.hpp>
#include <boost/thread/future.hpp>
#include <boost/thread/scoped_thread.hpp>
#include <memory>
#include <vector>

void work();
int compute();
bool ready();

void dropped() {
  boost::thread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'thread' created here is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join() the task here, which waits for its end
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  boost::async(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'boost::async' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  boost::unique_future<int> result = boost::async(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the future 'result' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:29: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  boost::packaged_task<int> task(compute);
  task.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'boost::packaged_task::get_future' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

void never() {
  boost::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the 'thread' 't' is never released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: stop or join the task on every path, or give it to a guard that does so in its destructor
}

void on_one_branch() {
  boost::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the 'thread' 't' is not released on some paths, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+2]]:7: note: no release follows when this condition is false
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: stop or join the task on every path, or give it to a guard that does so in its destructor
  if (ready())
    t.join();
}

void overwritten() {
  boost::thread t(work);
  t = boost::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'thread' 't' is overwritten before it is released, so the task runs on, and nothing can stop or observe it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: stop or join the task before this
  t.join();
}

// Correct code.

// The old names of the bounded joins.
void released() {
  boost::thread t(work);
  t.join();
  boost::thread timed(work);
  if (!timed.timed_join(boost::posix_time::seconds(1)))
    timed.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: nobody can wait for the 'thread' that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:11: note: keep it, and wait for its end before what it uses ends
    // CHECK-MESSAGES: :[[@LINE-3]]:11: note: call join() instead, which waits here; the program hangs there unless the task ends by itself
  boost::shared_ptr<boost::thread> shared(new boost::thread(work));
  shared->join();
}

// Joined by the group.
void group() {
  boost::thread_group threads;
  threads.create_thread(work);
  threads.join_all();
}

// Joined by its destructor.
void scoped() {
  boost::scoped_thread<> t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the scoped thread 't' waits at once, at the end of its scope, so the task runs no faster than a plain call [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:26: note: do other work before this waits, or call the function directly
}

// The old names of the waits.
void results() {
  boost::unique_future<int> a = boost::async(compute);
  a.get();
  boost::unique_future<int> b = boost::async(compute);
  if (b.timed_wait(boost::posix_time::seconds(1)))
    ready();
}
