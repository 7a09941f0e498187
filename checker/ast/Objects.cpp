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
