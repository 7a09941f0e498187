//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Whether a task comes to its end without help: only then is it harmless to
/// join it where nobody did.
///
/// The approximation: a task ends by itself if its visible body, with all that
/// it calls, has no loop but counted ones and no wait; it never ends if no path
/// of its body leads out. Of all others nothing is known.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_TASKS_TASKENDS_H
#define SPAWN_TIDY_TASKS_TASKENDS_H

#include "handles/Spawns.h"
#include "tasks/EndlessLoops.h"
#include "tasks/Obstacles.h"
#include "tasks/Task.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"

namespace spawn {

/// \copydoc TaskEnds.h
struct TaskEnd {
  enum class Kind {
    ByItself, ///< nothing else has to end it
    Unknown,  ///< it may loop, or wait for something else
    Never,    ///< no path leads out of it
  };
  Kind How = Kind::Unknown;
  /// Unknown: the loop or the call because of which it may not end; null where
  /// its body is out of sight.
  const clang::Stmt *Because = nullptr;

  /// That of two tasks of which at least one is started.
  static TaskEnd worse(TaskEnd A, TaskEnd B) { return A.How < B.How ? B : A; }
};

/// Knows the tasks of one translation unit. Not thread-safe.
class TaskEnds {
public:
  /// \p Spawners and \p Loops must outlive this.
  TaskEnds(const Spawns &Spawners, EndlessLoops &Loops)
      : Spawners(Spawners), Loops(Loops), Ways(Spawners.catalogue()) {}

  /// Of the task that the expression \p Site starts: a spawn, or null.
  TaskEnd ofSpawn(const clang::Expr *Site);
  TaskEnd ofFunction(const clang::FunctionDecl &F);

private:
  TaskEnd ofSpawn(const clang::Expr *Site, unsigned Depth);
  Obstacle obstacleInArguments(const Task &Started);
  bool leadsTo(clang::QualType T, const clang::CXXMethodDecl &Method) const;
  bool isMadeInto(clang::QualType Arg, clang::QualType Param) const;

  const Spawns &Spawners;
  EndlessLoops &Loops;
  Obstacles Ways;
  /// Of what a function that wraps a spawner returns.
  llvm::DenseMap<std::pair<const clang::FunctionDecl *, unsigned>, TaskEnd>
      Wrappers;
};

} // namespace spawn

#endif // SPAWN_TIDY_TASKS_TASKENDS_H
