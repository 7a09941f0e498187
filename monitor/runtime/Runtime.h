//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A task runtime of about a page, in the manner of tokio: tasks are spawned on
/// a Runtime, a JoinHandle stops and awaits one, and a dropped JoinHandle lets
/// its task run on.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_RUNTIME_RUNTIME_H
#define MONITOR_RUNTIME_RUNTIME_H

#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace monitor {

/// Thrown out of sleep_for() in a task that was aborted. The runtime catches
/// it: an aborted task ends without an error.
struct TaskAborted {};

/// Waits for \p Duration; the point at which a task can be aborted. A stop
/// interrupts the wait itself.
/// \throws TaskAborted as soon as a stop is requested.
void sleep_for(const std::stop_token &Stop, std::chrono::milliseconds Duration);

struct TaskState;

/// The handle of a spawned task. Move-only; one that was moved from may only be
/// assigned to or destroyed. Dropping it neither stops nor awaits the task: it
/// runs on, and nobody is left who could end it before the runtime does. Like
/// that of the audit, it may be dropped without a word of the compiler.
class JoinHandle { // NOLINT(spawn-missing-nodiscard)
public:
  JoinHandle(JoinHandle &&) = default;
  JoinHandle &operator=(JoinHandle &&) = default;

  /// Asks the task to end at its next sleep_for(). Returns at once.
  void abort();
  /// True once the task has returned, thrown, or been aborted.
  bool is_finished() const;
  /// Waits for the end of the task, whatever it was.
  void wait() const;
  /// Waits for the end of the task, and rethrows what it threw.
  void join() const;

private:
  friend class Runtime;
  explicit JoinHandle(std::shared_ptr<TaskState> State)
      : State(std::move(State)) {}
  std::shared_ptr<TaskState> State;
};

/// Runs each task on a thread of its own, and owns them all: its destructor
/// aborts what still runs and waits for it.
class Runtime {
public:
  using Task = std::function<void(const std::stop_token &)>;

  Runtime() = default;
  Runtime(const Runtime &) = delete;
  Runtime &operator=(const Runtime &) = delete;
  ~Runtime() { shutdown(); }

  /// Starts \p Work, which gets the token that abort() stops. On a runtime that
  /// was shut down the task is over before it begins. Thread-safe.
  /// \throws std::system_error if no thread can be started, std::bad_alloc;
  /// nothing was started then.
  JoinHandle spawn(Task Work);
  /// Aborts every task and waits for the end of each. Not for a task to call,
  /// nor for two threads at once.
  void shutdown();
  /// How many tasks have not ended yet. Thread-safe.
  std::size_t live_tasks() const;

private:
  struct Running {
    std::shared_ptr<TaskState> State;
    std::jthread Thread;
  };
  mutable std::mutex Mutex;
  std::list<Running> Tasks;
  bool Closed = false;
};

} // namespace monitor

#endif // MONITOR_RUNTIME_RUNTIME_H
