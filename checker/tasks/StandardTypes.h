//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What of the standard library runs no code but its own.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_TASKS_STANDARDTYPES_H
#define SPAWN_TIDY_TASKS_STANDARDTYPES_H

#include "handles/Catalogue.h"
#include "clang/AST/Decl.h"

namespace spawn {

/// True if values of \p T are made, copied, compared and destroyed without code
/// of the user's, and without a wait: scalars, and classes of the standard
/// library all of whose template arguments are such, and which \p Known does
/// not list as handles or as what waits.
bool isPlain(clang::QualType T, const Catalogue &Known);
bool isPlain(const clang::TagDecl &Tag, const Catalogue &Known);

/// True if a call of \p F, a function of the standard library, runs no code of
/// the user's but the callables among its arguments.
bool runsOnlyItsArguments(const clang::FunctionDecl &F, const Catalogue &Known);

/// True if \p D is the library's own: a specialization that a user adds to it
/// is not.
bool isStandard(const clang::Decl &D);

} // namespace spawn

#endif // SPAWN_TIDY_TASKS_STANDARDTYPES_H
