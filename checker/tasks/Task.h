//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a spawn runs, and what it is given for it.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_TASKS_TASK_H
#define SPAWN_TIDY_TASKS_TASK_H

#include "handles/Catalogue.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"

namespace spawn {

/// The parts of a call, construction or new-expression that spawns. The
/// expressions are as they are written there.
struct Task {
  /// The argument that is called; null: none is.
  const clang::Expr *Callable = nullptr;
  /// The function that calling it ends in, which may have no visible body;
  /// null: it is not known.
  const clang::FunctionDecl *Function = nullptr;
  /// The `job` of `&Job::run, job`: what the member function is called on;
  /// null: nothing that is given to the spawn.
  const clang::Expr *Receiver = nullptr;
  /// What is kept for the parameters of \c Function, in their order.
  llvm::SmallVector<const clang::Expr *, 4> Bound;
  /// What else is given to the spawn, such as a launch policy or an executor.
  llvm::SmallVector<const clang::Expr *, 4> Others;
};

/// The task that \p Site starts. Default arguments are no part of it. Where no
/// row of \p Known says otherwise, the first argument that can be called is the
/// callable, and what follows is bound.
Task taskOf(const clang::Expr &Site, const Catalogue &Known);

} // namespace spawn

#endif // SPAWN_TIDY_TASKS_TASK_H
