//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What stands around an expression: its function, its operators, its test.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_ENCLOSINGCODE_H
#define SPAWN_TIDY_FLOW_ENCLOSINGCODE_H

#include "ast/Parents.h"
#include "handles/Catalogue.h"
#include "clang/AST/Expr.h"

namespace spawn {

/// The innermost function or lambda around \p E, or null.
const clang::FunctionDecl *enclosingFunction(const clang::Expr &E,
                                             Parents &Around);

/// True if \p E stands in a coroutine's own body.
bool isInCoroutine(const clang::Expr &E, Parents &Around);

/// True if \p E stands in a handler of the function around it.
bool isInHandler(const clang::Expr &E, Parents &Around);

/// True if \p E is an operand that is never run: of sizeof, decltype, noexcept,
/// typeid, or a requires-expression.
bool isUnevaluated(const clang::Expr &E, Parents &Around);

/// True if \p E stands in a test that expects it to throw or to die, and so no
/// handle: as the argument of a macro whose own body runs it in a `try`, or in
/// a lambda for a function whose name speaks of throwing.
bool isExpectedToThrow(const clang::Expr &E, Parents &Around,
                       const Catalogue &Known);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_ENCLOSINGCODE_H
