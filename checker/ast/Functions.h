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

namespace spawn {

/// True if \p F is the call operator, or another member, of a lambda.
bool isLambda(const clang::FunctionDecl &F);

/// True if \p D belongs to the standard library, in whichever namespace of it.
bool isInStd(const clang::Decl &D);

bool isInSystemHeader(const clang::Decl &D);

/// True where a call that names \p F may run an overrider of it.
bool mayBeOverridden(const clang::FunctionDecl &F);

} // namespace spawn

#endif // SPAWN_TIDY_AST_FUNCTIONS_H
