//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Objects.h.
///
//===----------------------------------------------------------------------===//

#include "ast/Objects.h"
#include "ast/Peel.h"
#include "ast/Walk.h"

using namespace clang;

namespace spawn {

const Expr *nameBehind(const Expr *E) {
  for (;;) {
    E = peelAdaptors(E);
    if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
      E = Element->getBase();
    else if (const auto *Unary = dyn_cast<UnaryOperator>(E);
             Unary && (Unary->getOpcode() == UO_AddrOf ||
                       Unary->getOpcode() == UO_Deref))
      E = Unary->getSubExpr();
    else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      E = Cast->getSubExpr();
    else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
      E = Call->getImplicitObjectArgument();
    else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
             Operator && Operator->getNumArgs() > 0)
      E = Operator->getArg(0);
    else
      return E;
  }
}

const ValueDecl *declarationBehind(const Expr *E) {
  E = nameBehind(E);
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return Member->getMemberDecl();
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  return Ref ? Ref->getDecl() : nullptr;
}

bool assigns(const Stmt &Root, const VarDecl &Var) {
  return anyStatement(Root, [&](const Stmt &S) {
    const Expr *Target = nullptr;
    if (const auto *Binary = dyn_cast<BinaryOperator>(&S))
      Target = Binary->isAssignmentOp() ? Binary->getLHS() : nullptr;
    else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S))
      Target = Operator->isAssignmentOp() ? Operator->getArg(0) : nullptr;
    const auto *Ref = dyn_cast_or_null<DeclRefExpr>(
        Target ? Target->IgnoreParenImpCasts() : nullptr);
    return Ref && Ref->getDecl() == &Var;
  });
}

Root rootOf(const Expr *E) {
  Root Found;
  E = nameBehind(E);
  while (const auto *Member = dyn_cast<MemberExpr>(E)) {
    Found.Part = Member->getMemberDecl();
    E = nameBehind(Member->getBase());
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    Found.Object = Ref->getDecl();
  Found.IsThis = isa<CXXThisExpr>(E);
  return Found;
}

} // namespace spawn
