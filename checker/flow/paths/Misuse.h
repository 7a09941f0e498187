//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `pthread_join` fails for a thread that cannot be joined, and for no other
/// reason. A program that tests its result is right to, but what stands behind
/// a failure is no path that a right program takes.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_PATHS_MISUSE_H
#define SPAWN_TIDY_FLOW_PATHS_MISUSE_H

#include "handles/Catalogue.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"

namespace spawn {

/// True if \p Condition is \p Value only where a function has failed that, by
/// its row in \p Known, fails on misuse alone: `pthread_join(t, 0) != 0`, and
/// an assertion of it.
bool isMisuse(const clang::Expr &Condition, bool Value, const Catalogue &Known,
              const clang::ASTContext &Ctx);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_PATHS_MISUSE_H
