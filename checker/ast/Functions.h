//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Small questions about functions.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_FUNCTIONS_H
#define SPAWN_TIDY_AST_FUNCTIONS_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/LangOptions.h"

namespace spawn {

/// True if \p F is the call operator, or another member, of a lambda.
bool isLambda(const clang::FunctionDecl &F);

/// True if \p D belongs to the standard library, in whichever namespace of it.
bool isInStd(const clang::Decl &D);

bool isInSystemHeader(const clang::Decl &D);

/// True if \p F or another declaration of it has `[[nodiscard]]`, or what
/// stands for it in older code.
bool isNodiscard(const clang::FunctionDecl &F);
/// The same of a class; false of null.
bool isNodiscard(const clang::CXXRecordDecl *Class);

/// The definition of \p F in user code; null where there is none to be seen.
const clang::FunctionDecl *userDefinition(const clang::FunctionDecl &F);

/// The function around all others that \p F stands in; \p F, where it stands in
/// none.
const clang::FunctionDecl &outermostFunction(const clang::FunctionDecl &F);

/// True where a call that names \p F may run an overrider of it.
bool mayBeOverridden(const clang::FunctionDecl &F);

/// The function whose body \p Call runs: what it names, or the overrider where
/// the object's type is certain. Null where that is not known.
const clang::FunctionDecl *certainCallee(const clang::CallExpr &Call,
                                         const clang::LangOptions &Lang);

/// True if a macro of a library makes \p F, as gmock's MOCK_METHOD() does: it
/// has no place for an attribute.
bool isMadeByLibrarysMacro(const clang::FunctionDecl &F);

} // namespace spawn

#endif // SPAWN_TIDY_AST_FUNCTIONS_H
