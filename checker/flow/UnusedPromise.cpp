//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See UnusedPromise.h.
///
//===----------------------------------------------------------------------===//

#include "flow/UnusedPromise.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace spawn {

/// The local object, no parameter, that \p Call is a member call on; or null.
static const VarDecl *localObject(const CXXMemberCallExpr &Call) {
  const auto *Ref =
      dyn_cast<DeclRefExpr>(peel(Call.getImplicitObjectArgument()));
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->isLocalVarDecl() && Var->hasLocalStorage() &&
                 Var->getType()->isRecordType()
             ? Var
             : nullptr;
}

bool isNeverGiven(const Spawn &S, const FunctionDecl &F,
                  const Spawns &Spawners) {
  const auto *Call =
      S.IsPromise ? dyn_cast_or_null<CXXMemberCallExpr>(S.Site) : nullptr;
  const VarDecl *Promise = Call ? localObject(*Call) : nullptr;
  if (!Promise)
    return false;
  // It may have been made of another one.
  const auto *Made = dyn_cast_or_null<CXXConstructExpr>(
      Promise->getInit() ? peel(Promise->getInit()) : nullptr);
  if (!Made || Made->getConstructor()->isCopyOrMoveConstructor())
    return false;
  unsigned Mentions = 0, Asked = 0;
  forEachStatement(*F.getBody(), [&](const Stmt &Inner) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(&Inner))
      Mentions += Ref->getDecl() == Promise;
    const auto *Other = dyn_cast<CXXMemberCallExpr>(&Inner);
    const CXXMethodDecl *Method = Other ? Other->getMethodDecl() : nullptr;
    const Producer *Row = Method ? Spawners.producer(*Method) : nullptr;
    Asked += Row && Row->Promise && localObject(*Other) == Promise;
  });
  return Mentions == Asked;
}

} // namespace spawn
