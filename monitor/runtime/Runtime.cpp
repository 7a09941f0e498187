//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Runtime.h.
///
//===----------------------------------------------------------------------===//

#include "runtime/Runtime.h"
#include <algorithm>
#include <condition_variable>
#include <exception>

namespace monitor {

struct TaskState {
  std::mutex Mutex;
  std::condition_variable Ended;
  bool Finished = false;
  std::exception_ptr Error;
  std::stop_source Stop;

  bool is_finished() {
    std::lock_guard Lock(Mutex);
    return Finished;
  }
  void finish(std::exception_ptr E) {
    std::lock_guard Lock(Mutex);
    Error = std::move(E);
    Finished = true;
    Ended.notify_all();
  }
};

void sleep_for(const std::stop_token &Stop,
               std::chrono::milliseconds Duration) {
  std::mutex Mutex;
  std::condition_variable_any Wake;
  std::unique_lock Lock(Mutex);
  Wake.wait_for(Lock, Stop, Duration, [] { return false; });
  if (Stop.stop_requested())
    throw TaskAborted();
}

void JoinHandle::abort() { State->Stop.request_stop(); }

bool JoinHandle::is_finished() const { return State->is_finished(); }

void JoinHandle::wait() const {
  std::unique_lock Lock(State->Mutex);
  State->Ended.wait(Lock, [this] { return State->Finished; });
}

void JoinHandle::join() const {
  wait();
  if (State->Error)
    std::rethrow_exception(State->Error);
}

JoinHandle Runtime::spawn(Task Work) {
  auto State = std::make_shared<TaskState>();
  std::lock_guard Lock(Mutex);
  if (Closed) {
    State->finish(nullptr);
    return JoinHandle(std::move(State));
  }
  std::erase_if(Tasks, [](Running &R) { return R.State->is_finished(); });
  // A place for the thread first: once it runs, nothing here may fail.
  std::list<Running> Started(1);
  Started.front().State = State;
  Started.front().Thread =
      std::jthread([State, Work = std::move(Work)]() mutable {
        std::exception_ptr Error;
        try {
          Work(State->Stop.get_token());
        } catch (const TaskAborted &) {
        } catch (...) {
          Error = std::current_exception();
        }
        Work = nullptr; // what the task held ends with the task
        State->finish(std::move(Error));
      });
  Tasks.splice(Tasks.end(), Started);
  return JoinHandle(std::move(State));
}

void Runtime::shutdown() {
  {
    std::lock_guard Lock(Mutex);
    Closed = true; // from here on, nothing is added to the list or removed
  }
  // Without the lock, which a stop callback or an ending task may take.
  for (Running &R : Tasks)
    R.State->Stop.request_stop();
  for (Running &R : Tasks)
    if (R.Thread.joinable())
      R.Thread.join();
}

std::size_t Runtime::live_tasks() const {
  std::lock_guard Lock(Mutex);
  return std::count_if(Tasks.begin(), Tasks.end(), [](const Running &R) {
    return !R.State->is_finished();
  });
}

} // namespace monitor
