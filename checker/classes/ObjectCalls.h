//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The functions that a method runs on its own object, as far as they are in
/// sight.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CLASSES_OBJECTCALLS_H
#define SPAWN_TIDY_CLASSES_OBJECTCALLS_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace spawn {

/// The bodies of a method and of all that it calls on the same object.
class ObjectCalls {
public:
  /// \p Root may be null, implicit or defaulted: such a method calls nothing.
  /// In a destructor and what it calls, the object is of its class and of none
  /// that derives from it; \p Dynamic says so of another method.
  explicit ObjectCalls(const clang::CXXMethodDecl *Root,
                       const clang::CXXRecordDecl *Dynamic = nullptr);

  /// True if a call on the object goes where no body is visible.
  bool isOutOfSight() const { return OutOfSight; }
  /// True if the object is given to other code, which may call it back.
  bool isPassedOn() const { return PassedOn; }
  bool reaches(const clang::FunctionDecl &F) const {
    return Bodies.contains(&F);
  }
  unsigned size() const { return Bodies.size(); }

private:
  llvm::SmallPtrSet<const clang::FunctionDecl *, 8> Bodies;
  bool OutOfSight = false;
  bool PassedOn = false;
};

/// The method that \p Call, of a method on `this`, runs where the object is a
/// \p Dynamic; where that is null, the one that it names. Null where \p Call is
/// no such call.
const clang::CXXMethodDecl *calledOnThis(const clang::Stmt &Call,
                                         const clang::CXXRecordDecl *Dynamic);

/// The functions, by their canonical declarations, that \p Destructors or what
/// they visibly call (through a few calls) call on any object.
llvm::DenseSet<const clang::FunctionDecl *>
calledBy(llvm::ArrayRef<const clang::CXXDestructorDecl *> Destructors);

/// True if \p Init makes a lambda that contains \p Mention, or that calls
/// \p Releasing on the object.
bool mayReleaseInLambda(const clang::Expr &Init,
                        const clang::FunctionDecl &Releasing,
                        const clang::MemberExpr *Mention);

} // namespace spawn

#endif // SPAWN_TIDY_CLASSES_OBJECTCALLS_H
