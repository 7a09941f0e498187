//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which objects a task can come to through what it was given.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_TASKS_REACH_H
#define SPAWN_TIDY_TASKS_REACH_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"

namespace spawn {

/// What a task may lead to, as the sum of its parts.
enum class TaskReach {
  Nothing, ///< numbers and functions only
  Object,  ///< the object of the class in question
  Others,  ///< something else, or something that is not understood
};

/// What the task that \p Start starts may lead to. A pointer to \p Class is
/// taken for one to the object itself.
TaskReach reachOf(const clang::Expr &Start, const clang::CXXRecordDecl &Class);

} // namespace spawn

#endif // SPAWN_TIDY_TASKS_REACH_H
