//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Handles whose drop blocks, and is reached at once: the code is serial.
///
/// The approximation: two statements in a row, and nothing else in the function
/// that may start work.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_SERIALWAITS_H
#define SPAWN_TIDY_FLOW_SERIALWAITS_H

#include "flow/HandleUse.h"
#include "clang/AST/Decl.h"
#include <vector>

namespace spawn {

/// A variable that is waited for as soon as its work has been started.
struct SerialWait {
  const clang::VarDecl *Var;
  HolderShape Shape;
  Spawn What;
  /// What waits: `t.reset()`, an assignment; null: the end of its scope.
  const clang::Expr *At = nullptr;
};

/// Those of \p F, which must have a body that depends on no template parameter;
/// \p Parents covers it.
std::vector<SerialWait> findSerialWaits(const clang::FunctionDecl &F,
                                        const clang::ParentMap &Parents,
                                        const Spawns &Spawners);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_SERIALWAITS_H
