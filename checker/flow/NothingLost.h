//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Work whose result nobody misses, as there is none.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_NOTHINGLOST_H
#define SPAWN_TIDY_FLOW_NOTHINGLOST_H

#include "handles/Spawns.h"
#include "clang/AST/Decl.h"

namespace spawn {

/// True if a drop of \p S in \p F would lose a result, and there is none:
/// - it is the future of a promise that is a local variable of \p F, and all
///   that \p F does with that is to ask for the future, or
/// - the task returns nothing, and no exception leaves its visible body, or
/// - it is a coroutine that is started by name, and visibly hands on nothing.
/// \p F must have a body.
bool losesNothing(const Spawn &S, const clang::FunctionDecl &F,
                  const Spawns &Spawners);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_NOTHINGLOST_H
