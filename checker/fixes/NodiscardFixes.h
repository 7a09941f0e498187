//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where `[[nodiscard]]` is to be written.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_NODISCARDFIXES_H
#define SPAWN_TIDY_FIXES_NODISCARDFIXES_H

#include "fixes/FixContext.h"
#include "clang/AST/DeclCXX.h"

namespace spawn {

/// \p Attribute (`[[nodiscard]]`, or a macro that stands for it) before
/// \p Declaration. Nothing where it may not stand there, or where a macro has
/// written the declaration.
Repairs markNodiscard(const clang::FunctionDecl &Declaration,
                      llvm::StringRef Attribute, const FixContext &Context,
                      clang::ASTContext &Ctx);
/// The same after the keyword of the class that \p Definition defines.
Repairs markNodiscard(const clang::CXXRecordDecl &Definition,
                      llvm::StringRef Attribute, const FixContext &Context,
                      clang::ASTContext &Ctx);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_NODISCARDFIXES_H
