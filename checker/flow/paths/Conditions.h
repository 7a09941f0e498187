//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a branch condition says, taken apart.
///
/// The approximation: a condition compares a variable or a call with a
/// constant, asks a handle, or is opaque; two opaque ones with the same text
/// have the same value until a variable in them changes or a loop turns.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_PATHS_CONDITIONS_H
#define SPAWN_TIDY_FLOW_PATHS_CONDITIONS_H

#include "handles/Vocabulary.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <cstdint>

namespace spawn {

/// One thing that a condition looks at.
struct ConditionAtom {
  enum class Kind {
    Compare,  ///< \c Subject, a variable or a call, \c Op \c Constant
    Joinable, ///< whether the handle in \c Var holds work: `joinable()`
    NonNull,  ///< whether the pointer or optional \c Var holds anything
    Finished, ///< whether the work of the handle in \c Var has ended
    Constant, ///< \c Constant itself, whatever the program does
    Opaque,   ///< something else
  };
  Kind What = Kind::Opaque;
  const clang::Expr *Subject = nullptr;
  /// The variable that is compared or asked; null for calls.
  const clang::VarDecl *Var = nullptr;
  clang::BinaryOperatorKind Op = clang::BO_NE;
  std::int64_t Constant = 0;
  /// What it says, for Compare and Opaque; the same for a comparison and its
  /// opposite (`<` and `>=`), of which one says \c IsOpposite.
  llvm::FoldingSetNodeID Text;
  bool IsOpposite = false;

  /// The comparison's outcome where the subject is \p Value.
  bool compare(std::int64_t Value) const;
};

/// Calls \p Visit for each atom whose value is known where \p Condition is
/// \p Value: both sides of `a && b` where it is true, none where it is false.
void forEachAtom(
    const clang::Expr &Condition, bool Value, const Vocabulary &Words,
    const clang::ASTContext &Ctx,
    llvm::function_ref<void(const ConditionAtom &, bool Value)> Visit);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_PATHS_CONDITIONS_H
