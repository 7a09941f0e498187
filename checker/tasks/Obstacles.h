//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What may keep a function from coming to its end: a loop, a wait, or code
/// that is out of sight.
///
/// Taken for harmless is only what is listed as such. All else, also what a
/// later Clang adds to its AST, is an obstacle.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_TASKS_OBSTACLES_H
#define SPAWN_TIDY_TASKS_OBSTACLES_H

#include "handles/Catalogue.h"
#include "tasks/CountedLoop.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace spawn {

/// What stands in the way; null where it is not to be seen. None: the way is
/// free.
using Obstacle = std::optional<const clang::Stmt *>;

/// Knows the functions of one translation unit. Not thread-safe.
class Obstacles {
public:
  /// \p Known must outlive this.
  explicit Obstacles(const Catalogue &Known) : Known(Known) {}

  /// Of a function that is called with nothing, or from a library.
  Obstacle ofFunction(const clang::FunctionDecl &F);
  /// Of destroying an object of type \p T.
  Obstacle ofDestruction(clang::QualType T, const clang::Stmt *At);

private:
  /// What a search has found out; Cut where it met a bound or a function that
  /// it is in the midst of, so that the answer holds for this search only.
  struct Answer {
    Obstacle Found;
    bool Cut = false;
  };

  Answer inFunction(const clang::FunctionDecl &F, const clang::Stmt *At);
  Answer inDefinition(const clang::FunctionDecl &Definition);
  Answer inBody(const clang::FunctionDecl &Definition);
  Answer inPart(const clang::Stmt &S, CountedLoops &Loops);
  Answer inExpression(const clang::Expr &E);
  Answer inCall(const clang::CallExpr &Call);
  Answer inReference(const clang::ValueDecl &Named, const clang::Expr &At);
  Answer inVariables(const clang::DeclStmt &S);
  Answer inDestruction(clang::QualType T, const clang::Stmt *At,
                       unsigned Depth = 0);
  Answer inDestruction(const clang::CXXRecordDecl &Declared,
                       const clang::Stmt *At, unsigned Depth = 0);

  /// True if it takes and gives no class of the user's.
  bool isSimpleCallable(const clang::FunctionDecl &F) const;
  bool isPlainOrVoid(clang::QualType T) const;
  bool refersToPlain(clang::QualType Callable) const;

  const Catalogue &Known;
  /// Classes whose destructors run no obstacle; kept, as that is so anywhere.
  llvm::DenseSet<const clang::CXXRecordDecl *> FreeToDestroy;
  llvm::DenseMap<const clang::FunctionDecl *, Obstacle> Done;
  llvm::DenseSet<const clang::FunctionDecl *> Searching;
  /// Functions that may still be looked into for the question at hand.
  unsigned Left = 0;
};

} // namespace spawn

#endif // SPAWN_TIDY_TASKS_OBSTACLES_H
