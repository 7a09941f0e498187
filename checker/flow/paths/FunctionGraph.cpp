//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See FunctionGraph.h.
///
//===----------------------------------------------------------------------===//

#include "flow/paths/FunctionGraph.h"
#include "ast/Peel.h"
#include "tasks/Task.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace spawn {

FunctionGraph::FunctionGraph(const Body &Of, BodyGraph &Graph,
                             const Spawns &Spawners, Throws &T,
                             EventLoops &Loops)
    : F(Of.function()), Ctx(F.getASTContext()), Graph(Graph),
      Parents(Of.parents()), Spawners(Spawners), Loops(Loops),
      Conditions(Graph.cfg(), *F.getBody(), Spawners.catalogue().Words, Ctx,
                 [&Spawners](const Expr &E) {
                   const auto *Call = dyn_cast<CallExpr>(&E);
                   const FunctionDecl *FD =
                       Call ? Call->getDirectCallee() : nullptr;
                   return FD && Spawners.producer(*FD);
                 }),
      T(T) {
  ThrowEndsProgram =
      F.isMain() || isa<CXXDestructorDecl>(F) || isNoexcept(F.getType());
}

/// The type that the handler around \p S has caught, or null.
const Type *FunctionGraph::caughtAround(const Stmt &S) const {
  for (const Stmt *Around = &S; Around; Around = Parents.getParent(Around))
    if (const auto *Handler = dyn_cast<CXXCatchStmt>(Around))
      return Handler->getCaughtType().isNull()
                 ? nullptr
                 : exceptionType(Handler->getCaughtType());
  return nullptr;
}

/// The variable's initializer where \p E names a local variable that has one,
/// else \p E itself.
static const Expr *madeBy(const Expr *E) {
  E = peel(E);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
        Var && Var->hasLocalStorage() && Var->getInit())
      return peel(Var->getInit());
  return E;
}

/// The function whose result the handle \p Object stands for, where it was
/// made in sight; else null.
static const FunctionDecl *taskBehind(const Expr &Object,
                                      const Spawns &Spawners) {
  const Expr *Made = madeBy(&Object);
  std::optional<Spawn> S = Spawners.spawnOf(Made);
  const Expr *Site = S ? S->Site : Made;
  Task Run = taskOf(*Site, Spawners.catalogue());
  // `std::packaged_task<int()> p(f); auto r = p.get_future();`
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Site);
      Call && !Run.Callable)
    Run = taskOf(*madeBy(Call->getImplicitObjectArgument()),
                 Spawners.catalogue());
  return Run.Function;
}

llvm::ArrayRef<Thrown> FunctionGraph::raisedBy(const Stmt &S) {
  auto [It, Added] = Raised.try_emplace(&S);
  if (Added) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
    const Expr *Object = Call ? Call->getImplicitObjectArgument() : nullptr;
    std::optional<Handle> Kind =
        Object ? Spawners.types().kindOf(
                     peel(Object)->getType().getNonReferenceType())
               : std::nullopt;
    const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
    if (Kind && !Kind->Wrapped && Method && Method->getIdentifier() &&
        Spawners.catalogue().Words.has(Method->getName(),
                                       MemberRole::Results)) {
      // The task's exception is its result.
      It->second =
          T.raisedByResult(taskBehind(*Object, Spawners), S.getBeginLoc(), Ctx);
    } else {
      It->second = T.raisedBy(S, Ctx);
      // A method of a handle, such as join(), throws only if it is misused, as
      // on a second call. That it may throw something unknown is left out.
      if (Kind)
        llvm::erase_if(It->second, [](const Thrown &E) { return !E.Type; });
    }
    const auto *Throw = dyn_cast<CXXThrowExpr>(&S);
    if (Throw && !Throw->getSubExpr())
      for (Thrown &Again : It->second)
        Again.Type = caughtAround(S);
  }
  return It->second;
}

bool endsInThrow(const CFGBlock &Block) {
  for (const CFGElement &Element : llvm::reverse(Block))
    if (auto S = Element.getAs<CFGStmt>())
      return isa<CXXThrowExpr>(S->getStmt());
  return false;
}

} // namespace spawn
