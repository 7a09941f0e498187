//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The forward analysis of ReleasePaths: what variables that are moved into
/// each other hold at each point, and where live work is dropped.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_PATHS_RELEASEFLOW_H
#define SPAWN_TIDY_FLOW_PATHS_RELEASEFLOW_H

#include "flow/HandleVariables.h"
#include "flow/paths/FunctionGraph.h"
#include "flow/paths/ReleasePaths.h"
#include "flow/paths/ReleaseState.h"
#include "flow/paths/StartResults.h"
#include "clang/Analysis/FlowSensitive/DataflowWorklist.h"
#include "llvm/ADT/MapVector.h"

namespace spawn {

class ReleaseFlow {
public:
  /// What one mention does to one member of the group.
  struct Effect {
    const HandleUse *Use;
    unsigned Member;
  };
  /// Live work that ends at a place.
  struct Drop {
    DropCause Ends;
    unsigned Member;
    const clang::Stmt *At;
    Thrown Raised;
    const clang::CFGBlock *Block;
    unsigned Element;
  };

  ReleaseFlow(FunctionGraph &Fn, std::vector<const HandleVariable *> Group);

  /// Runs the analysis; false where the function is too large.
  bool run();

  /// What run() has found.
  const std::vector<Drop> &drops() const { return Drops; }

  // What the run has found out, for the story of a drop.
  llvm::ArrayRef<const HandleVariable *> members() const { return Members; }
  llvm::ArrayRef<Effect> effectsAt(UsePlace At) const {
    auto It = Effects.find(At);
    return It == Effects.end() ? llvm::ArrayRef<Effect>()
                               : llvm::ArrayRef<Effect>(It->second);
  }
  /// The blocks that are reached while a member lives, and what enters them.
  const llvm::MapVector<const clang::CFGBlock *, ReleaseState> &
  reached() const {
    return In;
  }
  /// The block from which live work of \p Member first came into \p Block.
  const clang::CFGBlock *cameFrom(const clang::CFGBlock &Block,
                                  unsigned Member) const {
    return CameFrom.lookup({Block.getBlockID(), Member});
  }

private:
  struct Place {
    const clang::CFGBlock *Block;
    unsigned Element;
    std::vector<Drop> *Found;
  };

  /// False where \c MaxSteps was reached.
  bool solve();
  /// Where the life of the first member begins; the others' lives begin inside
  /// it, or a move could not tie them together.
  const clang::CFGBlock *firstBlock() const;
  /// Hands \p State on to \p To, without what is over or not yet begun.
  void enter(const clang::CFGBlock &From, const clang::CFGBlock &To,
             const ReleaseState &State);
  /// What \p Member may hold under whichever facts.
  static Holding overall(const ReleaseState &State, unsigned Member);
  std::vector<bool> liveMembers(const ReleaseState &State) const;
  /// Calls \p Visit with each block that follows, and what can enter it.
  void forEachEdge(
      const clang::CFGBlock &Block, const ReleaseState &Out,
      llvm::function_ref<void(const clang::CFGBlock &, const ReleaseState &)>
          Visit);
  /// The cases of \p State in which \p Condition can be \p Value.
  ReleaseState assuming(const ReleaseState &State, const clang::Expr &Condition,
                        bool Value);
  ReleaseState assumingCase(const ReleaseState &State,
                            const clang::SwitchStmt &Switch,
                            const clang::CFGBlock &To);
  /// Learns from one atom; false where it cannot have that value here.
  bool assume(const ConditionAtom &Atom, bool Value, Facts &F, Holdings &Held);
  /// Runs the elements of \p Block over what enters it. Drops are recorded in
  /// \p Found; where that is null, exceptions are handed to their handlers.
  ReleaseState transfer(const clang::CFGBlock &Block, std::vector<Drop> *Found);
  /// Where \p Block leaves the function, the parameters end.
  void leave(const clang::CFGBlock &Block, const ReleaseState &Out);
  void drop(const Holding &H, DropCause Ends, unsigned Member,
            const clang::Stmt *At, Place Here, const Thrown &Raised = {}) const;
  void atStatement(const clang::Stmt &S, ReleaseState &State, Place Here);
  void atDeclaration(const clang::VarDecl &Var, ReleaseState &State,
                     Place Here);
  void learn(const clang::Expr *Target, const clang::Expr *Value,
             ReleaseState &State);
  /// \p Var gets the value of \p Value, or an unknown one where that is null.
  void learn(const clang::VarDecl &Var, const clang::Expr *Value,
             ReleaseState &State);
  void count(const clang::Expr *Target, ReleaseState &State);
  void applyEffects(UsePlace At, const clang::Stmt *S, ReleaseState &State,
                    Place Here);
  void apply(const HandleUse &Use, unsigned M, const clang::Stmt *S,
             Holdings &Held, Place Here);
  /// \p S raises \p Exception: ends what it leaves, and enters its handlers.
  void raise(const clang::Stmt &S, const Thrown &Exception,
             const ReleaseState &State, Place Here);

  FunctionGraph &Fn;
  std::vector<const HandleVariable *> Members;
  llvm::DenseMap<const clang::VarDecl *, unsigned> IndexOf;
  llvm::DenseMap<UsePlace, llvm::SmallVector<Effect, 1>> Effects;
  StartResults Starts;
  llvm::MapVector<const clang::CFGBlock *, ReleaseState> In;
  llvm::DenseMap<std::pair<unsigned, unsigned>, const clang::CFGBlock *>
      CameFrom;
  clang::ForwardDataflowWorklist *Queue = nullptr;
  std::vector<Drop> Drops;
};

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_PATHS_RELEASEFLOW_H
