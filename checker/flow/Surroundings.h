//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What stands around an expression: its function, its operators, its comments.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_SURROUNDINGS_H
#define SPAWN_TIDY_FLOW_SURROUNDINGS_H

#include "ast/Parents.h"
#include "handles/Catalogue.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/Lex/Token.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace spawn {

/// The innermost function or lambda around \p E, or null.
const clang::FunctionDecl *enclosingFunction(const clang::Expr &E,
                                             Parents &Around);

/// True if \p E stands in a coroutine's own body.
bool isInCoroutine(const clang::Expr &E, Parents &Around);

/// True if \p E stands in a handler of the function around it.
bool isInHandler(const clang::Expr &E, Parents &Around);

/// Which functions did not parse as a whole: half-typed code is not judged. Not
/// thread-safe; of one translation unit.
class BrokenCode {
public:
  bool isBroken(const clang::Stmt &Body, clang::ASTContext &Ctx);
  /// True if the function around \p E is.
  bool isAround(const clang::Expr &E, Parents &Around);

private:
  llvm::DenseMap<const clang::Stmt *, bool> Bodies;
};

/// True if \p Class, a base, a field or the body of a method of it did not
/// parse as a whole.
bool isBrokenClass(const clang::CXXRecordDecl &Class, BrokenCode &Broken);

/// Calls \p Visit with the tokens that stand in the text of \p Range, those
/// that the preprocessor leaves out too, until it returns true; returns whether
/// it did.
bool anyRawToken(clang::SourceRange Range, const clang::ASTContext &Ctx,
                 llvm::function_ref<bool(const clang::Token &)> Visit);

/// True if a comment stands on one of \p E's lines or the line above it.
bool hasCommentAt(const clang::Expr &E, const clang::ASTContext &Ctx);

/// True if \p E is an operand that is never run: of sizeof, decltype, noexcept,
/// typeid, or a requires-expression.
bool isUnevaluated(const clang::Expr &E, Parents &Around);

/// True if \p E stands in a test that expects it to throw or to die, and so no
/// handle: as the argument of a macro whose own body runs it in a `try`, or in
/// a lambda for a function whose name speaks of throwing.
bool isExpectedToThrow(const clang::Expr &E, Parents &Around,
                       const Catalogue &Known);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_SURROUNDINGS_H
