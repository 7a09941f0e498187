//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Constructors that an exception ends: no destructor runs then, but those of
/// the members.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CLASSES_CONSTRUCTORTHROWS_H
#define SPAWN_TIDY_CLASSES_CONSTRUCTORTHROWS_H

#include "flow/throws/Throws.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ParentMap.h"
#include <optional>

namespace spawn {

/// A place from where an exception leaves a constructor.
struct ConstructorThrow {
  const clang::Stmt *At; ///< a throw-expression, a call or a construction
  Thrown Raised;
};

/// The first place behind \p Start, an expression in \p Ctor's initializers or
/// body, from where an exception visibly leaves \p Ctor, which must have a
/// body.
/// \p Around covers it with its initializers.
std::optional<ConstructorThrow>
throwsBehind(const clang::CXXConstructorDecl &Ctor, const clang::Stmt &Start,
             const clang::ParentMap &Around, Throws &T);

} // namespace spawn

#endif // SPAWN_TIDY_CLASSES_CONSTRUCTORTHROWS_H
