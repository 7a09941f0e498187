//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The guard class that the user names: does it take a handle, and how is it
/// written here?
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_GUARD_H
#define SPAWN_TIDY_FIXES_GUARD_H

#include "fixes/FixContext.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"

namespace spawn {

/// True if a guard is set and can be constructed at \p At from a handle of type
/// \p T.
/// Where the guard is not declared yet, it is taken to fit what can be stopped:
/// classes with a member that cancels.
bool fitsGuard(clang::QualType T, clang::SourceLocation At,
               const FixContext &Context, const clang::ASTContext &Ctx);

/// The guard's name as it is to be written in \p F: with a leading `::` where
/// another declaration would be found first.
std::string guardNameIn(const clang::FunctionDecl &F,
                        const FixSettings &Settings,
                        const clang::ASTContext &Ctx);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_GUARD_H
