//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See StartedCoroutine.h.
///
//===----------------------------------------------------------------------===//

#include "flow/StartedCoroutine.h"
#include "ast/Callable.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "flow/throws/EscapingThrows.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace spawn {
namespace {

/// The call that makes the task which \p Start starts: `load()`, behind what
/// binds it to an executor. Null: it is made elsewhere.
const CallExpr *makerOf(const CallExpr &Start, const HandleTypes &Types) {
  auto IsHandle = [&](const Expr *E) {
    return Types.kindOf(E->getType().getNonReferenceType()).has_value();
  };
  const CallExpr *Maker = &Start;
  while (true) {
    const Expr *Inner = nullptr;
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Maker);
        Member && IsHandle(Member->getImplicitObjectArgument()))
      Inner = Member->getImplicitObjectArgument();
    for (const Expr *Arg : Maker->arguments())
      if (!Inner && IsHandle(Arg))
        Inner = Arg;
    if (!Inner)
      return Maker == &Start ? nullptr : Maker;
    Maker = dyn_cast<CallExpr>(peelMove(Inner));
    if (!Maker)
      return nullptr;
  }
}

/// The coroutine that \p Maker makes: what it calls, or the callable that it is
/// given (`co_invoke(f)`).
const FunctionDecl *coroutineOf(const CallExpr &Maker) {
  if (!isa<CXXOperatorCallExpr>(Maker))
    for (const Expr *Arg : Maker.arguments())
      if (isCallable(Arg->getType().getNonReferenceType()))
        return calledFunction(Arg);
  return Maker.getDirectCallee();
}

/// True if a \p Task is a `task<T>` of a `T` that has something in it.
bool hasResult(QualType Task) {
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Task->getAsCXXRecordDecl());
  if (!Class || Class->getTemplateArgs().size() == 0 ||
      Class->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return false;
  QualType T = Class->getTemplateArgs()[0].getAsType();
  const CXXRecordDecl *Result = T->getAsCXXRecordDecl();
  return !T->isVoidType() &&
         !(Result && Result->hasDefinition() && Result->isEmpty());
}

/// True if \p Await may raise what the awaited task has raised: not where it
/// hands that out as a value, as folly's `co_awaitTry` does.
bool mayRaise(const CoawaitExpr &Await, const Vocabulary &Words) {
  const auto *Resume = dyn_cast_or_null<CallExpr>(
      Await.getResumeExpr() ? peel(Await.getResumeExpr()) : nullptr);
  if (const FunctionDecl *Callee = Resume ? Resume->getDirectCallee() : nullptr)
    if (isNoexcept(Callee->getType()))
      return false;
  const CXXRecordDecl *Value =
      Await.getType().getNonReferenceType()->getAsCXXRecordDecl();
  return !Value || !Value->hasDefinition() ||
         !Words.hasMemberWith(MemberRole::AsksError, *Value);
}

/// True if \p Try has a handler of all exceptions, and none goes on from there.
bool catchesAll(const CXXTryStmt &Try) {
  bool Catches = false;
  for (unsigned I = 0; I < Try.getNumHandlers(); ++I) {
    const CXXCatchStmt &Handler = *Try.getHandler(I);
    if (anyStatement(Handler,
                     [](const Stmt &S) { return isa<CXXThrowExpr>(S); }))
      return false;
    const CXXRecordDecl *Caught = Handler.getExceptionDecl()
                                      ? Handler.getCaughtType()
                                            .getNonReferenceType()
                                            ->getAsCXXRecordDecl()
                                      : nullptr;
    Catches |= !Handler.getExceptionDecl() ||
               (Caught && Caught->isInStdNamespace() &&
                Caught->getIdentifier() && Caught->getName() == "exception");
  }
  return Catches;
}

/// True if \p Body visibly lets an exception out: that of a `throw`, or of what
/// it awaits.
bool letsOut(const Stmt &Body, const Vocabulary &Words) {
  llvm::SmallVector<const Stmt *, 16> Pending{&Body};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S || isa<LambdaExpr>(S))
      continue;
    if (const auto *Try = dyn_cast<CXXTryStmt>(S); Try && catchesAll(*Try))
      continue;
    const auto *Await = dyn_cast<CoawaitExpr>(S);
    if (isa<CXXThrowExpr>(S) || (Await && mayRaise(*Await, Words)))
      return true;
    if (Await)
      Pending.push_back(Await->getOperand());
    else
      Pending.append(S->child_begin(), S->child_end());
  }
  return false;
}

} // namespace

bool startsQuietly(const CallExpr &Start, const Spawns &Spawners) {
  const CallExpr *Maker = makerOf(Start, Spawners.types());
  if (!Maker || hasResult(Maker->getType()))
    return false;
  const FunctionDecl *Coroutine = coroutineOf(*Maker);
  const FunctionDecl *Definition = nullptr;
  if (!Coroutine || !Coroutine->hasBody(Definition))
    return Coroutine != nullptr;
  const auto *Body = dyn_cast<CoroutineBodyStmt>(Definition->getBody());
  return Body && !letsOut(*Body->getBody(), Spawners.catalogue().Words);
}

} // namespace spawn
