//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See MemberOrder.h.
///
//===----------------------------------------------------------------------===//

#include "classes/MemberOrder.h"
#include "ast/Functions.h"
#include "ast/Walk.h"
#include "classes/ClassFacts.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace spawn {

/// True if \p Destructor's body only signals: what a running thread uses is
/// still there when it ends.
static bool onlySignals(const CXXDestructorDecl *Destructor,
                        const Catalogue &Known) {
  if (!Destructor || !Destructor->isUserProvided())
    return true;
  const FunctionDecl *Definition = nullptr;
  if (!Destructor->hasBody(Definition))
    return false;
  return !anyStatement(*Definition->getBody(), [&](const Stmt &S) {
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S)) {
      const CXXRecordDecl &Made = *Construct->getConstructor()->getParent();
      return !Made.hasTrivialDestructor() && !Known.Locks.find(Made);
    }
    // A flag is set; a pointer would be lost.
    if (const auto *Assign = dyn_cast<BinaryOperator>(&S))
      return Assign->isAssignmentOp() &&
             !Assign->getLHS()->getType()->isArithmeticType();
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    // An atomic is set; what owns something would let it go.
    bool Signal = Callee && isInStd(*Callee) &&
                  (Callee->getIdentifier()
                       ? Known.Words.has(Callee->getName(), MemberRole::Signals)
                       : isa<CXXOperatorCallExpr>(Call) && Method &&
                             Method->getParent()->hasTrivialDestructor());
    return isa<CXXDeleteExpr>(S) || (Call && !Signal);
  });
}

bool outlivesJoin(const FieldDecl &Field, const Catalogue &Known) {
  const CXXRecordDecl &Class = classOf(Field);
  // What derives from the class is gone by then.
  if (Class.isPolymorphic() && !Class.isEffectivelyFinal())
    return false;
  for (const FieldDecl *Later : Class.fields())
    if (Later->getFieldIndex() > Field.getFieldIndex() &&
        Later->getType().isDestructedType())
      return false;
  return onlySignals(Class.getDestructor(), Known);
}

} // namespace spawn
