//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which values say whether a start succeeded: what `pthread_create` returned,
/// what `g_thread_try_new` writes to its `GError **`, and what was made of
/// that.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_PATHS_STARTRESULTS_H
#define SPAWN_TIDY_FLOW_PATHS_STARTRESULTS_H

#include "flow/paths/FunctionGraph.h"
#include "flow/paths/ReleaseState.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <memory>
#include <vector>

namespace spawn {

/// The starts of one group of variables ("members") that may fail, and the
/// results that judge them. Add all starts, then read once.
class StartResults {
public:
  /// \p Fn must outlive this.
  StartResults(const FunctionGraph &Fn, unsigned NumMembers)
      : Fn(Fn), UsedIn(NumMembers) {}

  /// \p Start puts work into \p Member, unless it fails.
  void add(const clang::Stmt &Start, unsigned Member) {
    Starters[&Start].push_back(Member);
  }
  /// \p Call returns the work that \p Member gets, unless it fails: what it
  /// writes besides may say so.
  void addReturning(const clang::Expr &Call, unsigned Member);
  /// Reads which variables get results. \p UsedBy appends the members that a
  /// statement uses.
  void read(llvm::function_ref<void(const clang::Stmt &,
                                    llvm::SmallVectorImpl<unsigned> &)>
                UsedBy);

  /// The members that \p S starts; empty where it starts none.
  llvm::ArrayRef<unsigned> startedBy(const clang::Stmt &S) const {
    auto It = Starters.find(&S);
    return It == Starters.end() ? llvm::ArrayRef<unsigned>()
                                : llvm::ArrayRef<unsigned>(It->second);
  }

  /// The members that the result of a spawner, which \p E has in it or names a
  /// variable that does, says something of.
  llvm::SmallVector<unsigned, 1> judgedBy(const clang::Stmt &E) const;

  /// \p State, on the way from \p Branch to \p To. A condition that nothing is
  /// known of judges the result of a spawner: the way on which nothing more is
  /// done with what it started is its failure.
  ReleaseState judging(ReleaseState State, const clang::CFGBlock &Branch,
                       const clang::CFGBlock &To) const;

private:
  /// A value that a variable gets, and the members whose start it judges.
  struct Definition {
    const clang::Expr *Value;
    clang::SourceLocation At;
    llvm::SmallVector<unsigned, 1> Judged;
  };
  /// The variables that \p Call writes besides the handle may say whether it
  /// has started \p Members.
  void readWritten(const clang::CallExpr &Call,
                   llvm::ArrayRef<unsigned> Members);
  /// The value that \p Var has at \p At, by the order of the source; or null.
  const Definition *lastValue(const clang::ValueDecl &Var,
                              clang::SourceLocation At) const;
  /// True if no use of member \p M can follow from \p Block on.
  bool isUnusedFrom(const clang::CFGBlock &Block, unsigned M) const;

  const FunctionGraph &Fn;
  llvm::DenseMap<const clang::Stmt *, llvm::SmallVector<unsigned, 1>> Starters;
  llvm::DenseMap<const clang::ValueDecl *,
                 std::vector<std::unique_ptr<Definition>>>
      Results;
  /// The blocks with a use of each member.
  std::vector<llvm::DenseSet<const clang::CFGBlock *>> UsedIn;
};

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_PATHS_STARTRESULTS_H
