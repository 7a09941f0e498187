//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Body.h.
///
//===----------------------------------------------------------------------===//

#include "ast/Body.h"
#include "ast/Graph.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Analysis/Analyses/ReachableCode.h"
#include <vector>

using namespace clang;

namespace spawn {

BodyGraph::BodyGraph(std::unique_ptr<CFG> TheGraph)
    : Graph(std::move(TheGraph)), Order(Graph.get()), Reachability(*Graph) {
  unsigned Number = 0;
  for (const CFGBlock *Block : Order)
    Index[Block] = Number++;
  Reachable.resize(Graph->getNumBlockIDs());
  reachable_code::ScanReachableFromBlock(&Graph->getEntry(), Reachable);
  enterHandlers();
  for (const CFGBlock *Block : *Graph) {
    if (!isReachable(*Block))
      continue;
    for (const CFGElement &Element : *Block)
      if (auto S = Element.getAs<CFGStmt>())
        if (const auto *Declaration = dyn_cast<DeclStmt>(S->getStmt()))
          for (const Decl *D : Declaration->decls())
            DeclaredIn[D] = Block;
    if (const auto *Handler = dyn_cast_or_null<CXXCatchStmt>(Block->getLabel()))
      Handlers[Handler] = Block;
  }
}

// A handler may have no edge from what throws in its try block.
void BodyGraph::enterHandlers() {
  bool Changed = true;
  while (Changed) {
    Changed = false;
    // What one handler runs may try more.
    for (const CFGBlock *Dispatch : Graph->try_blocks())
      if (!isReachable(*Dispatch) &&
          mayRun(*cast<CXXTryStmt>(Dispatch->getTerminatorStmt())
                      ->getTryBlock())) {
        reachable_code::ScanReachableFromBlock(Dispatch, Reachable);
        Changed = true;
      }
  }
}

bool BodyGraph::mayRun(const Stmt &S) {
  bool IsEvaluated = false;
  std::vector<const Stmt *> Open = {&S};
  while (!Open.empty()) {
    const Stmt *Part = Open.back();
    Open.pop_back();
    if (const CFGBlock *Block = evaluating(*Part)) {
      if (isReachable(*Block))
        return true;
      IsEvaluated = true;
    }
    for (const Stmt *Child : Part->children())
      if (Child)
        Open.push_back(Child);
  }
  return !IsEvaluated;
}

const CFGBlock *BodyGraph::evaluating(const Stmt &S) {
  if (!EvaluatedIn) {
    EvaluatedIn.emplace();
    for (const CFGBlock *Block : *Graph)
      for (const CFGElement &Element : *Block)
        if (auto InBlock = Element.getAs<CFGStmt>())
          (*EvaluatedIn)[InBlock->getStmt()] = Block;
  }
  return EvaluatedIn->lookup(&S);
}

const ParentMap &Body::parents() const {
  if (!Parents) {
    Parents = std::make_unique<ParentMap>(F.getBody());
    if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(&F))
      for (const CXXCtorInitializer *Init : Ctor->inits())
        Parents->addStmt(Init->getInit());
  }
  return *Parents;
}

bool Body::mayRun(const Stmt &S) const {
  BodyGraph *Of = graph();
  if (!Of || Of->isAllReachable())
    return true;
  for (const Stmt *Part = &S; Part; Part = parents().getParent(Part))
    if (const CFGBlock *Block = Of->evaluating(*Part))
      return Of->isReachable(*Block);
  return true;
}

bool Body::isTooLarge() const {
  if (!TooLarge)
    TooLarge = spawn::isTooLarge(F, ScopeEnds::With);
  return *TooLarge;
}

BodyGraph *Body::graph() const {
  if (!Graph) {
    std::unique_ptr<CFG> Built =
        isTooLarge() ? nullptr : buildGraph(F, ScopeEnds::With);
    Graph = Built ? std::make_unique<BodyGraph>(std::move(Built)) : nullptr;
  }
  return Graph->get();
}

const Body &Bodies::of(const FunctionDecl &F) {
  std::unique_ptr<Body> &Slot = OfFunction[&F];
  if (!Slot)
    Slot = std::make_unique<Body>(F);
  return *Slot;
}

bool isWithin(const Stmt &Inner, const Stmt &Outer, const ParentMap &Parents) {
  for (const Stmt *Around = &Inner; Around; Around = Parents.getParent(Around))
    if (Around == &Outer)
      return true;
  return false;
}

} // namespace spawn
