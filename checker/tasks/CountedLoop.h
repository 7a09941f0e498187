//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Loops that are seen to come to their end.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_TASKS_COUNTEDLOOP_H
#define SPAWN_TIDY_TASKS_COUNTEDLOOP_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Stmt.h"

namespace spawn {

/// True if \p Loop turns a number of times that is fixed when it begins: over
/// an array or a standard container, or with a counter that only its head
/// changes; or once at most (`do … while (0)`).
bool isCountedLoop(const clang::Stmt &Loop, const clang::ASTContext &Ctx);

} // namespace spawn

#endif // SPAWN_TIDY_TASKS_COUNTEDLOOP_H
