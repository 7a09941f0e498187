//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Who waits for what a task sets, in place of its handle.
///
/// The approximation: a task may set what it is given by reference or pointer,
/// and the members and globals that it names; to wait is to call what the
/// vocabulary says waits, to `co_await`, or to turn in a loop that changes
/// nothing that it tests. Whether the task sets it last is not asked.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_TASKWAITS_H
#define SPAWN_TIDY_FLOW_TASKWAITS_H

#include "ast/Body.h"
#include "flow/Detaches.h"
#include "flow/EventLoops.h"
#include "handles/Spawns.h"
#include "tasks/EndlessLoops.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseSet.h"

namespace spawn {

/// What is known of how a function ends that has started a task.
enum class StarterEnd {
  Returns,      ///< it may, while the task runs
  Waits,        ///< on each path it waits for something that the task sets
  NeverReturns, ///< no path leads to its end
};

class TaskWaits {
public:
  /// \p In has a body, and lets go of \p Started; that and \p Spawners must
  /// outlive this.
  TaskWaits(const DetachedTask &Started, const clang::FunctionDecl &In,
            const Spawns &Spawners);

  /// How the function of \p In ends after \p Found, which lets the task go, or
  /// after the start of the task, if that stands in it.
  StarterEnd endOfStarter(const Body &In, const Detach &Found,
                          EventLoops &Loops, EndlessLoops &Endless) const;

  /// True if the end of an object of \p Class waits for a member that the task
  /// names, or ends the program.
  bool isEndOfObjectSafe(const clang::CXXRecordDecl &Class,
                         Bodies &Functions) const;

private:
  void addGiven(const clang::Expr &Given);
  void addNamed(const clang::FunctionDecl &Runs);
  void addLinked(const clang::Stmt &Body);
  /// True if \p E leads to what the task may set.
  bool isSet(const clang::Expr &E) const;
  bool namesSet(const clang::Stmt &Root) const;
  bool isWait(const clang::Stmt &S) const;
  bool isWaitingLoop(const clang::Stmt &Loop) const;

  const DetachedTask &Started;
  const Spawns &Spawners;
  const Catalogue &Known;
  /// Variables of the starting function, members, and globals.
  llvm::DenseSet<const clang::ValueDecl *> Set;
};

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_TASKWAITS_H
