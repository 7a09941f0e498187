//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Misuse.h.
///
//===----------------------------------------------------------------------===//

#include "flow/paths/Misuse.h"
#include "ast/Walk.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace spawn {

bool failsOnMisuse(const Stmt &S, const Catalogue &Known) {
  const auto *Call = dyn_cast<CallExpr>(&S);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  const FunctionRow *Row = F ? Known.Functions.find(*F) : nullptr;
  return Row && Row->FailsOnMisuse;
}

/// The object of a class that \p Condition is: what a macro makes of a
/// comparison, and asks whether it holds. Null: it is none.
static const VarDecl *verdictIn(const Expr &Condition) {
  const auto *Call =
      dyn_cast<CXXMemberCallExpr>(Condition.IgnoreParenImpCasts());
  const auto *Ref =
      Call && isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl())
          ? dyn_cast<DeclRefExpr>(
                Call->getImplicitObjectArgument()->IgnoreParenImpCasts())
          : nullptr;
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->getLocation().isMacroID() ? Var : nullptr;
}

bool assertsNoMisuse(const Expr &Condition, const Catalogue &Known) {
  const VarDecl *Verdict = verdictIn(Condition);
  return Verdict && Verdict->getInit() &&
         anyStatement(*Verdict->getInit(),
                      [&](const Stmt &S) { return failsOnMisuse(S, Known); });
}

} // namespace spawn
