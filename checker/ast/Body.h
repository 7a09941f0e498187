//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What stands in what, in one function's body.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_BODY_H
#define SPAWN_TIDY_AST_BODY_H

#include "clang/AST/Decl.h"
#include "clang/AST/ParentMap.h"
#include <memory>

namespace spawn {

/// The parents in the body of \p F, which must have one, and in a constructor's
/// initializers. Never null.
std::unique_ptr<clang::ParentMap> parentMapOf(const clang::FunctionDecl &F);

/// True if \p Inner is \p Outer or a part of it.
bool isWithin(const clang::Stmt &Inner, const clang::Stmt &Outer,
              const clang::ParentMap &Parents);

} // namespace spawn

#endif // SPAWN_TIDY_AST_BODY_H
