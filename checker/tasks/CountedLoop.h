//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Loops that are seen to come to their end.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_TASKS_COUNTEDLOOP_H
#define SPAWN_TIDY_TASKS_COUNTEDLOOP_H

#include "handles/Catalogue.h"
#include "clang/AST/Decl.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/APSInt.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>

namespace spawn {

/// The loops of one function.
class CountedLoops {
public:
  /// \p Definition has a body; it and \p Known must outlive this.
  CountedLoops(const clang::FunctionDecl &Definition, const Catalogue &Known)
      : Definition(Definition), Known(Known) {}

  /// True if \p Loop turns a number of times that is fixed when it begins: over
  /// an array or a standard container that can't grow meanwhile, or with a
  /// counter that only its head changes; or once at most (`do … while (0)`).
  bool isCounted(const clang::Stmt &Loop);

private:
  bool isCounted(const clang::ForStmt &For);
  bool isFinished(const clang::CXXForRangeStmt &For) const;
  bool isFixed(const clang::VarDecl &Limit);
  std::optional<llvm::APSInt> valueOf(const clang::Expr &E);
  unsigned changes(const clang::VarDecl &Var);

  const clang::FunctionDecl &Definition;
  const Catalogue &Known;
  /// How often a variable is named in the function, but to read it; filled when
  /// first asked.
  llvm::DenseMap<const clang::VarDecl *, unsigned> Changes;
  bool IsCounted = false;
};

} // namespace spawn

#endif // SPAWN_TIDY_TASKS_COUNTEDLOOP_H
