//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a coroutine that is started by name, `on(executor, load()).start()`,
/// hands to who keeps the handle of it. To start it says that it is to go on by
/// itself; the check is on what gets lost by that.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_STARTEDCOROUTINE_H
#define SPAWN_TIDY_FLOW_STARTEDCOROUTINE_H

#include "handles/Spawns.h"
#include "clang/AST/Expr.h"

namespace spawn {

/// True if \p Start, a call of a function whose row says that it starts a lazy
/// task, visibly loses nothing where its value is dropped: there is no result,
/// and no exception leaves the coroutine, as far as bodies are in sight.
bool startsQuietly(const clang::CallExpr &Start, const Spawns &Spawners);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_STARTEDCOROUTINE_H
