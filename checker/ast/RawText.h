//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The text of the source, as the preprocessor has not touched it.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_RAWTEXT_H
#define SPAWN_TIDY_AST_RAWTEXT_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/Lex/Token.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace spawn {

/// Calls \p Visit with the tokens that stand in the text of \p Range, those
/// that the preprocessor leaves out too, until it returns true; returns whether
/// it did.
bool anyRawToken(clang::SourceRange Range, const clang::ASTContext &Ctx,
                 llvm::function_ref<bool(const clang::Token &)> Visit);

/// True if a comment stands on one of \p E's lines or the line above it.
bool hasCommentAt(const clang::Expr &E, const clang::ASTContext &Ctx);

} // namespace spawn

#endif // SPAWN_TIDY_AST_RAWTEXT_H
