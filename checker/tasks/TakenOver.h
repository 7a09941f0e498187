//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A raw pointer does not say who owns its object; a body that ends the object
/// does. What a thread is given by a `void *` is usually the thread's own.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_TASKS_TAKENOVER_H
#define SPAWN_TIDY_TASKS_TAKENOVER_H

#include "handles/Catalogue.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"

namespace spawn {

/// True if \p F, whose parameter or captured variable \p Pointer is, ends the
/// object that it points to: deletes or frees it, gives it to an owner, or
/// calls what does so.
bool takesOver(const clang::FunctionDecl &F, const clang::VarDecl &Pointer,
               const Catalogue &Known);

/// True if \p F, of a class or of a lambda in it, ends the object that its
/// `this` is.
bool takesOverThis(const clang::CXXMethodDecl &F);

} // namespace spawn

#endif // SPAWN_TIDY_TASKS_TAKENOVER_H
