//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Reach.h.
///
//===----------------------------------------------------------------------===//

#include "tasks/Reach.h"
#include "ast/Callable.h"
#include "ast/Peel.h"
#include "clang/AST/ExprCXX.h"
#include <algorithm>

using namespace clang;

namespace spawn {

static TaskReach reachOf(QualType T, const CXXRecordDecl &Class) {
  if (leadsNowhere(T))
    return TaskReach::Nothing;
  if (T->isPointerType()) {
    const CXXRecordDecl *Pointee = T->getPointeeType()->getAsCXXRecordDecl();
    return Pointee && Pointee->getCanonicalDecl() == Class.getCanonicalDecl()
               ? TaskReach::Object
               : TaskReach::Others;
  }
  const CXXRecordDecl *Lambda = T->getAsCXXRecordDecl();
  if (!Lambda || !Lambda->isLambda())
    return TaskReach::Others;
  TaskReach Most = TaskReach::Nothing;
  for (const FieldDecl *Captured : Lambda->fields())
    Most = std::max(Most, reachOf(Captured->getType(), Class));
  return Most;
}

TaskReach reachOf(const Expr &Start, const CXXRecordDecl &Class) {
  TaskReach Most = TaskReach::Nothing;
  for (const Expr *Arg : argumentsOf(Start))
    if (!isa<CXXDefaultArgExpr>(Arg))
      Most = std::max(
          Most, reachOf(peelMove(Arg)->getType().getNonReferenceType(), Class));
  return Most;
}

} // namespace spawn
