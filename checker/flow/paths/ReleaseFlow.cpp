//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See ReleaseFlow.h.
///
//===----------------------------------------------------------------------===//

#include "flow/paths/ReleaseFlow.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "flow/paths/Misuse.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {

using Action = HandleUse::Action;

namespace {

/// True if an assignment to a handle in state \p H drops live work on every
/// path that brought it. If a path has released the work, the live state may
/// belong to another condition than the one under which the assignment runs.
bool isOverwritten(Holding H) {
  return !H.has(Holding::Released | Holding::Settled);
}

/// Elements looked at in one function, before it is given up.
constexpr unsigned MaxSteps = 16'000'000;

Holding holdingOf(const HeldValue &Value) {
  Holding H = 0;
  if (Value.Fresh)
    H = policyOf(Value.Fresh->Drop).Waits ? Holding::Released : Holding::Live;
  if (Value.Empty)
    H = H.none() ? Holding(Holding::Empty) : Holding::join(H, Holding::Empty);
  if (Value.Unknown)
    H = H.none() ? Holding(Holding::Released)
                 : Holding::join(H, Holding::Released);
  return H;
}

const Stmt *jump(const Stmt *Trigger) {
  return isa_and_nonnull<ReturnStmt, CoreturnStmt, BreakStmt, ContinueStmt,
                         GotoStmt>(Trigger)
             ? Trigger
             : nullptr;
}

const Stmt *returnIn(const CFGBlock &Block) {
  for (const CFGElement &Element : llvm::reverse(Block))
    if (auto S = Element.getAs<CFGStmt>())
      if (isa<ReturnStmt, CoreturnStmt>(S->getStmt()))
        return S->getStmt();
  return nullptr;
}

/// True if \p Block is a `default:` that only fails a test, as gtest's FAIL()
/// does by `return Helper() = Message()`: the test says that no value gets
/// there.
bool failsByDefault(const CFGBlock &Block) {
  const Stmt *S = Block.getLabel();
  bool IsDefault = false;
  while (const auto *Label = dyn_cast_or_null<SwitchCase>(S)) {
    IsDefault |= isa<DefaultStmt>(Label);
    S = Label->getSubStmt();
  }
  if (const auto *Only = dyn_cast_or_null<CompoundStmt>(S))
    S = Only->size() == 1 ? Only->body_front() : nullptr;
  const auto *Return = dyn_cast_or_null<ReturnStmt>(S);
  if (!IsDefault || !Return || !Return->getBeginLoc().isMacroID() ||
      !Return->getRetValue())
    return false;
  const auto *Assign =
      dyn_cast<CXXOperatorCallExpr>(peel(Return->getRetValue()));
  return Assign && Assign->getOperator() == OO_Equal &&
         Assign->getType()->isVoidType();
}

bool isDeclaredIn(const VarDecl &Var, const Stmt &Block) {
  const SourceManager &SM = Var.getASTContext().getSourceManager();
  return !isa<ParmVarDecl>(Var) &&
         SM.isPointWithin(Var.getLocation(), Block.getBeginLoc(),
                          Block.getEndLoc());
}

} // namespace

ReleaseFlow::ReleaseFlow(FunctionGraph &Fn,
                         std::vector<const HandleVariable *> Group)
    : Fn(Fn), Members(std::move(Group)), Starts(Fn, Members.size()) {
  for (unsigned M = 0; M < Members.size(); ++M) {
    IndexOf[Members[M]->Var] = M;
    for (const HandleUse &Use : Members[M]->Uses) {
      if (Use.What == Action::None)
        continue;
      Effects[Use.At].push_back({&Use, M});
      if (Use.What == Action::Start)
        Starts.add(*Use.At.dyn_cast<const Stmt *>(), M);
      else if (Use.Value.Fresh && Use.Value.Fresh->Site)
        Starts.addReturning(*peel(Use.Value.Fresh->Site), M);
    }
    if (const std::optional<Spawn> &Fresh = Members[M]->Initial.Fresh;
        Fresh && Fresh->Site)
      Starts.addReturning(*peel(Fresh->Site), M);
  }
  Starts.read([this](const Stmt &S, llvm::SmallVectorImpl<unsigned> &Used) {
    for (const Effect &E : effectsAt(&S))
      Used.push_back(E.Member);
  });
}

bool ReleaseFlow::run() {
  if (!solve())
    return false;
  for (const auto &[Block, State] : In)
    leave(*Block, transfer(*Block, &Drops));
  return true;
}

bool ReleaseFlow::solve() {
  const CFGBlock *First = firstBlock();
  if (!First)
    return true; // unreachable
  Holdings Start;
  for (const HandleVariable *Member : Members)
    Start.push_back(Member->isParameter() ? Holding(Holding::Live) : Holding());
  In[First].add(Fn.Conditions.unknown(), Start);

  ForwardDataflowWorklist Worklist(Fn.Graph.cfg(), &Fn.Graph.order());
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

const CFGBlock *ReleaseFlow::firstBlock() const {
  const CFGBlock *First = nullptr;
  for (const HandleVariable *Member : Members) {
    if (Member->isParameter())
      return &Fn.Graph.cfg().getEntry();
    const CFGBlock *Block = Fn.Graph.declaring(*Member->Var);
    if (Block &&
        (!First || Fn.Graph.indexOf(*Block) < Fn.Graph.indexOf(*First)))
      First = Block;
  }
  return First;
}

void ReleaseFlow::enter(const CFGBlock &From, const CFGBlock &To,
                        const ReleaseState &State) {
  if (State.Cases.empty() || !Queue ||
      llvm::all_of(State.Cases, [](const auto &Case) {
        return llvm::all_of(Case.second, [](Holding H) { return H.none(); });
      }))
    return;
  ReleaseState &Into = In[&To];
  std::vector<bool> WasLive = liveMembers(Into);
  bool Changed = false;
  bool TurnsLoop = Fn.Graph.isBackEdge(From, To);
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

Holding ReleaseFlow::overall(const ReleaseState &State, unsigned Member) {
  Holding All;
  for (const auto &[F, H] : State.Cases)
    All = Holding::join(All, H[Member]);
  return All;
}

std::vector<bool> ReleaseFlow::liveMembers(const ReleaseState &State) const {
  std::vector<bool> Live(Members.size());
  for (const auto &[F, H] : State.Cases)
    for (unsigned M = 0; M < Members.size(); ++M)
      Live[M] = Live[M] || H[M].isLive();
  return Live;
}

void ReleaseFlow::forEachEdge(
    const CFGBlock &Block, const ReleaseState &Out,
    llvm::function_ref<void(const CFGBlock &, const ReleaseState &)> Visit) {
  if (Block.hasNoReturnElement() || endsInThrow(Block))
    return;
  const Expr *Condition = branchCondition(Block);
  const auto *Switch = dyn_cast_or_null<SwitchStmt>(Block.getTerminatorStmt());
  unsigned Index = 0;
  for (const CFGBlock::AdjacentBlock &Successor : Block.succs()) {
    bool IsTrue = Index++ == 0;
    const CFGBlock *To = Successor.getReachableBlock();
    if (!To || (Switch && failsByDefault(*To)))
      continue;
    if (Condition && !IsTrue &&
        assertsNoMisuse(*Condition, Fn.Spawners.catalogue()))
      continue;
    if (Condition)
      Visit(*To, Starts.judging(assuming(Out, *Condition, IsTrue), Block, *To));
    else if (Switch)
      Visit(*To, assumingCase(Out, *Switch, *To));
    else
      Visit(*To, Out);
  }
}

ReleaseState ReleaseFlow::assuming(const ReleaseState &State,
                                   const Expr &Condition, bool Value) {
  ReleaseState Result;
  for (const auto &[F, H] : State.Cases) {
    Facts Learnt = F;
    Holdings Held = H;
    bool Possible = true;
    forEachAtom(Condition, Value, Fn.Spawners.catalogue().Words, Fn.Ctx,
                [&](const ConditionAtom &Atom, bool Truth) {
                  Possible = Possible && assume(Atom, Truth, Learnt, Held);
                });
    if (Possible)
      Result.add(std::move(Learnt), Held);
  }
  return Result;
}

ReleaseState ReleaseFlow::assumingCase(const ReleaseState &State,
                                       const SwitchStmt &Switch,
                                       const CFGBlock &To) {
  const auto *Label = dyn_cast_or_null<CaseStmt>(To.getLabel());
  ReleaseState Result;
  for (const auto &[F, H] : State.Cases) {
    Facts Learnt = F;
    Holdings Held = H;
    bool Possible = true;
    forEachAtom(*Switch.getCond(), true, Fn.Spawners.catalogue().Words, Fn.Ctx,
                [&](ConditionAtom Atom, bool) {
                  if (Atom.What != ConditionAtom::Kind::Compare)
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
                  // In the default, and after the switch, it is none of the
                  // cases.
                  for (const SwitchCase *Case = Switch.getSwitchCaseList();
                       Case; Case = Case->getNextSwitchCase())
                    if (const auto *Value = dyn_cast<CaseStmt>(Case))
                      Learn(*Value, false);
                });
    if (Possible)
      Result.add(std::move(Learnt), Held);
  }
  return Result;
}

bool ReleaseFlow::assume(const ConditionAtom &Atom, bool Value, Facts &F,
                         Holdings &Held) {
  if (!Fn.Conditions.assume(Atom, Value, F) ||
      (Atom.What == ConditionAtom::Kind::Constant &&
       (Atom.Constant != 0) != Value) ||
      (Atom.What == ConditionAtom::Kind::Compare && Atom.compare(0) != Value &&
       failsOnMisuse(*peel(Atom.Subject), Fn.Spawners.catalogue())))
    return false;
  if (Atom.What == ConditionAtom::Kind::Compare) {
    const Expr *Subject = Atom.Subject;
    if (const auto *Assign = dyn_cast<BinaryOperator>(Subject))
      Subject = peel(Assign->getRHS());
    for (unsigned M : Starts.startedBy(*Subject))
      if (Atom.compare(0) != Value)
        Held[M] = Held[M].failed();
  }
  auto It = IndexOf.find(Atom.Var);
  if (It == IndexOf.end())
    return true;
  Holding &H = Held[It->second];
  const Holder &Handle = Members[It->second]->Handle;
  if (H.has(Holding::Escaped))
    return true;
  switch (Atom.What) {
  case ConditionAtom::Kind::Compare:
    if (Handle.Shape == HolderShape::Number && !Handle.Kind.Row) {
      // Of a number of the user's own, any that is positive may be right.
      if (!Members[It->second]->startsProcess() && Atom.Constant > 0 &&
          (Atom.Op == BO_EQ || Atom.Op == BO_NE))
        return true;
      // A process id: positive in its parent, 0 in the child, -1 for failure.
      std::int64_t Some = std::max<std::int64_t>(Atom.Constant, 0) + 1000;
      if (Atom.compare(Some) != Value)
        H = H.failed();
      return true;
    }
    // A pointer, or a number that is zero while there is no thread.
    if (Handle.Shape != HolderShape::Pointer &&
        (Handle.Shape != HolderShape::Number || Atom.Constant != 0))
      return true;
    if (Atom.Constant != 0) {
      // What stands for no handle; null may be another.
      if (Atom.compare(Atom.Constant) == Value)
        H = H.failed();
      return true;
    }
    H = H.without(Atom.compare(1) == Value ? Holding::Empty
                                           : Holding::Live | Holding::Maybe);
    return !H.none();
  case ConditionAtom::Kind::Joinable:
  case ConditionAtom::Kind::NonNull:
    H = H.without(Value ? Holding::Empty : Holding::Live | Holding::Maybe);
    return !H.none();
  case ConditionAtom::Kind::Finished:
    if (Value)
      H = H.released();
    return true;
  case ConditionAtom::Kind::Constant:
  case ConditionAtom::Kind::Opaque:
    return true;
  }
  return true;
}

ReleaseState ReleaseFlow::transfer(const CFGBlock &Block,
                                   std::vector<Drop> *Found) {
  ReleaseState State = In.find(&Block)->second;
  unsigned Index = 0;
  for (const CFGElement &Element : Block) {
    Place Here{&Block, Index++, Found};
    if (auto Ends = Element.getAs<CFGLifetimeEnds>()) {
      auto It = IndexOf.find(Ends->getVarDecl());
      if (It == IndexOf.end() || Members[It->second]->isParameter())
        continue;
      bool Settled = overall(State, It->second).has(Holding::Settled);
      for (auto &[F, H] : State.Cases) {
        if (!Settled)
          drop(H[It->second], DropCause::ScopeEnd, It->second,
               jump(Ends->getTriggerStmt()), Here);
        H[It->second] = Holding();
      }
    } else if (auto S = Element.getAs<CFGStmt>()) {
      atStatement(*S->getStmt(), State, Here);
    }
  }
  return State;
}

void ReleaseFlow::leave(const CFGBlock &Block, const ReleaseState &Out) {
  Place End{&Block, static_cast<unsigned>(Block.size()), &Drops};
  forEachEdge(Block, Out, [&](const CFGBlock &To, const ReleaseState &State) {
    if (&To != &Fn.Graph.cfg().getExit())
      return;
    for (const auto &[F, H] : State.Cases)
      for (unsigned M = 0; M < Members.size(); ++M)
        if (Members[M]->isParameter() &&
            !overall(State, M).has(Holding::Settled))
          drop(H[M], DropCause::ScopeEnd, M, returnIn(Block), End);
  });
}

void ReleaseFlow::drop(const Holding &H, DropCause Ends, unsigned Member,
                       const Stmt *At, Place Here, const Thrown &Raised) const {
  bool InDoubt = Fn.Conditions.isIncomplete() && H.has(Holding::Maybe);
  if (H.isLive() && !InDoubt && Here.Found)
    Here.Found->push_back({Ends, Member, At, Raised, Here.Block, Here.Element});
}

void ReleaseFlow::atStatement(const Stmt &S, ReleaseState &State, Place Here) {
  if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
    for (const Decl *D : Declaration->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D))
        atDeclaration(*Var, State, Here);
  }
  applyEffects(&S, &S, State, Here);
  if (const auto *Binary = dyn_cast<BinaryOperator>(&S);
      Binary && Binary->isAssignmentOp())
    learn(Binary->getLHS(),
          Binary->getOpcode() == BO_Assign ? Binary->getRHS() : nullptr, State);
  else if (const auto *Unary = dyn_cast<UnaryOperator>(&S);
           Unary && Unary->isIncrementOp())
    count(Unary->getSubExpr(), State);
  else if (Unary && Unary->isDecrementOp())
    learn(Unary->getSubExpr(), nullptr, State);
  if (!llvm::is_contained(liveMembers(State), true))
    return;
  if (const auto *Call = dyn_cast<CallExpr>(&S);
      Call && Fn.Loops.runsForEver(*Call))
    return State.Cases.clear();
  if (llvm::ArrayRef<Thrown> Raised = Fn.raisedBy(S); !Raised.empty()) {
    // What throws when it is given the result of a spawner says that it
    // failed.
    ReleaseState IfThrown = State;
    if (isa<CallExpr, CXXConstructExpr>(S) && Starts.startedBy(S).empty())
      for (unsigned M : Starts.judgedBy(S))
        for (auto &[F, H] : IfThrown.Cases)
          H[M] = H[M].failed();
    for (const Thrown &Exception : Raised)
      raise(S, Exception, IfThrown, Here);
  }
}

void ReleaseFlow::atDeclaration(const VarDecl &Var, ReleaseState &State,
                                Place Here) {
  auto It = IndexOf.find(&Var);
  if (It != IndexOf.end() && !Members[It->second]->InitialisedByTransfer)
    for (auto &[F, H] : State.Cases)
      if (H[It->second] = holdingOf(Members[It->second]->Initial);
          H[It->second].none() &&
          Members[It->second]->Handle.Shape == HolderShape::Container)
        H[It->second] = Holding::Empty;
  applyEffects(&Var, nullptr, State, Here);
  if (Fn.Conditions.follows(Var))
    learn(Var, Var.getInit(), State);
}

/// The variable that is written where \p Target is, or null.
static const VarDecl *writtenVariable(const Expr *Target) {
  const auto *Ref = dyn_cast<DeclRefExpr>(peel(Target));
  return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
}

void ReleaseFlow::learn(const Expr *Target, const Expr *Value,
                        ReleaseState &State) {
  if (const VarDecl *Var = writtenVariable(Target))
    learn(*Var, Value, State);
}

void ReleaseFlow::count(const Expr *Target, ReleaseState &State) {
  const VarDecl *Var = writtenVariable(Target);
  if (!Var)
    return;
  ReleaseState Result;
  for (const auto &[F, H] : State.Cases) {
    Facts Learnt = F;
    Fn.Conditions.increment(*Var, Learnt);
    Result.add(std::move(Learnt), H);
  }
  State = std::move(Result);
}

void ReleaseFlow::learn(const VarDecl &Var, const Expr *Value,
                        ReleaseState &State) {
  const Expr *Source = Value ? peel(Value) : nullptr;
  Expr::EvalResult Constant;
  Fact Known = UnknownFact;
  if (Source && !Value->isValueDependent() &&
      Value->getType()->isIntegralOrEnumerationType() &&
      Value->EvaluateAsInt(Constant, Fn.Ctx) &&
      Constant.Val.getInt().isSingleWord())
    Known = Constant.Val.getInt().getExtValue();

  ReleaseState Result;
  for (const auto &[F, H] : State.Cases) {
    auto Fork = [&](Fact To, const Holdings &Held) {
      Facts Learnt = F;
      Fn.Conditions.assign(Var, To, Learnt);
      Result.add(std::move(Learnt), Held);
    };
    llvm::ArrayRef<unsigned> Started =
        Source ? Starts.startedBy(*Source) : llvm::ArrayRef<unsigned>();
    if (!Fn.Conditions.follows(Var) || Known != UnknownFact || !Source) {
      Fork(Known, H);
    } else if (!Started.empty()) {
      Fork(0, H);
      Holdings Failed = H;
      for (unsigned M : Started)
        Failed[M] = Failed[M].failed();
      Fork(NonZeroFact, Failed);
    } else if (Source->isKnownToHaveBooleanValue() ||
               Var.getType()->isBooleanType()) {
      for (bool Truth : {true, false}) {
        Facts Assumed = F;
        Holdings Held = H;
        bool Possible = true;
        forEachAtom(*Source, Truth, Fn.Spawners.catalogue().Words, Fn.Ctx,
                    [&](const ConditionAtom &Atom, bool Value) {
                      Possible = Possible && assume(Atom, Value, Assumed, Held);
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

void ReleaseFlow::applyEffects(UsePlace At, const Stmt *S, ReleaseState &State,
                               Place Here) {
  auto It = Effects.find(At);
  if (It == Effects.end())
    return;
  // If the work is live under some conditions only, a release here belongs to
  // one of them, even if its own condition is spelled differently. It then
  // settles the work, so that no path from here on is reported.
  std::vector<bool> InDoubt(Members.size());
  for (unsigned M = 0; M < Members.size(); ++M)
    InDoubt[M] = !(overall(State, M) == Holding::Live);
  ReleaseState Result;
  for (const auto &[F, H] : State.Cases) {
    Holdings Held = H;
    for (const Effect &E : It->second) {
      bool WasLive = Held[E.Member].isLive();
      apply(*E.Use, E.Member, S, Held, Here);
      if (WasLive && InDoubt[E.Member] && E.Use->What == Action::Release &&
          Held[E.Member] == Holding::Released)
        Held[E.Member] = Holding::Settled;
    }
    Result.add(F, Held);
  }
  State = std::move(Result);
}

void ReleaseFlow::apply(const HandleUse &Use, unsigned M, const Stmt *S,
                        Holdings &Held, Place Here) {
  Holding &H = Held[M];
  auto Partner = IndexOf.find(Use.Partner);
  bool Alone = Partner == IndexOf.end();
  if (H.has(Holding::Escaped) && Use.What != Action::Transfer)
    return;
  switch (Use.What) {
  case Action::None:
    return;
  case Action::Insert:
    // Live from the first insertion on.
    if (Use.Value.Fresh)
      H = Holding::Live;
    else if (Use.Value.Unknown)
      H = Holding::Escaped;
    return;
  case Action::Assign:
  case Action::Start:
    if (isOverwritten(H))
      drop(H, DropCause::Overwrite, M, S, Here);
    H = holdingOf(Use.Value);
    return;
  case Action::Destroy:
    if (Members[M]->Handle.Kind.Shared) {
      H = H.released();
      return;
    }
    drop(H, DropCause::Destroy, M, S, Here);
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
    if (S && isOverwritten(Held[Partner->second]))
      drop(Held[Partner->second], DropCause::Overwrite, Partner->second, S,
           Here);
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

void ReleaseFlow::raise(const Stmt &S, const Thrown &Exception,
                        const ReleaseState &State, Place Here) {
  const Stmt *Child = &S;
  for (const Stmt *Around = Fn.Parents.getParent(Child); Around;
       Child = Around, Around = Fn.Parents.getParent(Around)) {
    const auto *Try = dyn_cast<CXXTryStmt>(Around);
    if (!Try || Try->getTryBlock() != Child)
      continue;
    for (unsigned I = 0; I < Try->getNumHandlers(); ++I) {
      const CXXCatchStmt *Handler = Try->getHandler(I);
      Catches Caught = catches(*Handler, Exception);
      if (Caught == Catches::No)
        continue;
      ReleaseState Left;
      for (const auto &[F, H] : State.Cases) {
        Holdings Held = H;
        for (unsigned M = 0; M < Members.size(); ++M)
          if (isDeclaredIn(*Members[M]->Var, *Try->getTryBlock())) {
            drop(Held[M], DropCause::Exception, M, &S, Here, Exception);
            Held[M] = Holding();
          }
        Left.add(F, Held);
      }
      if (const CFGBlock *To = Fn.Graph.handler(*Handler); To && !Here.Found)
        enter(*Here.Block, *To, Left);
      if (Caught == Catches::Yes)
        return;
    }
  }
  if (Fn.ThrowEndsProgram)
    return;
  for (const auto &[F, H] : State.Cases)
    for (unsigned M = 0; M < Members.size(); ++M)
      drop(H[M], DropCause::Exception, M, &S, Here, Exception);
}

} // namespace spawn
