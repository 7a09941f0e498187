//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Loops that no path leads out of.
///
/// The approximation: a loop ends where a branch that is not constant, a jump
/// or a throw leads out of it, or where the program or the thread is ended in
/// it. It can be stopped where it awaits, asks a stop token, or comes to an
/// interruption point, also in the visible bodies that it calls. An exception
/// of a callee leads out only where somebody catches it.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_TASKS_ENDLESSLOOPS_H
#define SPAWN_TIDY_TASKS_ENDLESSLOOPS_H

#include "handles/Catalogue.h"
#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <optional>
#include <vector>

namespace spawn {

/// Knows the functions of one translation unit. Not thread-safe.
class EndlessLoops {
public:
  /// \p Known must outlive this.
  explicit EndlessLoops(const Catalogue &Known) : Known(Known) {}

  /// Who catches what leaves a task.
  enum class Thrown {
    EndsProgram, ///< nobody
    IsCarried,   ///< the handle keeps it, for whoever asks for the result
  };

  /// The loops without a way out that a call of \p F may come to, in it and in
  /// the visible bodies that it calls: `for`, `while`, `do`, or the label that
  /// a `goto` leads back to.
  std::vector<const clang::Stmt *> ofTask(const clang::FunctionDecl &F,
                                          Thrown What);

  /// The same of \p Definition, which may be overridden: its class's own.
  std::vector<const clang::Stmt *> ofBody(const clang::FunctionDecl &Definition,
                                          Thrown What);

  /// True if no path leads out of \p F.
  bool neverReturns(const clang::FunctionDecl &F);

private:
  /// A call of a function with a visible body.
  struct Callee {
    const clang::FunctionDecl *Definition;
    Thrown What;
  };
  /// What is found in one body.
  struct Body {
    bool NeverReturns = false;
    std::vector<const clang::Stmt *> Loops;
    std::vector<Callee> Calls;
    /// It met a bound or a function that is being looked at, so that it holds
    /// for one question only.
    bool Cut = false;
  };
  class Search;

  Body look(const clang::FunctionDecl &Definition, Thrown What);
  Body search(const clang::FunctionDecl &Definition, Thrown What);
  /// True if what \p S runs ends its thread, or may be ended by others: asked
  /// to, interrupted, or, with \p WhereItAwaits, destroyed where it awaits.
  bool mayStop(const clang::Stmt &S, bool WhereItAwaits = true) const;
  /// True if what \p E calls may throw.
  bool mayThrow(const clang::Expr &E);
  /// The same, by what \p F is declared as.
  bool mayThrow(const clang::FunctionDecl &F) const;

  const Catalogue &Known;
  llvm::DenseMap<std::pair<const clang::FunctionDecl *, unsigned>, Body> Done;
  llvm::DenseMap<const clang::FunctionDecl *, bool> Throws; ///< by definition
  llvm::DenseSet<const clang::FunctionDecl *> Searching;
  /// Functions that may still be looked into for the question at hand.
  unsigned Left = 0;
};

/// True if \p T is, or refers to, what tells a task that it is to stop.
bool isStopToken(clang::QualType T, const Catalogue &Known);

} // namespace spawn

#endif // SPAWN_TIDY_TASKS_ENDLESSLOOPS_H
