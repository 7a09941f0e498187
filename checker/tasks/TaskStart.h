//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where a task is started.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_TASKS_TASKSTART_H
#define SPAWN_TIDY_TASKS_TASKSTART_H

#include "handles/Spawns.h"
#include "tasks/Task.h"
#include <optional>
#include <string>

namespace spawn {

/// A call or construction that starts a task, whoever gets its handle.
struct TaskStart {
  Task What; ///< it has a callable
  /// What messages call its handle: "thread", "future".
  std::string Noun;
  /// The catalogue's row of the handle's type; null: there is none.
  const HandleRow *Row = nullptr;
  /// An exception that leaves the task is kept for whoever reads its result.
  bool CarriesExceptions = true;

  /// What messages call it: "thread", "task".
  llvm::StringRef name() const {
    return Noun.ends_with("thread") ? llvm::StringRef(Noun) : "task";
  }
};

/// The task that \p Site starts; none where it starts none, where another
/// visible body starts it, or where what it runs is not to be seen.
std::optional<TaskStart> taskStartAt(const clang::Expr &Site,
                                     const Spawns &Spawners);

} // namespace spawn

#endif // SPAWN_TIDY_TASKS_TASKSTART_H
