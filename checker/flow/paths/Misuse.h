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
#include "clang/AST/Expr.h"

namespace spawn {

/// True if \p S calls a function that, by its row in \p Known, returns 0 unless
/// it is misused.
bool failsOnMisuse(const clang::Stmt &S, const Catalogue &Known);

/// True if \p Condition is false only where such a function has failed: it asks
/// the object that a macro has made of a comparison with its result.
bool assertsNoMisuse(const clang::Expr &Condition, const Catalogue &Known);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_PATHS_MISUSE_H
