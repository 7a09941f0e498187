//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See NothingLost.h.
///
//===----------------------------------------------------------------------===//

#include "flow/NothingLost.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "flow/StartedCoroutine.h"
#include "flow/throws/EscapingThrows.h"
#include "tasks/Task.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

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

/// The future of a local promise of \p F that is given no value: `set_value()`
/// gives none.
static bool isNeverGiven(const Spawn &S, const FunctionDecl &F) {
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
    Asked += Other && localObject(*Other) == Promise &&
             llvm::all_of(Other->arguments(), [](const Expr *Arg) {
               return isa<CXXDefaultArgExpr>(Arg);
             });
  });
  return Mentions == Asked;
}

static bool isNoexceptCall(const Stmt &S) {
  if (const auto *Made = dyn_cast<CXXConstructExpr>(&S))
    return isNoexcept(Made->getConstructor()->getType());
  const auto *Call = dyn_cast<CallExpr>(&S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && isNoexcept(Callee->getType());
}

/// True if an exception may leave \p Body, also one of a function out of sight.
static bool mayThrow(const Stmt &Body) {
  llvm::SmallVector<const Stmt *, 16> Pending{&Body};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    // What a lambda does, the one does that calls it; making it may copy.
    if (isa<CXXThrowExpr, CXXNewExpr, CoroutineSuspendExpr, LambdaExpr>(S) ||
        (isa<CallExpr, CXXConstructExpr>(S) && !isNoexceptCall(*S)))
      return true;
    const auto *Try = dyn_cast<CXXTryStmt>(S);
    const CXXCatchStmt *Last =
        Try ? Try->getHandler(Try->getNumHandlers() - 1) : nullptr;
    if (Last && !Last->getExceptionDecl()) {
      // A handler that reports the exception is there so that none leaves.
      if (anyStatement(*Last, [](const Stmt &Inner) {
            return isa<CXXThrowExpr>(Inner);
          }))
        return true;
      continue;
    }
    Pending.append(S->child_begin(), S->child_end());
  }
  return false;
}

/// True if the result of \p Site may be that of another handle, which it is
/// given or called on: `read().finally(close)`.
static bool passesOn(const Expr &Site, const HandleTypes &Types) {
  auto IsHandle = [&](const Expr *E) {
    return E && Types.kindOf(E->getType().getNonReferenceType()).has_value();
  };
  const auto *Call = dyn_cast<CallExpr>(&Site);
  const auto *MemberCall = dyn_cast<CXXMemberCallExpr>(&Site);
  return (MemberCall && IsHandle(MemberCall->getImplicitObjectArgument())) ||
         (Call && llvm::any_of(Call->arguments(), IsHandle));
}

/// The task returns nothing, and what its body does leaves no exception.
static bool endsQuietly(const Spawn &S, const HandleTypes &Types) {
  if (!S.Site || passesOn(*S.Site, Types))
    return false;
  const FunctionDecl *Definition = nullptr;
  const FunctionDecl *Run = taskOf(*S.Site, Types.catalogue()).Function;
  return Run && Run->getReturnType()->isVoidType() &&
         (isNoexcept(Run->getType()) ||
          (Run->hasBody(Definition) && !mayThrow(*Definition->getBody())));
}

/// It is started by a call that says so, and nothing is seen to be lost.
static bool isLetGo(const Spawn &S, const Spawns &Spawners) {
  const auto *Call = dyn_cast_or_null<CallExpr>(S.Site);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const Producer *Row = Callee ? Spawners.producer(*Callee) : nullptr;
  return Row && Row->Starts && startsQuietly(*Call, Spawners);
}

bool losesNothing(const Spawn &S, const FunctionDecl &F,
                  const Spawns &Spawners) {
  return S.Drop == DropOutcome::LosesError &&
         (isNeverGiven(S, F) || endsQuietly(S, Spawners.types()) ||
          isLetGo(S, Spawners));
}

} // namespace spawn
