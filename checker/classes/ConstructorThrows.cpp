//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See ConstructorThrows.h.
///
//===----------------------------------------------------------------------===//

#include "classes/ConstructorThrows.h"
#include "ast/Functions.h"
#include "ast/Graph.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/CFG.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace spawn {
namespace {

/// True if \p Exception, which \p S raises, is caught before it leaves \p Ctor.
/// The handlers of a function's own `try` run when the members are gone.
bool isCaught(const Stmt &S, const Thrown &Exception,
              const CXXConstructorDecl &Ctor, const ParentMap &Around) {
  const Stmt *Child = &S;
  for (const Stmt *Parent = Around.getParent(Child); Parent;
       Child = Parent, Parent = Around.getParent(Parent)) {
    const auto *Try = dyn_cast<CXXTryStmt>(Parent);
    if (!Try || Try == Ctor.getBody() || Try->getTryBlock() != Child)
      continue;
    for (unsigned I = 0; I < Try->getNumHandlers(); ++I)
      if (catches(*Try->getHandler(I), Exception) != Catches::No)
        return true;
  }
  return false;
}

bool isIn(const Stmt *S, const Stmt &Outer, const ParentMap &Around) {
  while (S && S != &Outer)
    S = Around.getParent(S);
  return S != nullptr;
}

} // namespace

std::optional<ConstructorThrow> throwsBehind(const CXXConstructorDecl &Ctor,
                                             const Stmt &Start,
                                             const ParentMap &Around,
                                             Throws &T) {
  const ASTContext &Ctx = Ctor.getASTContext();
  if (isNoexcept(Ctor.getType()))
    return std::nullopt;
  std::unique_ptr<CFG> Graph = buildGraph(Ctor, ScopeEnds::With);
  if (!Graph)
    return std::nullopt;
  // The last element of the start itself: what it throws, it has not started.
  const CFGBlock *Block = nullptr;
  unsigned After = 0;
  for (const CFGBlock *One : *Graph)
    for (unsigned I = 0; I < One->size(); ++I)
      if (auto S = (*One)[I].getAs<CFGStmt>();
          S && isIn(S->getStmt(), Start, Around)) {
        Block = One;
        After = I + 1;
      }
  if (!Block)
    return std::nullopt;

  const SourceManager &SM = Ctx.getSourceManager();
  std::optional<ConstructorThrow> First;
  auto Look = [&](const CFGBlock &In, unsigned From) {
    for (unsigned I = From; I < In.size(); ++I) {
      auto S = In[I].getAs<CFGStmt>();
      if (!S || isIn(S->getStmt(), Start, Around))
        continue;
      for (const Thrown &Exception : T.raisedBy(*S->getStmt(), Ctx)) {
        if (isCaught(*S->getStmt(), Exception, Ctor, Around))
          continue;
        if (!First || SM.isBeforeInTranslationUnit(S->getStmt()->getBeginLoc(),
                                                   First->At->getBeginLoc()))
          First = ConstructorThrow{S->getStmt(), Exception};
        break;
      }
    }
  };
  Look(*Block, After);
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
  llvm::SmallVector<const CFGBlock *, 16> Pending{Block};
  while (!Pending.empty())
    for (const CFGBlock::AdjacentBlock &Next : Pending.pop_back_val()->succs())
      if (const CFGBlock *To = Next.getReachableBlock();
          To && Seen.insert(To).second) {
        Look(*To, 0);
        Pending.push_back(To);
      }
  return First;
}

} // namespace spawn
