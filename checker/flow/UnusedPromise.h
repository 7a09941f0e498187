//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Promises that nobody gives anything: their futures have nothing to lose.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_UNUSEDPROMISE_H
#define SPAWN_TIDY_FLOW_UNUSEDPROMISE_H

#include "handles/Spawns.h"
#include "clang/AST/Decl.h"

namespace spawn {

/// True if \p S is the future of a promise that is a local variable of \p F,
/// and all that \p F does with that is to ask for the future. \p F must have a
/// body.
bool isNeverGiven(const Spawn &S, const clang::FunctionDecl &F,
                  const Spawns &Spawners);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_UNUSEDPROMISE_H
