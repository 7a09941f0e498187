//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Repairs of a task that nothing can stop.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_STOPTOKENFIXES_H
#define SPAWN_TIDY_FIXES_STOPTOKENFIXES_H

#include "fixes/FixContext.h"
#include "tasks/TaskStart.h"

namespace spawn {

/// For \p Loop, which has no way out, in a lambda that is given to a
/// std::jthread: the lambda takes a stop token, which the loop tests.
Repairs repairEndlessLoop(const clang::Stmt &Loop, const TaskStart &Start,
                          const FixContext &Context, clang::ASTContext &Ctx);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_STOPTOKENFIXES_H
