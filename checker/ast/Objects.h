//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which object an expression leads to.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_OBJECTS_H
#define SPAWN_TIDY_AST_OBJECTS_H

#include "clang/AST/ExprCXX.h"

namespace spawn {

/// The name through which \p E comes to its value: `pool` in
/// `&job->pool[0].front()`. Through calls of members, operators, elements,
/// casts, `std::ref` and `std::bind`; where there is no name, what is left.
const clang::Expr *nameBehind(const clang::Expr *E);

/// The declaration that nameBehind(\p E) names; null: none.
const clang::ValueDecl *declarationBehind(const clang::Expr *E);

/// True if a statement in \p Root assigns to \p Var itself, also by an operator
/// of its class.
bool assigns(const clang::Stmt &Root, const clang::VarDecl &Var);

/// The object that an expression names, points to, or is a part of.
struct Root {
  const clang::ValueDecl *Object = nullptr; ///< null: `this`, or none
  bool IsThis = false;
  /// The part of it that is named first: `pool` in `job.pool[0].size()`; null:
  /// all of it.
  const clang::ValueDecl *Part = nullptr;
};
Root rootOf(const clang::Expr *E);

} // namespace spawn

#endif // SPAWN_TIDY_AST_OBJECTS_H
