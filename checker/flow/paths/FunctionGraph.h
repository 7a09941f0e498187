//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A function's CFG, with what its analysis asks of it again and again.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_PATHS_FUNCTIONGRAPH_H
#define SPAWN_TIDY_FLOW_PATHS_FUNCTIONGRAPH_H

#include "ast/Body.h"
#include "flow/EventLoops.h"
#include "flow/paths/FollowedConditions.h"
#include "flow/throws/Throws.h"
#include "handles/Spawns.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"

namespace spawn {

/// What all groups of variables of a function share. Not owned: all that is
/// given must outlive it.
struct FunctionGraph {
  FunctionGraph(const Body &Of, BodyGraph &Graph, const Spawns &Spawners,
                Throws &T, EventLoops &Loops);

  /// What evaluating \p S raises; `throw;` raises what is caught around it.
  llvm::ArrayRef<Thrown> raisedBy(const clang::Stmt &S);

  const clang::FunctionDecl &F;
  clang::ASTContext &Ctx;
  BodyGraph &Graph;
  const clang::ParentMap &Parents;
  const Spawns &Spawners;
  EventLoops &Loops;
  FollowedConditions Conditions;
  /// An exception may not leave: the program ends then, whatever is live.
  bool ThrowEndsProgram = false;
  unsigned Steps = 0; ///< elements looked at so far

private:
  const clang::Type *caughtAround(const clang::Stmt &S) const;

  Throws &T;
  llvm::DenseMap<const clang::Stmt *, llvm::SmallVector<Thrown, 1>> Raised;
};

/// True if \p Block ends in a throw-expression: its edges are not followed, but
/// those to the handlers that catch what is thrown.
bool endsInThrow(const clang::CFGBlock &Block);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_PATHS_FUNCTIONGRAPH_H
