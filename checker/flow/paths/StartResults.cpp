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

/// True if argument \p I of a call of \p Row is the handle or the task's: what
/// stands there tells nothing of the start.
static bool isHandleOrTask(const Producer &Row, unsigned I) {
  return Row.OutArgument == I || Row.Callable == I ||
         (Row.Bound ? llvm::is_contained(*Row.Bound, I)
                    : !Row.Callable || I > *Row.Callable);
}

/// The variable that a call writes through \p Arg, of type \p T, or null.
static const ValueDecl *writtenThrough(const Expr &Arg, QualType T) {
  if ((!T->isPointerType() && !T->isLValueReferenceType()) ||
      T->getPointeeType().isConstQualified())
    return nullptr;
  const Expr *Target = peel(&Arg);
  if (T->isPointerType()) {
    const auto *AddressOf = dyn_cast<UnaryOperator>(Target);
    if (!AddressOf || AddressOf->getOpcode() != UO_AddrOf)
      return nullptr;
    Target = peel(AddressOf->getSubExpr());
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(Target);
  return Ref ? Ref->getDecl() : nullptr;
}

void StartResults::readWritten(const CallExpr &Call,
                               llvm::ArrayRef<unsigned> Members) {
  const FunctionDecl *F = Call.getDirectCallee();
  const Producer *Row = F ? Fn.Spawners.producer(*F) : nullptr;
  if (!Row)
    return;
  unsigned Shared = std::min(Call.getNumArgs(), F->getNumParams());
  for (unsigned I = 0; I < Shared; ++I)
    if (const ValueDecl *Var =
            isHandleOrTask(*Row, I)
                ? nullptr
                : writtenThrough(*Call.getArg(I),
                                 F->getParamDecl(I)->getType()))
      Results[Var].push_back(std::make_unique<Definition>(
          Definition{&Call,
                     Call.getArg(I)->getBeginLoc(),
                     {Members.begin(), Members.end()}}));
}

void StartResults::addReturning(const Expr &Call, unsigned Member) {
  if (const auto *Start = dyn_cast<CallExpr>(&Call))
    readWritten(*Start, Member);
}

void StartResults::read(
    llvm::function_ref<void(const Stmt &, llvm::SmallVectorImpl<unsigned> &)>
        UsedBy) {
  // The walk is for those whose starts can be judged: most can't.
  if (Starters.empty() && Results.empty())
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
        if (const auto *Call = dyn_cast<CallExpr>(S->getStmt()))
          if (auto It = Starters.find(Call); It != Starters.end())
            readWritten(*Call, It->second);
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
  if (Results.empty() && Starters.empty())
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
  if ((Results.empty() && Starters.empty()) || !Condition)
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
