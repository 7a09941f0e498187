//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// One function's body: its parents and its CFG, each made once.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_BODY_H
#define SPAWN_TIDY_AST_BODY_H

#include "clang/AST/Decl.h"
#include "clang/AST/ParentMap.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/Analyses/CFGReachabilityAnalysis.h"
#include "clang/Analysis/Analyses/PostOrderCFGView.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>
#include <optional>

namespace spawn {

/// A CFG with the ends of scopes, and what is looked up in it. The blocks that
/// it is asked about must be its own.
class BodyGraph {
public:
  explicit BodyGraph(std::unique_ptr<clang::CFG> Graph);
  BodyGraph(const BodyGraph &) = delete;
  BodyGraph &operator=(const BodyGraph &) = delete;

  const clang::CFG &cfg() const { return *Graph; }
  /// The blocks in reverse post order.
  clang::PostOrderCFGView &order() { return Order; }
  /// The place of \p Block in that order.
  unsigned indexOf(const clang::CFGBlock &Block) const {
    return Index.lookup(&Block);
  }
  bool isBackEdge(const clang::CFGBlock &From,
                  const clang::CFGBlock &To) const {
    return indexOf(To) <= indexOf(From);
  }
  /// True if a path, or none, leads from the beginning of \p From to that of
  /// \p To.
  bool reaches(const clang::CFGBlock &From, const clang::CFGBlock &To) {
    return &From == &To || follows(To, From);
  }
  /// True if a path leads from the end of \p From to the beginning of \p To.
  bool follows(const clang::CFGBlock &To, const clang::CFGBlock &From) {
    return Reachability.isReachable(&From, &To);
  }
  /// False if no path leads to \p Block from the entry, or from a handler of
  /// what a path leads to.
  bool isReachable(const clang::CFGBlock &Block) const {
    return Reachable[Block.getBlockID()];
  }
  bool isAllReachable() const { return Reachable.all(); }
  /// The block that has \p S as an element of its own; null: none.
  const clang::CFGBlock *evaluating(const clang::Stmt &S);
  /// The block that \p Handler begins; null if it is unreachable.
  const clang::CFGBlock *handler(const clang::CXXCatchStmt &Handler) const {
    return Handlers.lookup(&Handler);
  }
  /// The block that declares \p D; null if it is unreachable.
  const clang::CFGBlock *declaring(const clang::Decl &D) const {
    return DeclaredIn.lookup(&D);
  }

private:
  /// Marks what handlers run.
  void enterHandlers();
  /// False if \p S has parts in the graph, and all are unreachable.
  bool mayRun(const clang::Stmt &S);

  std::unique_ptr<clang::CFG> Graph; ///< never null
  clang::PostOrderCFGView Order;
  clang::CFGReverseBlockReachabilityAnalysis Reachability;
  llvm::DenseMap<const clang::CFGBlock *, unsigned> Index;
  llvm::BitVector Reachable; ///< by block
  /// Once it was asked for.
  std::optional<llvm::DenseMap<const clang::Stmt *, const clang::CFGBlock *>>
      EvaluatedIn;
  llvm::DenseMap<const clang::CXXCatchStmt *, const clang::CFGBlock *> Handlers;
  llvm::DenseMap<const clang::Decl *, const clang::CFGBlock *> DeclaredIn;
};

/// Each part is made when it is first asked for. Not thread-safe.
class Body {
public:
  /// \p F must have a body, and outlive this.
  explicit Body(const clang::FunctionDecl &F) : F(F) {}
  Body(const Body &) = delete;
  Body &operator=(const Body &) = delete;

  const clang::FunctionDecl &function() const { return F; }
  /// Covers a constructor's initializers too.
  const clang::ParentMap &parents() const;
  /// True if the CFG would take too much time, memory or stack.
  bool isTooLarge() const;
  /// Null where buildGraph() has none.
  BodyGraph *graph() const;
  /// False if no path through the function leads to \p S, a part of it.
  bool mayRun(const clang::Stmt &S) const;

private:
  const clang::FunctionDecl &F;
  mutable std::unique_ptr<clang::ParentMap> Parents;
  mutable std::optional<bool> TooLarge;
  mutable std::optional<std::unique_ptr<BodyGraph>> Graph;
};

/// The bodies of one translation unit. Not thread-safe.
class Bodies {
public:
  /// \p F must have a body. The result lives as long as this.
  const Body &of(const clang::FunctionDecl &F);

private:
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Body>> OfFunction;
};

/// True if \p Inner is \p Outer or a part of it.
bool isWithin(const clang::Stmt &Inner, const clang::Stmt &Outer,
              const clang::ParentMap &Parents);

} // namespace spawn

#endif // SPAWN_TIDY_AST_BODY_H
