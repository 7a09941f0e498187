//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See StartResults.h.
///
//===----------------------------------------------------------------------===//

#include "flow/paths/StartResults.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace spawn {

/// The result of a spawner is followed through so many variables.
static constexpr unsigned MaxResultPasses = 4;

void StartResults::read(
    llvm::function_ref<void(const Stmt &, llvm::SmallVectorImpl<unsigned> &)>
        UsedBy) {
  if (Starters.empty())
    return;
  std::vector<Definition *> Open;
  auto Define = [&](const ValueDecl &Var, const Expr *Value,
                    SourceLocation At) {
    if (Value)
      Results[&Var].push_back(
          std::make_unique<Definition>(Definition{Value, At, {}}));
  };
  for (const CFGBlock *Block : Fn.Graph.cfg())
    for (const CFGElement &Element : *Block)
      if (auto S = Element.getAs<CFGStmt>()) {
        llvm::SmallVector<unsigned, 4> Used;
        UsedBy(*S->getStmt(), Used);
        for (unsigned M : Used)
          UsedIn[M].insert(Block);
        if (const auto *Declaration = dyn_cast<DeclStmt>(S->getStmt()))
          for (const Decl *D : Declaration->decls())
            if (const auto *Var = dyn_cast<VarDecl>(D))
              Define(*Var, Var->getInit(), Var->getLocation());
        if (const auto *Assign = dyn_cast<BinaryOperator>(S->getStmt());
            Assign && Assign->getOpcode() == BO_Assign)
          if (const auto *Ref = dyn_cast<DeclRefExpr>(peel(Assign->getLHS())))
            Define(*Ref->getDecl(), Assign->getRHS(), Ref->getLocation());
      }
  for (const auto &[Var, Definitions] : Results)
    for (const std::unique_ptr<Definition> &One : Definitions)
      Open.push_back(One.get());
  bool Changed = true;
  for (unsigned Pass = 0; Changed && Pass < MaxResultPasses; ++Pass) {
    Changed = false;
    for (Definition *One : Open)
      if (One->Judged.empty()) {
        One->Judged = judgedBy(*One->Value);
        Changed |= !One->Judged.empty();
      }
  }
}

const StartResults::Definition *
StartResults::lastValue(const ValueDecl &Var, SourceLocation At) const {
  auto It = Results.find(&Var);
  if (It == Results.end())
    return nullptr;
  const SourceManager &SM = Fn.Ctx.getSourceManager();
  const Definition *Last = nullptr;
  for (const std::unique_ptr<Definition> &One : It->second)
    // A condition names the variable that it declares where it declares it.
    if (!SM.isBeforeInTranslationUnit(At, One->At) &&
        (!Last || SM.isBeforeInTranslationUnit(Last->At, One->At)))
      Last = One.get();
  return Last;
}

llvm::SmallVector<unsigned, 1> StartResults::judgedBy(const Stmt &E) const {
  llvm::SmallVector<unsigned, 1> Found;
  if (Starters.empty())
    return Found;
  forEachStatement(E, [&](const Stmt &S) {
    if (auto It = Starters.find(&S); It != Starters.end())
      Found.append(It->second.begin(), It->second.end());
    if (const auto *Ref = dyn_cast<DeclRefExpr>(&S))
      if (const Definition *Last =
              lastValue(*Ref->getDecl(), Ref->getLocation()))
        Found.append(Last->Judged.begin(), Last->Judged.end());
  });
  return Found;
}

bool StartResults::isUnusedFrom(const CFGBlock &Block, unsigned M) const {
  return llvm::none_of(UsedIn[M], [&](const CFGBlock *Use) {
    return Fn.Graph.reaches(Block, *Use);
  });
}

ReleaseState StartResults::judging(ReleaseState State, const CFGBlock &Branch,
                                   const CFGBlock &To) const {
  const Expr *Condition = branchCondition(Branch);
  if (Starters.empty() || !Condition)
    return State;
  // What is understood has been learnt.
  llvm::SmallVector<unsigned, 2> Understood;
  auto Learn = [&](const ConditionAtom &Atom, bool) {
    if (Atom.What != ConditionAtom::Kind::Compare)
      return;
    const Expr *Subject = peel(Atom.Subject);
    if (const auto *Assign = dyn_cast<BinaryOperator>(Subject))
      Subject = peel(Assign->getRHS());
    else if (const Definition *Last =
                 Atom.Var && Fn.Conditions.follows(*Atom.Var)
                     ? lastValue(*Atom.Var, Subject->getBeginLoc())
                     : nullptr)
      Subject = peel(Last->Value);
    if (auto It = Starters.find(Subject); It != Starters.end())
      Understood.append(It->second.begin(), It->second.end());
  };
  for (bool Value : {true, false})
    forEachAtom(*Condition, Value, Fn.Spawners.catalogue().Words, Fn.Ctx,
                Learn);
  for (unsigned M : judgedBy(*Condition)) {
    bool OnlyHere = !llvm::is_contained(Understood, M) && isUnusedFrom(To, M) &&
                    llvm::any_of(Branch.succs(), [&](const auto &Other) {
                      const CFGBlock *Way = Other.getReachableBlock();
                      return Way && Way != &To && !isUnusedFrom(*Way, M);
                    });
    if (!OnlyHere)
      continue;
    ReleaseState Judged;
    for (const auto &[F, H] : State.Cases) {
      Holdings Held = H;
      Held[M] = Held[M].failed();
      Judged.add(F, Held);
    }
    State = std::move(Judged);
  }
  return State;
}

} // namespace spawn
