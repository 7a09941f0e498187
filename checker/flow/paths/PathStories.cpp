//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See PathStories.h.
///
//===----------------------------------------------------------------------===//

#include "flow/paths/PathStories.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/CFG.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

using namespace clang;

namespace spawn {
namespace {

using Action = HandleUse::Action;

/// Tells of the drops that a ReleaseFlow has found how they came about, and
/// chooses those that are reported.
class PathStories {
public:
  PathStories(const FunctionGraph &Fn, const ReleaseFlow &Flow)
      : Fn(Fn), Flow(Flow), Drops(Flow.drops()), Members(Flow.members()) {
    if (!Drops.empty())
      findMayRelease();
  }

  /// One finding a variable for the end of its life, one for each place that
  /// overwrites it.
  std::vector<UnreleasedLocal> choose() const {
    const SourceManager &SM = Fn.Ctx.getSourceManager();
    auto Rank = [](const Drop &D) { return D.Ends == DropCause::Exception; };
    std::vector<Drop> Sorted = Drops;
    llvm::stable_sort(Sorted, [&](const Drop &A, const Drop &B) {
      if (Rank(A) != Rank(B))
        return Rank(A) < Rank(B);
      if (!A.At || !B.At)
        return A.At && !B.At;
      return SM.isBeforeInTranslationUnit(A.At->getBeginLoc(),
                                          B.At->getBeginLoc());
    });

    std::vector<UnreleasedLocal> Findings;
    llvm::DenseSet<std::pair<unsigned, const Stmt *>> Seen;
    llvm::DenseSet<unsigned> Ended;
    for (const Drop &D : Sorted) {
      bool Ends =
          D.Ends == DropCause::ScopeEnd || D.Ends == DropCause::Exception;
      if (Ends ? Ended.contains(D.Member) : Seen.contains({D.Member, D.At}))
        continue;
      std::optional<Origin> From = originOf(D.Member, D.Block, D.Element);
      if (!From)
        continue;
      const HandleVariable &Variable = *Members[D.Member];
      if (From->What.Drop == DropOutcome::Leaks && endsWithProgram(D))
        continue;
      UnreleasedLocal Result{D.Ends, Variable.Var, Variable.Handle.Shape,
                             From->What};
      // Of a container, the first that was put into it.
      if (Variable.Handle.Shape == HolderShape::Container)
        for (const HandleUse &Use : llvm::reverse(Variable.Uses))
          if (Use.Value.Fresh)
            Result.What = *Use.Value.Fresh;
      if (mustBeReleasedOnEachPath(From->What.Drop, From->What.OnlyObserves))
        decide(*From, Result);
      else if (Ends && llvm::none_of(Members, [](const auto *Member) {
                 return Member->isReleasedSomewhere();
               }))
        Result.Never = true;
      else
        continue;
      if (D.Ends == DropCause::Destroy &&
          (Result.Shape == HolderShape::Pointer ||
           Variable.Handle.OfPointers)) {
        Result.What.Drop = Variable.Handle.Kind.Drop;
        Result.What.From = Spawn::Origin::Construction;
      }
      Result.At = D.At;
      Result.Raised = D.Raised;
      if (Ends)
        Ended.insert(D.Member);
      else
        Seen.insert({D.Member, D.At});
      Findings.push_back(std::move(Result));
    }
    return Findings;
  }

private:
  using Drop = ReleaseFlow::Drop;
  using Effect = ReleaseFlow::Effect;
  struct Origin {
    Spawn What;
    unsigned Element = 0;                        ///< in the last block of Path
    llvm::SmallVector<const CFGBlock *, 8> Path; ///< from the end to the spawn
  };

  /// The system gets back what it has given, where main() ends.
  bool endsWithProgram(const Drop &D) const {
    if (!Fn.F.isMain() || D.Ends != DropCause::ScopeEnd)
      return false;
    return D.At ? isa<ReturnStmt>(D.At)
                : llvm::any_of(Fn.F.getBody()->children(), [&](const Stmt *S) {
                    const auto *Declaration = dyn_cast_or_null<DeclStmt>(S);
                    return Declaration &&
                           llvm::is_contained(Declaration->decls(),
                                              Members[D.Member]->Var);
                  });
  }

  /// Where the work that member \p M drops at an element was started; follows
  /// the way on which it came.
  std::optional<Origin> originOf(unsigned M, const CFGBlock *Block,
                                 unsigned Element) const {
    Origin Found;
    llvm::DenseSet<std::pair<unsigned, unsigned>> Seen;
    // The first block counts once more if a loop leads back into it.
    while (Block && (Found.Path.empty() ||
                     Seen.insert({Block->getBlockID(), M}).second)) {
      Found.Path.push_back(Block);
      for (unsigned I = std::min<unsigned>(Element, Block->size()); I-- > 0;)
        if (auto S = (*Block)[I].getAs<CFGStmt>())
          if (const Spawn *What = startedBy(*S->getStmt(), M)) {
            Found.What = *What;
            Found.Element = I;
            return Found;
          }
      if (Block == &Fn.Graph.cfg().getEntry() && Members[M]->isParameter()) {
        Found.What = *Members[M]->Initial.Fresh;
        return Found;
      }
      Block = Flow.cameFrom(*Block, M);
      Element = Block ? Block->size() : 0;
    }
    return std::nullopt;
  }

  /// The spawn that \p S puts into member \p M. Where \p S moves it there from
  /// another member, \p M becomes that one, and the search goes on.
  const Spawn *startedBy(const Stmt &S, unsigned &M) const {
    auto Look = [&](UsePlace At) -> const Spawn * {
      for (const Effect &E : Flow.effectsAt(At)) {
        if (E.Use->What == Action::Transfer &&
            E.Use->Partner == Members[M]->Var)
          M = E.Member;
        else if (E.Use->What == Action::Swap &&
                 E.Use->Partner == Members[M]->Var) {
          M = E.Member;
          break;
        } else if (E.Member == M && E.Use->Value.Fresh)
          return &*E.Use->Value.Fresh;
      }
      return nullptr;
    };
    if (const auto *Declaration = dyn_cast<DeclStmt>(&S))
      for (const Decl *D : Declaration->decls()) {
        if (const auto *Var = dyn_cast<VarDecl>(D))
          if (const Spawn *What = Look(Var))
            return What;
        if (D == Members[M]->Var && Members[M]->Initial.Fresh)
          return &*Members[M]->Initial.Fresh;
      }
    return Look(&S);
  }

  bool isRelease(const CFGElement &Element) const {
    auto S = Element.getAs<CFGStmt>();
    return S && releases(*S->getStmt());
  }

  /// Finds the blocks from which a release can be reached.
  void findMayRelease() {
    llvm::SmallVector<const CFGBlock *, 16> Pending;
    for (const auto &[Block, State] : Flow.reached())
      for (unsigned I = Block->size(); I-- > 0;)
        if (isRelease((*Block)[I])) {
          LastRelease[Block] = I;
          Pending.push_back(Block);
          break;
        }
    while (!Pending.empty()) {
      const CFGBlock *Block = Pending.pop_back_val();
      if (!Flow.reached().count(Block) || !MayRelease.insert(Block).second)
        continue;
      for (const CFGBlock *Before : Block->preds())
        if (Before)
          Pending.push_back(Before);
    }
  }

  /// Says whether a release can follow the start at all, and if so, the branch
  /// on the path after which none can.
  void decide(const Origin &From, UnreleasedLocal &Result) const {
    const CFGBlock &Start = *From.Path.back();
    bool Follows = llvm::any_of(Start.succs(), [&](const auto &Next) {
      return MayRelease.contains(Next.getReachableBlock());
    });
    auto Last = LastRelease.find(&Start);
    Follows |= Last != LastRelease.end() && Last->second > From.Element;
    Result.Never = !Follows;

    for (unsigned I = From.Path.size(); I-- > 1;) {
      const CFGBlock *Block = From.Path[I];
      const CFGBlock *Next = From.Path[I - 1];
      if (!MayRelease.contains(Block) || MayRelease.contains(Next))
        continue;
      // A handler is entered by no branch.
      if (isa_and_nonnull<CXXCatchStmt>(Next->getLabel())) {
        Result.Decision = Next->getLabel();
      } else if (const Expr *Condition = branchCondition(*Block)) {
        Result.Decision = Condition;
        Result.DecisionValue = Block->succ_begin()->getReachableBlock() == Next;
      } else if (const auto *Switch =
                     dyn_cast_or_null<SwitchStmt>(Block->getTerminatorStmt())) {
        const auto *Case = dyn_cast_or_null<SwitchCase>(Next->getLabel());
        Result.Decision = Case ? static_cast<const Stmt *>(Case) : Switch;
      }
      return;
    }
  }

  bool releases(const Stmt &S) const {
    auto Look = [&](UsePlace At) {
      return llvm::any_of(Flow.effectsAt(At), [](const Effect &E) {
        return E.Use->What == Action::Release || E.Use->What == Action::Lend ||
               E.Use->What == Action::Escape;
      });
    };
    const auto *Declaration = dyn_cast<DeclStmt>(&S);
    return Look(&S) || (Declaration &&
                        llvm::any_of(Declaration->decls(), [&](const Decl *D) {
                          const auto *Var = dyn_cast<VarDecl>(D);
                          return Var && Look(Var);
                        }));
  }

  const FunctionGraph &Fn;
  const ReleaseFlow &Flow;
  const std::vector<ReleaseFlow::Drop> &Drops;
  llvm::ArrayRef<const HandleVariable *> Members;
  llvm::DenseSet<const CFGBlock *> MayRelease;
  llvm::DenseMap<const CFGBlock *, unsigned> LastRelease; ///< its element
};

} // namespace

std::vector<UnreleasedLocal> tellDrops(const FunctionGraph &Fn,
                                       const ReleaseFlow &Flow) {
  return PathStories(Fn, Flow).choose();
}

} // namespace spawn
