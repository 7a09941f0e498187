//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where the handles in a function's variables end unreleased, and on which
/// paths.
///
/// The approximation: a forward analysis over clang::CFG of what each variable
/// may hold (nothing, live work, released work), kept apart by the values of
/// the conditions that occur more than once. Work that is live on one of two
/// joined paths is in doubt; a later release on some path settles the doubt.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_PATHS_RELEASEPATHS_H
#define SPAWN_TIDY_FLOW_PATHS_RELEASEPATHS_H

#include "ast/Body.h"
#include "flow/EventLoops.h"
#include "flow/HandleUse.h"
#include "flow/throws/Throws.h"
#include "handles/Spawns.h"
#include "clang/AST/ASTContext.h"
#include <vector>

namespace spawn {

/// What drops the work in a variable.
enum class DropCause {
  ScopeEnd,  ///< the variable's life ends
  Overwrite, ///< it gets other work
  Destroy,   ///< what it points to is destroyed: `reset()`, `delete`
  Exception, ///< an exception ends its life
};

/// A way in which the work in a variable is dropped.
struct UnreleasedLocal {
  DropCause Ends;
  const clang::VarDecl *Var;
  HolderShape Shape;
  Spawn What;
  /// No statement of the function releases it.
  bool Never = false;
  /// It is also overwritten, or destroyed, while it is live.
  bool EndsBefore = false;
  /// Overwrite, Destroy, Exception: the expression. ScopeEnd: the `return` or
  /// other jump, or null at the end of the block.
  const clang::Stmt *At = nullptr;
  /// The branch after which no release can follow, and the way it takes: a
  /// condition and its value, a handler, a case, or the switch of which no case
  /// applies.
  const clang::Stmt *Decision = nullptr;
  bool DecisionValue = false;
  /// Exception: what is raised. If \c At is no throw-expression itself, this
  /// says where that is.
  Thrown Raised = {};
};

/// The handles of a function that end unreleased, at most one ScopeEnd or
/// Exception for each variable. None if its body is too large, or if its
/// variables are too many to be analyzed as a whole.
std::optional<std::vector<UnreleasedLocal>>
findUnreleased(const Body &Of, const Spawns &Spawners, Throws &T,
               EventLoops &Loops);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_PATHS_RELEASEPATHS_H
