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
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace spawn {
namespace {

/// A task may be bound to something, or put into a variable, so many times.
constexpr unsigned MaxBinders = 8;

/// The call that makes the task which \p Start starts: `load()`, behind what
/// binds it to an executor and the variable that holds it. Null: it is made
/// elsewhere.
const CallExpr *makerOf(const CallExpr &Start, const HandleTypes &Types) {
  auto IsHandle = [&](const Expr *E) {
    return Types.kindOf(E->getType().getNonReferenceType()).has_value();
  };
  const CallExpr *Maker = &Start;
  // A variable may name itself in its initializer.
  for (unsigned Binders = 0; Binders < MaxBinders; ++Binders) {
    const Expr *Inner = nullptr;
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Maker);
        Member && IsHandle(Member->getImplicitObjectArgument()))
      Inner = Member->getImplicitObjectArgument();
    for (const Expr *Arg : Maker->arguments())
      if (!Inner && IsHandle(Arg))
        Inner = Arg;
    if (!Inner)
      return Maker == &Start ? nullptr : Maker;
    Inner = peelMove(Inner);
    if (const auto *Made = dyn_cast<CXXConstructExpr>(Inner);
        Made && Made->getConstructor()->isCopyOrMoveConstructor())
      Inner = peelMove(Made->getArg(0));
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Inner))
      if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
          Var && Var->hasLocalStorage() && Var->getInit())
        Inner = peelMove(Var->getInit());
    Maker = dyn_cast<CallExpr>(Inner);
    if (!Maker)
      return nullptr;
  }
  return nullptr;
}

/// The body of the coroutine that is \p F; null where it is out of sight, or
/// none.
const Stmt *coroutineBody(const FunctionDecl *F) {
  const FunctionDecl *Definition = nullptr;
  const auto *Body = F && F->hasBody(Definition)
                         ? dyn_cast<CoroutineBodyStmt>(Definition->getBody())
                         : nullptr;
  return Body ? Body->getBody() : nullptr;
}

/// The body of the coroutine that \p Maker makes: of the one that it is given
/// to call (`co_invoke(f)`), or of what it calls. Null: it is out of sight.
const Stmt *bodyOfMade(const CallExpr &Maker) {
  if (!isa<CXXOperatorCallExpr>(Maker))
    for (const Expr *Arg : Maker.arguments())
      if (isCallable(Arg->getType()))
        if (const Stmt *Body = coroutineBody(calledFunction(Arg)))
          return Body;
  return coroutineBody(Maker.getDirectCallee());
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

/// A coroutine may await another one through this many.
constexpr unsigned MaxAwaitDepth = 4;

bool letsOut(const Stmt &Body, unsigned Depth);

/// True if \p Task, which is awaited, visibly raises an exception: it is made
/// by a call of a coroutine in sight that lets one out.
bool mayRaise(const Expr &Task, unsigned Depth) {
  const auto *Call = dyn_cast<CallExpr>(peelMove(&Task));
  const Stmt *Body = Call && Depth < MaxAwaitDepth
                         ? coroutineBody(Call->getDirectCallee())
                         : nullptr;
  return Body && letsOut(*Body, Depth + 1);
}

/// True if \p Body visibly lets an exception out: that of a `throw`, or of a
/// coroutine that it awaits. What is out of sight counts for nothing, as
/// everywhere.
bool letsOut(const Stmt &Body, unsigned Depth) {
  llvm::SmallVector<const Stmt *, 16> Pending{&Body};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S || isa<LambdaExpr>(S))
      continue;
    if (const auto *Try = dyn_cast<CXXTryStmt>(S); Try && catchesAll(*Try))
      continue;
    const auto *Await = dyn_cast<CoawaitExpr>(S);
    if (isa<CXXThrowExpr>(S) ||
        (Await && mayRaise(*awaitedOperand(*Await), Depth)))
      return true;
    if (Await)
      Pending.push_back(awaitedOperand(*Await));
    else
      Pending.append(S->child_begin(), S->child_end());
  }
  return false;
}

} // namespace

bool startsQuietly(const CallExpr &Start, const Spawns &Spawners) {
  if (hasResult(Start.getType()))
    return false;
  const CallExpr *Maker = makerOf(Start, Spawners.types());
  const Stmt *Body = Maker ? bodyOfMade(*Maker) : nullptr;
  return !Body || !letsOut(*Body, 0);
}

} // namespace spawn
