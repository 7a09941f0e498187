//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where the value of an expression is thrown away.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_DISCARDPOSITION_H
#define SPAWN_TIDY_FLOW_DISCARDPOSITION_H

#include "clang/AST/Expr.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <vector>

namespace spawn {

/// The matchers of all discard positions. Each binds an expression whose value
/// nobody uses to #DiscardedId, and, where the code says so itself (a cast to
/// void, std::ignore), that node to #ExplicitDropId.
std::vector<clang::ast_matchers::StatementMatcher> discardPositions();

inline constexpr llvm::StringLiteral DiscardedId = "discarded";
inline constexpr llvm::StringLiteral ExplicitDropId = "explicit-drop";

/// Calls \p Visit(Value, InBranch) for each expression whose value is the one
/// that \p Discarded throws away: the branches of `?:`, the right side of `&&`,
/// `||` and `,`. \p InBranch tells that other code may run in its place.
void forEachDiscardedValue(
    const clang::Expr &Discarded,
    llvm::function_ref<void(const clang::Expr &Value, bool InBranch)> Visit);

/// True if \p E is an operand that is never run: of sizeof, decltype, noexcept,
/// typeid, or a requires-expression.
bool isUnevaluated(const clang::Expr &E, clang::ASTContext &Ctx);

/// True if \p E is an argument of a macro whose own body runs it in a `try`:
/// a test that expects the call to throw or to die, and so no handle.
bool isExpectedToThrow(const clang::Expr &E, clang::ASTContext &Ctx);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_DISCARDPOSITION_H
