//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A walk over all statements in a function or statement. It is one function
/// that takes a callback, as each RecursiveASTVisitor takes seconds to compile.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_WALK_H
#define SPAWN_TIDY_AST_WALK_H

#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace spawn {

/// What to do after a statement was visited.
enum class Step {
  Into, ///< go on with what stands in it
  Past, ///< leave that out
  Stop, ///< end the walk
};

/// Visits \p Root and what stands in it, as it is written. True if a visit
/// stopped the walk.
bool walk(const clang::Stmt &Root,
          llvm::function_ref<Step(const clang::Stmt &)> Visit);
bool walk(const clang::Decl &Root,
          llvm::function_ref<Step(const clang::Stmt &)> Visit);

/// True if \p Test is true of a statement in \p Root.
template <typename Node, typename Predicate>
bool anyStatement(const Node &Root, Predicate Test) {
  return walk(Root, [&](const clang::Stmt &S) {
    return Test(S) ? Step::Stop : Step::Into;
  });
}

/// Visits every statement in \p Root.
template <typename Node, typename Visitor>
void forEachStatement(const Node &Root, Visitor Visit) {
  walk(Root, [&](const clang::Stmt &S) {
    Visit(S);
    return Step::Into;
  });
}

/// The condition of an `if`, a `switch` or a loop; null where \p S is none of
/// these, or has none.
const clang::Expr *conditionIn(const clang::Stmt &S);

bool isLoop(const clang::Stmt &S);

/// True if \p S calls a function that does not return.
bool isNoReturnCall(const clang::Stmt &S);

/// Visits what \p Root declares.
void forEachDeclaration(
    const clang::Stmt &Root,
    llvm::function_ref<void(const clang::NamedDecl &)> Visit);
void forEachDeclaration(
    const clang::Decl &Root,
    llvm::function_ref<void(const clang::NamedDecl &)> Visit);

/// Visits what the unit declares at its top level, or, in an editor, what its
/// main file does: that parses nothing else.
void forEachTopLevelDecl(const clang::ASTContext &Ctx,
                         llvm::function_ref<void(clang::Decl &)> Visit);

} // namespace spawn

#endif // SPAWN_TIDY_AST_WALK_H
