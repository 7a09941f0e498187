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

#include "ast/Parents.h"
#include "clang/AST/Expr.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <vector>

namespace spawn {

/// The matchers of all discard positions. Each binds an expression whose value
/// nobody uses to #DiscardedId, and, where the code says so itself (a cast to
/// void, std::ignore), that node to #ExplicitDropId.
std::vector<clang::ast_matchers::StatementMatcher> discardPositions();

/// True if \p E, the last of a block, is what `({ ...; E; })` yields.
bool isStatementExpressionResult(const clang::Expr &E, Parents &Around);

inline constexpr llvm::StringLiteral DiscardedId = "discarded";
inline constexpr llvm::StringLiteral ExplicitDropId = "explicit-drop";

/// Calls \p Visit(Value, InBranch) for each expression whose value is the one
/// that \p Discarded throws away: the branches of `?:`, the right side of `&&`,
/// `||` and `,`. \p InBranch tells that other code may run in its place.
void forEachDiscardedValue(
    const clang::Expr &Discarded,
    llvm::function_ref<void(const clang::Expr &Value, bool InBranch)> Visit);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_DISCARDPOSITION_H
