//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The conditions of a function that are worth remembering: those that occur
/// more than once, and flags that are set to constants.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_PATHS_FOLLOWEDCONDITIONS_H
#define SPAWN_TIDY_FLOW_PATHS_FOLLOWEDCONDITIONS_H

#include "flow/paths/Conditions.h"
#include "flow/paths/ReleaseState.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/FoldingSet.h"
#include <map>

namespace spawn {

class FollowedConditions {
public:
  /// \p IsStart tells calls whose result says whether work was started.
  FollowedConditions(const clang::CFG &Graph, const clang::Stmt &Body,
                     const Vocabulary &Words, const clang::ASTContext &Ctx,
                     llvm::function_ref<bool(const clang::Expr &)> IsStart);

  /// True if there are more conditions than can be followed: paths may then
  /// belong together unseen.
  bool isIncomplete() const { return Incomplete; }

  Facts unknown() const { return Facts(Keys.size(), UnknownFact); }

  /// Learns from \p Atom being \p Value; false where that contradicts \p F.
  bool assume(const ConditionAtom &Atom, bool Value, Facts &F) const;
  /// \p Var got a value: a constant, UnknownFact, or NonZeroFact.
  void assign(const clang::VarDecl &Var, Fact Value, Facts &F) const;
  /// \p Var is incremented by one.
  void increment(const clang::VarDecl &Var, Facts &F) const;
  bool follows(const clang::VarDecl &Var) const { return OfVar.count(&Var); }
  /// A loop turns: what other code may have changed is forgotten.
  void turnLoop(Facts &F) const;

private:
  struct Key {
    llvm::SmallVector<const clang::VarDecl *, 2> Mentions;
    bool OthersMayChange = false;
    /// The variable is not negative where it begins, and never decreases: after
    /// an increment it is not zero.
    bool IsCountedUp = false;
  };
  std::vector<Key> Keys;
  llvm::DenseMap<const clang::VarDecl *, unsigned> OfVar;
  std::map<llvm::FoldingSetNodeID, unsigned> OfText;
  bool Incomplete = false;
};

/// The condition that decides where \p Block goes on, where its first successor
/// is taken if that is true and its second if not; else null.
const clang::Expr *branchCondition(const clang::CFGBlock &Block);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_PATHS_FOLLOWEDCONDITIONS_H
