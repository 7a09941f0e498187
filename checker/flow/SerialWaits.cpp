//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See SerialWaits.h.
///
//===----------------------------------------------------------------------===//

#include "flow/SerialWaits.h"
#include "ast/Body.h"
#include "ast/Callable.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "tasks/Task.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"

using namespace clang;

namespace spawn {
namespace {

using Action = HandleUse::Action;

const Expr *asExpr(const Stmt *S) {
  const auto *E = dyn_cast_or_null<Expr>(S);
  return E ? peel(E) : nullptr;
}

/// Looks for serial waits in one function.
class SerialSearch {
public:
  SerialSearch(const FunctionDecl &F, const ParentMap &Parents,
               const Spawns &Spawners)
      : F(F), Parents(Parents), Spawners(Spawners) {}

  std::vector<SerialWait> find() {
    forEachStatement(*F.getBody(), [&](const Stmt &S) {
      if (const auto *Block = dyn_cast<CompoundStmt>(&S))
        lookAt(*Block);
      else if (const auto *Ref = dyn_cast<DeclRefExpr>(&S))
        if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl()))
          ++Mentions[Var];
    });
    std::vector<SerialWait> Found;
    // It is used for nothing but its start and its end.
    for (auto &[Wait, Known] : Candidates)
      if (Mentions.lookup(Wait.Var) == Known && !mayStartOther(Wait))
        Found.push_back(std::move(Wait));
    return Found;
  }

private:
  /// What the statement \p S, all of it, does to a local variable.
  std::optional<HandleUse> useIn(const Stmt *S, const Holder &Of) const {
    const Expr *Whole = asExpr(S);
    if (!Whole)
      return std::nullopt;
    std::optional<HandleUse> Only;
    forEachStatement(*Whole, [&](const Stmt &Part) {
      const auto *Ref = dyn_cast<DeclRefExpr>(&Part);
      if (Ref && Ref->getDecl() == Of.Decl)
        Only = classifyUse(*Ref, Of, Parents, Spawners);
    });
    const auto *At = Only ? Only->At.dyn_cast<const Stmt *>() : nullptr;
    return At && asExpr(At) == Whole ? Only : std::nullopt;
  }

  /// The local that \p S declares or names first, if it may hold such a handle.
  std::optional<Holder> holderIn(const Stmt *S) const {
    const VarDecl *Var = nullptr;
    if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
      if (Declaration->isSingleDecl())
        Var = dyn_cast<VarDecl>(Declaration->getSingleDecl());
    } else if (const Expr *E = asExpr(S)) {
      const Expr *Object = nullptr;
      if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
        Object = Call->getImplicitObjectArgument();
      else if (const auto *Assign = dyn_cast<CXXOperatorCallExpr>(E);
               Assign && Assign->getNumArgs() > 0)
        Object = Assign->getArg(0);
      const auto *Ref = Object ? dyn_cast<DeclRefExpr>(peel(Object)) : nullptr;
      Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    }
    if (!Var || !Var->hasLocalStorage() || isa<ParmVarDecl>(Var) ||
        Var->getType()->isReferenceType())
      return std::nullopt;
    return holderOf(*Var, Var->getType(), Spawners);
  }

  /// The blocking work that the statement \p S starts into \p Of.
  std::optional<Spawn> startIn(const Stmt *S, const Holder &Of) const {
    std::optional<Spawn> Fresh;
    if (isa<DeclStmt>(S)) {
      const auto *Var = cast<VarDecl>(Of.Decl);
      if (Var->getInit())
        Fresh = valueOf(Var->getInit(), Spawners).Fresh;
    } else if (std::optional<HandleUse> Use = useIn(S, Of);
               Use &&
               (Use->What == Action::Assign || Use->What == Action::Insert)) {
      Fresh = Use->Value.Fresh;
    }
    // A task that is told to stop does not run to its end.
    if (!Fresh || !policyOf(Fresh->Drop).Waits || takesMore(*Fresh))
      return std::nullopt;
    return Fresh;
  }

  /// True if a task is given what the call does not show, as a stop token.
  bool takesMore(const Spawn &S) const {
    if (!S.Site)
      return true;
    Task Run = taskOf(*S.Site, Spawners.catalogue());
    return !Run.Function || Run.Function->isVariadic() ||
           Run.Function->getNumParams() > Run.Bound.size();
  }

  /// True if the statement \p S waits for what \p Of holds.
  bool waits(const Stmt *S, const Holder &Of) const {
    std::optional<HandleUse> Use = useIn(S, Of);
    if (!Use)
      return false;
    if (Use->What == Action::Assign || Use->What == Action::Destroy)
      return Use->Value.Empty && !Use->Value.Fresh && !Use->Value.Unknown;
    return Use->What == Action::Release && Use->Removes;
  }

  void lookAt(const CompoundStmt &Block) {
    for (const auto *It = Block.body_begin(); It != Block.body_end(); ++It) {
      std::optional<Holder> Of = holderIn(*It);
      std::optional<Spawn> Started = Of ? startIn(*It, *Of) : std::nullopt;
      if (!Started)
        continue;
      const auto *Next = It + 1;
      SerialWait Wait{cast<VarDecl>(Of->Decl), Of->Shape, *Started};
      unsigned Known = isa<DeclStmt>(*It) ? 0 : 1;
      if (Next == Block.body_end()) {
        // The scope is that of the block where it is declared.
        if (llvm::any_of(Block.body(), [&](const Stmt *S) {
              const auto *Declaration = dyn_cast<DeclStmt>(S);
              return Declaration && Declaration->isSingleDecl() &&
                     Declaration->getSingleDecl() == Wait.Var;
            }))
          Candidates.emplace_back(std::move(Wait), Known);
      } else if (waits(*Next, *Of)) {
        Wait.At = cast<Expr>(*Next);
        Candidates.emplace_back(std::move(Wait), Known + 1);
      }
    }
  }

  /// True if something else in the function may start work, which then runs
  /// beside it.
  bool mayStartOther(const SerialWait &Wait) const {
    const Expr *Own = peel(Wait.What.Site);
    return anyStatement(*F.getBody(), [&](const Stmt &S) {
      const auto *E = dyn_cast<Expr>(&S);
      if (!E || !isa<CallExpr, CXXConstructExpr, CXXNewExpr>(E) ||
          peel(E) == Own || isWithin(*E, *Own, Parents) ||
          isWithin(*Own, *E, Parents))
        return false;
      if (Spawners.spawnOf(E))
        return true;
      // A pool may be given it.
      const auto *Call = dyn_cast<CallExpr>(E);
      return Call && !isa<CXXOperatorCallExpr>(Call) &&
             llvm::any_of(Call->arguments(), [](const Expr *Arg) {
               return isCallable(peel(Arg)->getType());
             });
    });
  }

  const FunctionDecl &F;
  const ParentMap &Parents;
  const Spawns &Spawners;
  /// Each with the mentions of its variable that it knows.
  std::vector<std::pair<SerialWait, unsigned>> Candidates;
  llvm::DenseMap<const VarDecl *, unsigned> Mentions;
};

} // namespace

std::vector<SerialWait> findSerialWaits(const FunctionDecl &F,
                                        const ParentMap &Parents,
                                        const Spawns &Spawners) {
  // In a coroutine, others run where it is suspended.
  if (isa<CoroutineBodyStmt>(F.getBody()))
    return {};
  return SerialSearch(F, Parents, Spawners).find();
}

} // namespace spawn
