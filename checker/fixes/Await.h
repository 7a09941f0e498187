//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Whether `co_await` can stand before an expression.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_AWAIT_H
#define SPAWN_TIDY_FIXES_AWAIT_H

#include "ast/Parents.h"
#include "handles/Spawns.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"

namespace spawn {

/// True if `co_await value;`, with a value of type \p T in the place of \p At,
/// compiles, and what it returns may be ignored: \p At is in a coroutine, in no
/// handler, and the coroutine's promise accepts the type.
bool canAwait(clang::QualType T, const clang::Expr &At, const Spawns &Spawners,
              Parents &Around);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_AWAIT_H
