//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Expressions without what stands around what they mean.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_PEEL_H
#define SPAWN_TIDY_AST_PEEL_H

#include "clang/AST/ExprCXX.h"

namespace spawn {

/// Strips what the compiler put around the value of \p E: temporaries,
/// cleanups, parentheses, casts that keep the class, copies of a prvalue.
const clang::Expr *peel(const clang::Expr *E);

/// The operand of `std::move(x)` or `std::forward<T>(x)`, else \p E; peeled.
const clang::Expr *peelMove(const clang::Expr *E);

/// What a callable was made from: the `f` of `std::ref(f)`, `&f`, or
/// `std::bind(f, ...)`, else \p E; peeled and without moves.
const clang::Expr *peelAdaptors(const clang::Expr *E);

/// What \p Await awaits, without the calls of `operator co_await` and of the
/// promise's `await_transform` in which LLVM 14 has it; peeled.
const clang::Expr *awaitedOperand(const clang::CoawaitExpr &Await);

} // namespace spawn

#endif // SPAWN_TIDY_AST_PEEL_H
