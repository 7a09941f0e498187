//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See ReleasePaths.h.
///
//===----------------------------------------------------------------------===//

#include "flow/ReleasePaths.h"
#include "flow/FollowedConditions.h"
#include "flow/HandleVariables.h"
#include "handles/ProducerTrace.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Analysis/Analyses/PostOrderCFGView.h"
#include "clang/Analysis/CFG.h"
#include "clang/Analysis/FlowSensitive/DataflowWorklist.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/MapVector.h"

using namespace clang;

namespace spawn {
namespace {

using Action = HandleUse::Action;
using How = UnreleasedHandle::How;

/// Moves tie variables together; a larger knot is not followed.
constexpr unsigned MaxGroup = 8;
/// Elements looked at in one function, before it is given up.
constexpr unsigned MaxSteps = 4'000'000;

bool endsInThrow(const CFGBlock &Block) {
  for (const CFGElement &Element : llvm::reverse(Block))
    if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
      return isa<CXXThrowExpr>(S->getStmt());
  return false;
}

/// True where every path must release the handle.
bool countsOnEachPath(const Spawn &S) {
  return S.Drop == DropOutcome::Terminates || S.Drop == DropOutcome::Leaks ||
         (S.Drop == DropOutcome::Orphans && !S.OnlyObserves);
}

/// What all groups of variables of a function share.
struct FunctionGraph {
  FunctionGraph(const FunctionDecl &F, const CFG &Graph,
                const ParentMap &Parents, const Handles &H, Throws &T)
      : F(F), Ctx(F.getASTContext()), Graph(Graph), Parents(Parents), H(H),
        T(T), Order(&Graph), Conditions(Graph, *F.getBody(), Ctx) {
    unsigned Number = 0;
    for (const CFGBlock *Block : Order)
      OrderOf[Block] = Number++;
    for (const CFGBlock *Block : Graph) {
      for (const CFGElement &Element : *Block)
        if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
          if (const auto *Declaration = dyn_cast<DeclStmt>(S->getStmt()))
            for (const Decl *D : Declaration->decls())
              DeclaredIn[D] = Block;
      if (const auto *Handler =
              dyn_cast_or_null<CXXCatchStmt>(Block->getLabel()))
        HandlerBlocks[Handler] = Block;
    }
    // Where an exception may not leave, the program ends, whatever is live.
    const auto *Proto = F.getType()->getAs<FunctionProtoType>();
    ThrowEndsProgram =
        F.isMain() || isa<CXXDestructorDecl>(F) ||
        (Proto && !isUnresolvedExceptionSpec(Proto->getExceptionSpecType()) &&
         Proto->isNothrow());
  }

  llvm::ArrayRef<Thrown> raisedBy(const Stmt &S) {
    auto [It, Added] = Raised.try_emplace(&S);
    if (Added) {
      // A handle that is joined once throws nothing.
      const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
      bool AsksHandle = Call && H.kindOf(Call->getImplicitObjectArgument()
                                             ->getType()
                                             .getNonReferenceType());
      It->second = T.raisedBy(S, Ctx);
      if (AsksHandle)
        llvm::erase_if(It->second, [](const Thrown &E) { return !E.Type; });
      const auto *Throw = dyn_cast<CXXThrowExpr>(&S);
      if (Throw && !Throw->getSubExpr())
        for (Thrown &Again : It->second)
          Again.Type = caughtAround(S);
    }
    return It->second;
  }

  /// The type that the handler around \p S has caught, or null.
  const Type *caughtAround(const Stmt &S) const {
    for (const Stmt *Around = &S; Around; Around = Parents.getParent(Around))
      if (const auto *Handler = dyn_cast<CXXCatchStmt>(Around))
        return Handler->getCaughtType().isNull() ? nullptr
                                                 : Handler->getCaughtType()
                                                       .getNonReferenceType()
                                                       .getCanonicalType()
                                                       .getUnqualifiedType()
                                                       .getTypePtr();
    return nullptr;
  }

  bool turnsLoop(const CFGBlock &From, const CFGBlock &To) const {
    return OrderOf.lookup(&To) <= OrderOf.lookup(&From);
  }

  const FunctionDecl &F;
  ASTContext &Ctx;
  const CFG &Graph;
  const ParentMap &Parents;
  const Handles &H;
  Throws &T;
  PostOrderCFGView Order;
  llvm::DenseMap<const CFGBlock *, unsigned> OrderOf;
  llvm::DenseMap<const CXXCatchStmt *, const CFGBlock *> HandlerBlocks;
  llvm::DenseMap<const Decl *, const CFGBlock *> DeclaredIn;
  llvm::DenseMap<const Stmt *, llvm::SmallVector<Thrown, 1>> Raised;
  FollowedConditions Conditions;
  bool ThrowEndsProgram = false;
  unsigned Steps = 0;
};

/// The life of the variables that are moved into each other.
class GroupAnalysis {
public:
  GroupAnalysis(FunctionGraph &Fn, std::vector<const HandleVariable *> Group)
      : Fn(Fn), Members(std::move(Group)) {
    for (unsigned M = 0; M < Members.size(); ++M) {
      IndexOf[Members[M]->Var] = M;
      for (const HandleUse &Use : Members[M]->Uses) {
        if (Use.What == Action::None)
          continue;
        Effects[Use.At].push_back({&Use, M});
        if (Use.What == Action::Start)
          Starters[static_cast<const Stmt *>(Use.At)].push_back(M);
      }
    }
  }

  std::vector<UnreleasedHandle> run() {
    if (!solve())
      return {};
    for (const auto &[Block, State] : In)
      leave(*Block, transfer(*Block, &Drops));
    if (Drops.empty())
      return {};
    findMayRelease();
    return choose();
  }

private:
  struct Effect {
    const HandleUse *Use;
    unsigned Member;
  };
  /// Live work that ends at a place.
  struct Drop {
    How Ends;
    unsigned Member;
    const Stmt *At;
    Thrown Raised;
    const CFGBlock *Block;
    unsigned Element;
  };
  struct Origin {
    Spawn What;
    unsigned Element = 0;                        ///< in the last block of Path
    llvm::SmallVector<const CFGBlock *, 8> Path; ///< from the end to the spawn
  };

  bool solve() {
    const CFGBlock *First = firstBlock();
    if (!First)
      return false;
    Holdings Start;
    for (const HandleVariable *Member : Members)
      Start.push_back(Member->isParameter() ? Holding(Holding::Live)
                                            : Holding());
    In[First].add(Fn.Conditions.unknown(), Start);

    ForwardDataflowWorklist Worklist(Fn.Graph, &Fn.Order);
    Queue = &Worklist;
    Worklist.enqueueBlock(First);
    while (const CFGBlock *Block = Worklist.dequeue()) {
      Fn.Steps += Block->size() + 1;
      if (Fn.Steps > MaxSteps)
        return false;
      ReleaseState Out = transfer(*Block, nullptr);
      forEachEdge(*Block, Out,
                  [&](const CFGBlock &To, const ReleaseState &State) {
                    enter(*Block, To, State);
                  });
    }
    Queue = nullptr;
    return true;
  }

  /// Where the life of the first member begins; the others' lives begin inside
  /// it, or a move could not tie them together.
  const CFGBlock *firstBlock() const {
    const CFGBlock *First = nullptr;
    for (const HandleVariable *Member : Members) {
      if (Member->isParameter())
        return &Fn.Graph.getEntry();
      const CFGBlock *Block = Fn.DeclaredIn.lookup(Member->Var);
      if (Block && (!First || Fn.OrderOf.lookup(Block) <
                                  Fn.OrderOf.lookup(First)))
        First = Block;
    }
    return First;
  }

  /// Hands \p State on to \p To, without what is over or not yet begun.
  void enter(const CFGBlock &From, const CFGBlock &To,
             const ReleaseState &State) {
    if (State.Cases.empty() || !Queue ||
        llvm::all_of(State.Cases, [](const auto &Case) {
          return llvm::all_of(Case.second,
                              [](Holding H) { return H.none(); });
        }))
      return;
    ReleaseState &Into = In[&To];
    std::vector<bool> WasLive = liveMembers(Into);
    bool Changed = false;
    bool TurnsLoop = Fn.turnsLoop(From, To);
    for (const auto &[F, H] : State.Cases) {
      if (llvm::all_of(H, [](Holding Held) { return Held.none(); }))
        continue;
      Facts Kept = F;
      if (TurnsLoop)
        Fn.Conditions.turnLoop(Kept);
      Changed |= Into.add(std::move(Kept), H);
    }
    if (!Changed)
      return;
    std::vector<bool> IsLive = liveMembers(Into);
    for (unsigned M = 0; M < Members.size(); ++M)
      if (IsLive[M] && !WasLive[M])
        CameFrom[{To.getBlockID(), M}] = &From;
    Queue->enqueueBlock(&To);
  }

  std::vector<bool> liveMembers(const ReleaseState &State) const {
    std::vector<bool> Live(Members.size());
    for (const auto &[F, H] : State.Cases)
      for (unsigned M = 0; M < Members.size(); ++M)
        Live[M] = Live[M] || H[M].isLive();
    return Live;
  }

  /// Calls \p Visit with each block that follows, and what can enter it.
  void forEachEdge(
      const CFGBlock &Block, const ReleaseState &Out,
      llvm::function_ref<void(const CFGBlock &, const ReleaseState &)> Visit) {
    if (Block.hasNoReturnElement() || endsInThrow(Block))
      return;
    const Expr *Condition = branchCondition(Block);
    const auto *Switch =
        dyn_cast_or_null<SwitchStmt>(Block.getTerminatorStmt());
    unsigned Index = 0;
    for (const CFGBlock::AdjacentBlock &Successor : Block.succs()) {
      bool IsTrue = Index++ == 0;
      const CFGBlock *To = Successor.getReachableBlock();
      if (!To)
        continue;
      if (Condition)
        Visit(*To, assuming(Out, *Condition, IsTrue));
      else if (Switch)
        Visit(*To, assumingCase(Out, *Switch, *To));
      else
        Visit(*To, Out);
    }
  }

  /// The cases of \p State in which \p Condition can be \p Value.
  ReleaseState assuming(const ReleaseState &State, const Expr &Condition,
                        bool Value) {
    ReleaseState Result;
    for (auto [F, H] : State.Cases) {
      Facts Learnt = F;
      Holdings Held = H;
      bool Possible = true;
      forEachAtom(Condition, Value, Fn.Ctx,
                  [&](const ConditionAtom &Atom, bool Truth) {
                    Possible = Possible && assume(Atom, Truth, Learnt, Held);
                  });
      if (Possible)
        Result.add(std::move(Learnt), Held);
    }
    return Result;
  }

  ReleaseState assumingCase(const ReleaseState &State, const SwitchStmt &Switch,
                            const CFGBlock &To) {
    const auto *Label = dyn_cast_or_null<CaseStmt>(To.getLabel());
    ReleaseState Result;
    for (auto [F, H] : State.Cases) {
      Facts Learnt = F;
      Holdings Held = H;
      bool Possible = true;
      forEachAtom(
          *Switch.getCond(), true, Fn.Ctx, [&](ConditionAtom Atom, bool) {
            if (Atom.At != ConditionAtom::Looks::Compare)
              return;
            Atom.Op = BO_EQ;
            auto Learn = [&](const CaseStmt &Case, bool IsIt) {
              Expr::EvalResult Constant;
              if (Case.getRHS() || Case.getLHS()->isValueDependent() ||
                  !Case.getLHS()->EvaluateAsInt(Constant, Fn.Ctx))
                return;
              Atom.Constant = Constant.Val.getInt().getExtValue();
              Possible = Possible && assume(Atom, IsIt, Learnt, Held);
            };
            if (Label)
              return Learn(*Label, true);
            // In the default, and after the switch, it is none of the cases.
            for (const SwitchCase *Case = Switch.getSwitchCaseList(); Case;
                 Case = Case->getNextSwitchCase())
              if (const auto *Value = dyn_cast<CaseStmt>(Case))
                Learn(*Value, false);
          });
      if (Possible)
        Result.add(std::move(Learnt), Held);
    }
    return Result;
  }

  /// Learns from one atom; false where it cannot have that value here.
  bool assume(const ConditionAtom &Atom, bool Value, Facts &F, Holdings &Held) {
    if (!Fn.Conditions.assume(Atom, Value, F))
      return false;
    if (Atom.At == ConditionAtom::Looks::Compare) {
      const Expr *Subject = Atom.Subject;
      if (const auto *Assign = dyn_cast<BinaryOperator>(Subject))
        Subject = peel(Assign->getRHS());
      if (auto It = Starters.find(Subject); It != Starters.end())
        for (unsigned M : It->second)
          if (Atom.compare(0) != Value)
            Held[M] = Held[M].failed();
    }
    auto It = IndexOf.find(Atom.Var);
    if (It == IndexOf.end())
      return true;
    Holding &H = Held[It->second];
    const TrackedHandle &Handle = Members[It->second]->Handle;
    if (H.has(Holding::Escaped))
      return true;
    switch (Atom.At) {
    case ConditionAtom::Looks::Compare:
      if (Handle.Shape == HandleShape::Number && !Handle.Kind.Row) {
        // A process id: positive in its parent, 0 in the child, -1 for failure.
        std::int64_t Some = std::max<std::int64_t>(Atom.Constant, 0) + 1000;
        if (Atom.compare(Some) != Value)
          H = H.failed();
        return true;
      }
      if (Handle.Shape != HandleShape::Pointer)
        return true;
      H = H.without(Atom.compare(1) == Value ? Holding::Empty
                                             : Holding::Live | Holding::Maybe);
      return !H.none();
    case ConditionAtom::Looks::Joinable:
    case ConditionAtom::Looks::NonNull:
      H = H.without(Value ? Holding::Empty : Holding::Live | Holding::Maybe);
      return !H.none();
    case ConditionAtom::Looks::Finished:
      if (Value)
        H = H.released();
      return true;
    case ConditionAtom::Looks::Opaque:
      return true;
    }
    return true;
  }

  static Holding holdingOf(const HandleValue &Value) {
    Holding H = 0;
    if (Value.Fresh)
      H = Value.Fresh->Drop == DropOutcome::Blocks ? Holding::Released
                                                   : Holding::Live;
    if (Value.Empty)
      H = H.none() ? Holding(Holding::Empty) : Holding::join(H, Holding::Empty);
    if (Value.Unknown)
      H = H.none() ? Holding(Holding::Released)
                   : Holding::join(H, Holding::Released);
    return H;
  }

  /// Runs the elements of \p Block over what enters it. Drops are recorded in
  /// \p Found; where that is null, exceptions are handed to their handlers.
  ReleaseState transfer(const CFGBlock &Block, std::vector<Drop> *Found) {
    ReleaseState State = In.find(&Block)->second;
    unsigned Index = 0;
    for (const CFGElement &Element : Block) {
      Place Here{&Block, Index++, Found};
      if (std::optional<CFGLifetimeEnds> Ends =
              Element.getAs<CFGLifetimeEnds>()) {
        auto It = IndexOf.find(Ends->getVarDecl());
        if (It == IndexOf.end() || Members[It->second]->isParameter())
          continue;
        for (auto &[F, H] : State.Cases) {
          drop(H[It->second], How::ScopeEnd, It->second,
               jump(Ends->getTriggerStmt()), Here);
          H[It->second] = Holding();
        }
      } else if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>()) {
        atStatement(*S->getStmt(), State, Here);
      }
    }
    return State;
  }

  /// Where \p Block leaves the function, the parameters end.
  void leave(const CFGBlock &Block, const ReleaseState &Out) {
    Place End{&Block, static_cast<unsigned>(Block.size()), &Drops};
    forEachEdge(Block, Out, [&](const CFGBlock &To, const ReleaseState &State) {
      if (&To != &Fn.Graph.getExit())
        return;
      for (const auto &[F, H] : State.Cases)
        for (unsigned M = 0; M < Members.size(); ++M)
          if (Members[M]->isParameter())
            drop(H[M], How::ScopeEnd, M, returnIn(Block), End);
    });
  }

  struct Place {
    const CFGBlock *Block;
    unsigned Element;
    std::vector<Drop> *Found;
  };

  static const Stmt *jump(const Stmt *Trigger) {
    return isa_and_nonnull<ReturnStmt, CoreturnStmt, BreakStmt, ContinueStmt,
                           GotoStmt>(Trigger)
               ? Trigger
               : nullptr;
  }
  static const Stmt *returnIn(const CFGBlock &Block) {
    for (const CFGElement &Element : llvm::reverse(Block))
      if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
        if (isa<ReturnStmt, CoreturnStmt>(S->getStmt()))
          return S->getStmt();
    return nullptr;
  }

  static void drop(const Holding &H, How Ends, unsigned Member, const Stmt *At,
                   Place Here, const Thrown &Raised = {}) {
    if (H.isLive() && Here.Found)
      Here.Found->push_back(
          {Ends, Member, At, Raised, Here.Block, Here.Element});
  }

  void atStatement(const Stmt &S, ReleaseState &State, Place Here) {
    if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          atDeclaration(*Var, State, Here);
    }
    applyEffects(&S, &S, State, Here);
    if (const auto *Binary = dyn_cast<BinaryOperator>(&S);
        Binary && Binary->isAssignmentOp())
      learn(Binary->getLHS(),
            Binary->getOpcode() == BO_Assign ? Binary->getRHS() : nullptr,
            State);
    else if (const auto *Unary = dyn_cast<UnaryOperator>(&S);
             Unary && Unary->isIncrementDecrementOp())
      learn(Unary->getSubExpr(), nullptr, State);
    if (llvm::is_contained(liveMembers(State), true))
      for (const Thrown &Exception : Fn.raisedBy(S))
        raise(S, Exception, State, Here);
  }

  void atDeclaration(const VarDecl &Var, ReleaseState &State, Place Here) {
    auto It = IndexOf.find(&Var);
    if (It != IndexOf.end() && !Members[It->second]->InitialisedByTransfer)
      for (auto &[F, H] : State.Cases)
        H[It->second] = holdingOf(Members[It->second]->Initial);
    applyEffects(&Var, nullptr, State, Here);
    if (Fn.Conditions.follows(Var))
      learn(Var, Var.getInit(), State);
  }

  void learn(const Expr *Target, const Expr *Value, ReleaseState &State) {
    const auto *Ref = dyn_cast<DeclRefExpr>(peel(Target));
    if (const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr)
      learn(*Var, Value, State);
  }

  /// \p Var gets the value of \p Value, or an unknown one where that is null.
  void learn(const VarDecl &Var, const Expr *Value, ReleaseState &State) {
    const Expr *Source = Value ? peel(Value) : nullptr;
    Expr::EvalResult Constant;
    Fact Known = UnknownFact;
    if (Source && !Value->isValueDependent() &&
        Value->getType()->isIntegralOrEnumerationType() &&
        Value->EvaluateAsInt(Constant, Fn.Ctx) &&
        Constant.Val.getInt().isSingleWord())
      Known = Constant.Val.getInt().getExtValue();

    ReleaseState Result;
    for (auto [F, H] : State.Cases) {
      auto Fork = [&](Fact To, Holdings Held) {
        Facts Learnt = F;
        Fn.Conditions.assign(Var, To, Learnt);
        Result.add(std::move(Learnt), Held);
      };
      auto Started = Source ? Starters.find(Source) : Starters.end();
      if (!Fn.Conditions.follows(Var) || Known != UnknownFact || !Source) {
        Fork(Known, H);
      } else if (Started != Starters.end()) {
        Fork(0, H);
        Holdings Failed = H;
        for (unsigned M : Started->second)
          Failed[M] = Failed[M].failed();
        Fork(NonZeroFact, Failed);
      } else if (Var.getType()->isBooleanType()) {
        for (bool Truth : {true, false}) {
          Facts Assumed = F;
          Holdings Held = H;
          bool Possible = true;
          forEachAtom(*Source, Truth, Fn.Ctx,
                      [&](const ConditionAtom &Atom, bool Value) {
                        Possible =
                            Possible && assume(Atom, Value, Assumed, Held);
                      });
          Fn.Conditions.assign(Var, Truth, Assumed);
          if (Possible)
            Result.add(std::move(Assumed), Held);
        }
      } else {
        Fork(UnknownFact, H);
      }
    }
    State = std::move(Result);
  }

  void applyEffects(const void *At, const Stmt *S, ReleaseState &State,
                    Place Here) {
    auto It = Effects.find(At);
    if (It == Effects.end())
      return;
    ReleaseState Result;
    for (auto [F, H] : State.Cases) {
      Holdings Held = H;
      for (const Effect &E : It->second)
        apply(*E.Use, E.Member, S, Held, Here);
      Result.add(F, Held);
    }
    State = std::move(Result);
  }

  void apply(const HandleUse &Use, unsigned M, const Stmt *S, Holdings &Held,
             Place Here) {
    Holding &H = Held[M];
    auto Partner = IndexOf.find(Use.Partner);
    bool Alone = Partner == IndexOf.end();
    if (H.has(Holding::Escaped) && Use.What != Action::Transfer)
      return;
    switch (Use.What) {
    case Action::None:
    case Action::Insert:
      return;
    case Action::Assign:
    case Action::Start:
      drop(H, How::Overwrite, M, S, Here);
      H = holdingOf(Use.Value);
      return;
    case Action::Destroy:
      if (Members[M]->Handle.Kind.Shared) {
        H = H.released();
        return;
      }
      drop(H, How::Destroy, M, S, Here);
      H = holdingOf(Use.Value);
      if (H.none())
        H = Holding::Empty;
      return;
    case Action::Release:
      H = H.released();
      return;
    case Action::Lend:
      H = H == Holding::Live ? Holding::Released : Holding::Escaped;
      return;
    case Action::Escape:
      H = Holding::Escaped;
      return;
    case Action::Transfer:
      if (Alone) {
        H = H.released();
        return;
      }
      if (S)
        drop(Held[Partner->second], How::Overwrite, Partner->second, S, Here);
      if (!Held[Partner->second].has(Holding::Escaped))
        Held[Partner->second] =
            H.has(Holding::Escaped) ? Holding(Holding::Released) : H;
      if (!H.has(Holding::Escaped))
        H = Holding::Empty;
      return;
    case Action::Swap:
      // Both variables are mentioned, and each mention brings one of these.
      if (Alone)
        H = H.released();
      else if (M < Partner->second)
        std::swap(H, Held[Partner->second]);
      return;
    }
  }

  /// \p S raises \p Exception: ends what it leaves, and enters its handlers.
  void raise(const Stmt &S, const Thrown &Exception, const ReleaseState &State,
             Place Here) {
    const Stmt *Child = &S;
    for (const Stmt *Around = Fn.Parents.getParent(Child); Around;
         Child = Around, Around = Fn.Parents.getParent(Around)) {
      const auto *Try = dyn_cast<CXXTryStmt>(Around);
      if (!Try || Try->getTryBlock() != Child)
        continue;
      for (unsigned I = 0; I < Try->getNumHandlers(); ++I) {
        const CXXCatchStmt *Handler = Try->getHandler(I);
        Catches Caught = catches(*Handler, Exception, Fn.Ctx);
        if (Caught == Catches::No)
          continue;
        ReleaseState Left;
        for (auto [F, H] : State.Cases) {
          Holdings Held = H;
          for (unsigned M = 0; M < Members.size(); ++M)
            if (isDeclaredIn(*Members[M]->Var, *Try->getTryBlock())) {
              drop(Held[M], How::Exception, M, &S, Here, Exception);
              Held[M] = Holding();
            }
          Left.add(F, Held);
        }
        if (auto It = Fn.HandlerBlocks.find(Handler);
            It != Fn.HandlerBlocks.end() && !Here.Found)
          enter(*Here.Block, *It->second, Left);
        if (Caught == Catches::Yes)
          return;
      }
    }
    if (Fn.ThrowEndsProgram)
      return;
    for (const auto &[F, H] : State.Cases)
      for (unsigned M = 0; M < Members.size(); ++M)
        drop(H[M], How::Exception, M, &S, Here, Exception);
  }

  bool isDeclaredIn(const VarDecl &Var, const Stmt &Block) const {
    return !isa<ParmVarDecl>(Var) && Block.getBeginLoc() <= Var.getLocation() &&
           Var.getLocation() <= Block.getEndLoc();
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
        if (std::optional<CFGStmt> S = (*Block)[I].getAs<CFGStmt>())
          if (const Spawn *What = startedBy(*S->getStmt(), M)) {
            Found.What = *What;
            Found.Element = I;
            return Found;
          }
      if (Block == &Fn.Graph.getEntry() && Members[M]->isParameter()) {
        Found.What = *Members[M]->Initial.Fresh;
        return Found;
      }
      auto It = CameFrom.find({Block->getBlockID(), M});
      Block = It == CameFrom.end() ? nullptr : It->second;
      Element = Block ? Block->size() : 0;
    }
    return std::nullopt;
  }

  /// The spawn that \p S puts into member \p M. Where \p S moves it there from
  /// another member, \p M becomes that one, and the search goes on.
  const Spawn *startedBy(const Stmt &S, unsigned &M) const {
    auto Look = [&](const void *At) -> const Spawn * {
      if (auto It = Effects.find(At); It != Effects.end())
        for (const Effect &E : It->second) {
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
        if (const Spawn *What = Look(D))
          return What;
        if (D == Members[M]->Var && Members[M]->Initial.Fresh)
          return &*Members[M]->Initial.Fresh;
      }
    return Look(&S);
  }

  bool isRelease(const CFGElement &Element) const {
    std::optional<CFGStmt> S = Element.getAs<CFGStmt>();
    return S && releases(*S->getStmt());
  }

  /// Finds the blocks from which a release can be reached.
  void findMayRelease() {
    llvm::SmallVector<const CFGBlock *, 16> Pending;
    for (const auto &[Block, State] : In)
      if (llvm::any_of(*Block, [&](const auto &E) { return isRelease(E); }))
        Pending.push_back(Block);
    while (!Pending.empty()) {
      const CFGBlock *Block = Pending.pop_back_val();
      if (!In.count(Block) || !MayRelease.insert(Block).second)
        continue;
      for (const CFGBlock *Before : Block->preds())
        if (Before)
          Pending.push_back(Before);
    }
  }

  /// Says whether a release can follow the start at all, and if so, the branch
  /// on the path after which none can.
  void decide(const Origin &From, UnreleasedHandle &Result) const {
    const CFGBlock &Start = *From.Path.back();
    bool Follows = llvm::any_of(Start.succs(), [&](const auto &Next) {
      return MayRelease.contains(Next.getReachableBlock());
    });
    for (unsigned I = From.Element + 1; I < Start.size(); ++I)
      Follows |= isRelease(Start[I]);
    Result.Never = !Follows;

    for (unsigned I = From.Path.size(); I-- > 1;) {
      const CFGBlock *Block = From.Path[I];
      const CFGBlock *Next = From.Path[I - 1];
      if (!MayRelease.contains(Block) || MayRelease.contains(Next))
        continue;
      if (const Expr *Condition = branchCondition(*Block)) {
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
    auto Look = [&](const void *At) {
      auto It = Effects.find(At);
      return It != Effects.end() &&
             llvm::any_of(It->second, [](const Effect &E) {
               return E.Use->What == Action::Release ||
                      E.Use->What == Action::Lend ||
                      E.Use->What == Action::Escape;
             });
    };
    const auto *Declaration = dyn_cast<DeclStmt>(&S);
    return Look(&S) ||
           (Declaration && llvm::any_of(Declaration->decls(), Look));
  }

  /// One finding a variable for the end of its life, one for each place that
  /// overwrites it.
  std::vector<UnreleasedHandle> choose() const {
    const SourceManager &SM = Fn.Ctx.getSourceManager();
    auto Rank = [](const Drop &D) { return D.Ends == How::Exception; };
    std::vector<Drop> Sorted = Drops;
    llvm::stable_sort(Sorted, [&](const Drop &A, const Drop &B) {
      if (Rank(A) != Rank(B))
        return Rank(A) < Rank(B);
      if (!A.At || !B.At)
        return A.At && !B.At;
      return SM.isBeforeInTranslationUnit(A.At->getBeginLoc(),
                                          B.At->getBeginLoc());
    });

    std::vector<UnreleasedHandle> Findings;
    llvm::DenseSet<std::pair<unsigned, const Stmt *>> Seen;
    llvm::DenseSet<unsigned> Ended;
    for (const Drop &D : Sorted) {
      bool Ends = D.Ends == How::ScopeEnd || D.Ends == How::Exception;
      if (Ends ? Ended.contains(D.Member) : Seen.contains({D.Member, D.At}))
        continue;
      std::optional<Origin> From = originOf(D.Member, D.Block, D.Element);
      if (!From)
        continue;
      const HandleVariable &Variable = *Members[D.Member];
      UnreleasedHandle Result{D.Ends, Variable.Var, Variable.Handle.Shape,
                              From->What};
      if (countsOnEachPath(From->What))
        decide(*From, Result);
      else if (Ends && llvm::none_of(Members, [](const auto *Member) {
                 return Member->isReleasedSomewhere();
               }))
        Result.Never = true;
      else
        continue;
      if (D.Ends == How::Destroy && Result.Shape == HandleShape::Pointer) {
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

  FunctionGraph &Fn;
  std::vector<const HandleVariable *> Members;
  llvm::DenseMap<const VarDecl *, unsigned> IndexOf;
  llvm::DenseMap<const void *, llvm::SmallVector<Effect, 1>> Effects;
  /// Calls that start work into a member, and may fail to.
  llvm::DenseMap<const Stmt *, llvm::SmallVector<unsigned, 1>> Starters;
  /// What enters the blocks that are reached.
  llvm::MapVector<const CFGBlock *, ReleaseState> In;
  /// The block from which live work first came into one.
  llvm::DenseMap<std::pair<unsigned, unsigned>, const CFGBlock *> CameFrom;
  ForwardDataflowWorklist *Queue = nullptr;
  std::vector<Drop> Drops;
  llvm::DenseSet<const CFGBlock *> MayRelease;
};

/// A container is dropped whole, if nothing but insertions ever touched it.
std::optional<UnreleasedHandle> asContainer(const HandleVariable &Variable) {
  std::optional<Spawn> First = Variable.Initial.Fresh;
  if (Variable.Initial.Unknown)
    return std::nullopt;
  for (const HandleUse &Use : Variable.Uses) {
    if (Use.What == Action::None)
      continue;
    if (Use.What != Action::Insert)
      return std::nullopt;
    if (Use.Value.Fresh && Use.Value.Fresh->Drop == DropOutcome::Blocks)
      return std::nullopt;
    if (!First)
      First = Use.Value.Fresh;
  }
  if (!First || First->Drop == DropOutcome::Blocks)
    return std::nullopt;
  UnreleasedHandle Result{How::ScopeEnd, Variable.Var, HandleShape::Container,
                          *First};
  Result.Never = true;
  return Result;
}

} // namespace

std::vector<UnreleasedHandle> findUnreleased(const FunctionDecl &F,
                                             const Handles &H, Throws &T) {
  std::vector<UnreleasedHandle> Findings;
  ParentMap Parents(F.getBody());
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(&F))
    for (const CXXCtorInitializer *Init : Ctor->inits())
      Parents.addStmt(Init->getInit());
  std::vector<HandleVariable> Variables = collectHandleVariables(F, Parents, H);

  llvm::EquivalenceClasses<const VarDecl *> Groups;
  llvm::DenseMap<const VarDecl *, const HandleVariable *> OfVar;
  for (const HandleVariable &Variable : Variables) {
    if (Variable.Handle.Shape == HandleShape::Container) {
      if (std::optional<UnreleasedHandle> Found = asContainer(Variable))
        Findings.push_back(*std::move(Found));
      continue;
    }
    OfVar[Variable.Var] = &Variable;
    Groups.insert(Variable.Var);
    for (const HandleUse &Use : Variable.Uses)
      if (Use.What == Action::Transfer || Use.What == Action::Swap)
        Groups.unionSets(Variable.Var, Use.Partner);
  }
  if (OfVar.empty())
    return Findings;

  CFG::BuildOptions Options;
  Options.setAllAlwaysAdd();
  Options.AddInitializers = true;
  Options.AddImplicitDtors = true;
  Options.AddLifetime = true;
  std::unique_ptr<CFG> Graph =
      CFG::buildCFG(&F, F.getBody(), &F.getASTContext(), Options);
  if (!Graph)
    return Findings;
  FunctionGraph Fn(F, *Graph, Parents, H, T);
  llvm::MapVector<const VarDecl *, std::vector<const HandleVariable *>> Members;
  for (const HandleVariable &Variable : Variables)
    if (OfVar.count(Variable.Var))
      Members[Groups.getLeaderValue(Variable.Var)].push_back(&Variable);
  for (const auto &[Leader, Group] : Members)
    if (Group.size() <= MaxGroup)
      for (UnreleasedHandle &Found : GroupAnalysis(Fn, Group).run())
        Findings.push_back(std::move(Found));
  return Findings;
}

} // namespace spawn
