//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Structured concurrency: a scope that no task of its own outlives.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_RUNTIME_TASKSCOPE_H
#define MONITOR_RUNTIME_TASKSCOPE_H

#include "runtime/Runtime.h"
#include <exception>
#include <vector>

namespace monitor {

/// Owns the tasks that are spawned in it. When one of them ends, for whatever
/// reason, or the parent is stopped, all are stopped; the scope ends when all
/// have ended. Its tasks may thus refer to what lives longer than the scope.
/// spawn(), join() and the destructor belong to one thread.
class TaskScope {
public:
  /// A stop of \p Parent stops the tasks.
  TaskScope(Runtime &Tasks, std::stop_token Parent)
      : Tasks(Tasks), OnParentStop(std::move(Parent), Stopper{Stop}) {}
  TaskScope(const TaskScope &) = delete;
  TaskScope &operator=(const TaskScope &) = delete;
  /// Stops the tasks and waits for their end; what they threw is lost.
  ~TaskScope();

  /// Starts \p Work with the scope's own token.
  void spawn(Runtime::Task Work);
  /// Waits for the end of all tasks, which begins with the end of the first.
  /// \throws what the first task that failed threw; an aborted one did not.
  void join();

private:
  struct Stopper {
    std::stop_source &Stop;
    void operator()() const { Stop.request_stop(); }
  };
  void run(const Runtime::Task &Work, const std::stop_token &Aborted);

  Runtime &Tasks;
  std::stop_source Stop;
  std::stop_callback<Stopper> OnParentStop;
  std::vector<JoinHandle> Children;
  std::mutex Mutex;
  std::exception_ptr FirstError;
};

} // namespace monitor

#endif // MONITOR_RUNTIME_TASKSCOPE_H
