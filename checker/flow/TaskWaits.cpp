//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See TaskWaits.h.
///
//===----------------------------------------------------------------------===//

#include "flow/TaskWaits.h"
#include "ast/CalledCode.h"
#include "ast/Functions.h"
#include "ast/Objects.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "ast/Words.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/BitVector.h"

using namespace clang;

namespace spawn {
namespace {

/// Visible bodies looked into for one question.
constexpr unsigned MaxBodies = 256;

/// True if a copy of a value of type \p T refers to what the value refers to.
bool isShared(QualType T, const Catalogue &Known) {
  const CXXRecordDecl *Class = T.getNonReferenceType()->getAsCXXRecordDecl();
  return T->isPointerType() ||
         (Class && (Known.OwningPointers.find(*Class) ||
                    Known.Views.find(*Class) || Known.Wrappers.find(*Class)));
}

/// The variables and members that \p Root names other than to copy them.
void forEachShared(const Stmt &Root, const Catalogue &Known,
                   llvm::function_ref<void(const ValueDecl &)> Visit) {
  llvm::DenseSet<const Stmt *> Copied;
  walk(Root, [&](const Stmt &S) {
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(&S);
        Cast && Cast->getCastKind() == CK_LValueToRValue)
      Copied.insert(Cast->getSubExpr()->IgnoreParens());
    if (const auto *Made = dyn_cast<CXXConstructExpr>(&S);
        Made && Made->getNumArgs() == 1 &&
        Made->getConstructor()->isCopyConstructor())
      Copied.insert(Made->getArg(0)->IgnoreParenImpCasts());
    if (const auto *Closure = dyn_cast<LambdaExpr>(&S)) {
      for (const LambdaCapture &One : Closure->captures())
        if (One.capturesVariable() &&
            (One.getCaptureKind() == LCK_ByRef ||
             isShared(One.getCapturedVar()->getType(), Known)))
          Visit(*One.getCapturedVar());
      for (const Expr *Init : Closure->capture_inits())
        if (Init)
          forEachShared(*Init, Known, Visit);
      return Step::Past;
    }
    const ValueDecl *Named = nullptr;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(&S))
      Named = Ref->getDecl();
    else if (const auto *Member = dyn_cast<MemberExpr>(&S))
      Named = Member->getMemberDecl();
    if (isa_and_nonnull<VarDecl, FieldDecl>(Named) &&
        (!Copied.contains(&S) || isShared(Named->getType(), Known)))
      Visit(*Named);
    return Step::Into;
  });
}

/// What \p Loop tests; null where it goes through a range.
const Stmt *conditionOfLoop(const Stmt &Loop) {
  return isLoop(Loop) && !isa<CXXForRangeStmt>(Loop) ? conditionIn(Loop)
                                                     : nullptr;
}

/// True if \p Name tells that a function waits, for as long as it takes.
bool isNamedWait(llvm::StringRef Name, const Vocabulary &Words) {
  std::vector<std::string> Parts = wordsOf(Name);
  auto Has = [&](MemberRole Role) {
    return llvm::any_of(
        Parts, [&](const std::string &Word) { return Words.has(Word, Role); });
  };
  return (Has(MemberRole::Waits) || Has(MemberRole::AwaitsSignal)) &&
         !Has(MemberRole::WaitsBounded) &&
         !Words.has(Name, MemberRole::WaitsBounded);
}

} // namespace

TaskWaits::TaskWaits(const DetachedTask &Started, const FunctionDecl &In,
                     const Spawns &Spawners)
    : Started(Started), Spawners(Spawners), Known(Spawners.catalogue()) {
  const FunctionDecl *Runs = nullptr;
  if (Started.Coroutine) {
    Runs = Started.Coroutine->getDirectCallee();
    for (const Stmt *Part : Started.Coroutine->children())
      if (const auto *Given = dyn_cast_or_null<Expr>(Part))
        addGiven(*Given);
  } else if (Started.Start) {
    const Task &What = Started.Start->What;
    Runs = What.Function;
    addGiven(*What.Callable);
    if (What.Receiver)
      addGiven(*What.Receiver);
    for (const Expr *Bound : What.Bound)
      addGiven(*Bound);
  }
  if (Runs)
    addNamed(*Runs);
  if (const Stmt *Body = In.getBody())
    addLinked(*Body);
}

void TaskWaits::addGiven(const Expr &Given) {
  forEachShared(Given, Known, [&](const ValueDecl &D) { Set.insert(&D); });
}

void TaskWaits::addNamed(const FunctionDecl &Runs) {
  const FunctionDecl *Definition = nullptr;
  if (!Runs.hasBody(Definition))
    return;
  (void)anyInCalledCode(*Definition->getBody(), MaxBodies, [&](const Stmt &S) {
    if (const auto *Member = dyn_cast<MemberExpr>(&S)) {
      if (isa<FieldDecl, VarDecl>(Member->getMemberDecl()))
        Set.insert(Member->getMemberDecl());
    } else if (const auto *Ref = dyn_cast<DeclRefExpr>(&S))
      if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
          Var && Var->hasGlobalStorage())
        Set.insert(Var);
    return false;
  });
}

void TaskWaits::addLinked(const Stmt &Body) {
  // `auto done = promise.get_future();`, `state.latch = &latch;`
  std::vector<std::pair<const ValueDecl *, const ValueDecl *>> Links;
  auto Link = [&](const ValueDecl *To, const Stmt &From) {
    // The handle of another task says nothing of this one.
    if (To && !anyStatement(From, [&](const Stmt &S) {
          const auto *E = dyn_cast<Expr>(&S);
          return E && taskStartAt(*E, Spawners);
        }))
      forEachShared(From, Known, [&](const ValueDecl &D) {
        if (&D != To)
          Links.push_back({To, &D});
      });
  };
  auto LinkTo = [&](const Expr &To, const Stmt &From) {
    Root Of = rootOf(&To);
    Link(Of.Object ? Of.Object : Of.Part, From);
  };
  forEachStatement(Body, [&](const Stmt &S) {
    if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D); Var && Var->getInit())
          Link(Var, *Var->getInit());
    } else if (const auto *Assign = dyn_cast<BinaryOperator>(&S)) {
      if (Assign->isAssignmentOp())
        LinkTo(*Assign->getLHS(), *Assign->getRHS());
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&S)) {
      for (const Expr *Arg : Call->arguments())
        LinkTo(*Call->getImplicitObjectArgument(), *Arg);
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S)) {
      for (const Expr *Arg : Operator->arguments())
        LinkTo(*Operator->getArg(0), *Arg);
    }
  });
  bool Changed = true;
  while (Changed) {
    Changed = false;
    for (auto [One, Other] : Links)
      if (Set.contains(One) != Set.contains(Other)) {
        Set.insert(One);
        Set.insert(Other);
        Changed = true;
      }
  }
}

bool TaskWaits::isSet(const Expr &E) const {
  Root Of = rootOf(&E);
  return (Of.Object && Set.contains(Of.Object)) ||
         (Of.Part && Set.contains(Of.Part));
}

bool TaskWaits::namesSet(const Stmt &Root) const {
  return anyStatement(Root, [&](const Stmt &S) {
    const auto *Ref = dyn_cast<DeclRefExpr>(&S);
    const auto *Member = dyn_cast<MemberExpr>(&S);
    return (Ref && Set.contains(Ref->getDecl())) ||
           (Member && Set.contains(Member->getMemberDecl()));
  });
}

bool TaskWaits::isWaitingLoop(const Stmt &Loop) const {
  const Stmt *Condition = conditionOfLoop(Loop);
  if (!Condition || !namesSet(*Condition))
    return false;
  if (anyStatement(Loop, [&](const Stmt &S) { return isWait(S); }))
    return true;
  // What it tests, other code must change.
  llvm::DenseSet<const ValueDecl *> Tested;
  llvm::DenseSet<const Stmt *> Tests;
  forEachStatement(*Condition, [&](const Stmt &S) {
    Tests.insert(&S);
    if (const auto *Ref = dyn_cast<DeclRefExpr>(&S);
        Ref && isa<VarDecl>(Ref->getDecl()))
      Tested.insert(Ref->getDecl());
    else if (const auto *Member = dyn_cast<MemberExpr>(&S);
             Member && isa<FieldDecl>(Member->getMemberDecl()))
      Tested.insert(Member->getMemberDecl());
  });
  auto Changes = [&](const Expr &Of) {
    Root Changed = rootOf(&Of);
    return Tested.contains(Changed.Part ? Changed.Part : Changed.Object);
  };
  return !anyStatement(Loop, [&](const Stmt &S) {
    if (const auto *Assign = dyn_cast<BinaryOperator>(&S))
      return Assign->isAssignmentOp() && Changes(*Assign->getLHS());
    if (const auto *Step = dyn_cast<UnaryOperator>(&S))
      return Step->isIncrementDecrementOp() && Changes(*Step->getSubExpr());
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&S))
      return Call->getMethodDecl() && !Call->getMethodDecl()->isConst() &&
             !Tests.contains(Call) &&
             Changes(*Call->getImplicitObjectArgument());
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S);
    return Operator &&
           (Operator->isAssignmentOp() ||
            Operator->getOperator() == OO_PlusPlus ||
            Operator->getOperator() == OO_MinusMinus ||
            Operator->getOperator() == OO_GreaterGreater) &&
           Changes(*Operator->getArg(0));
  });
}

bool TaskWaits::isWait(const Stmt &S) const {
  if (const auto *Await = dyn_cast<CoawaitExpr>(&S))
    return namesSet(*awaitedOperand(*Await));
  const auto *Call = dyn_cast<CallExpr>(&S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || !Callee->getIdentifier())
    return false;
  auto AnySet = [&] {
    return llvm::any_of(Call->arguments(),
                        [&](const Expr *Arg) { return namesSet(*Arg); });
  };
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    return (isNamedWait(Callee->getName(), Known.Words) ||
            Known.Words.hasAny(Callee->getName(),
                               {MemberRole::Blocks, MemberRole::Results})) &&
           (isSet(*Member->getImplicitObjectArgument()) || AnySet());
  return isNamedWait(Callee->getName(), Known.Words) && AnySet();
}

/// The variables that \p In keeps the result of \p Start in, or what it makes
/// of that.
static llvm::DenseSet<const ValueDecl *> resultsOf(const Stmt &Start,
                                                   const Body &In) {
  llvm::DenseSet<const ValueDecl *> Results;
  auto IsResult = [&](const Stmt &Value) {
    return anyStatement(Value, [&](const Stmt &S) {
      const auto *Ref = dyn_cast<DeclRefExpr>(&S);
      return &S == &Start || (Ref && Results.contains(Ref->getDecl()));
    });
  };
  auto Add = [&](const ValueDecl *To, const Expr *Value) {
    if (To && Value && To->getType()->isIntegralOrEnumerationType() &&
        IsResult(*Value))
      Results.insert(To);
  };
  // In the order of the source.
  forEachStatement(*In.function().getBody(), [&](const Stmt &S) {
    if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          Add(Var, Var->getInit());
    } else if (const auto *Assign = dyn_cast<BinaryOperator>(&S);
               Assign && Assign->isAssignmentOp()) {
      Add(rootOf(Assign->getLHS()).Object, Assign->getRHS());
    }
  });
  return Results;
}

StarterEnd TaskWaits::endOfStarter(const Body &In, const Detach &Found,
                                   EventLoops &Loops,
                                   EndlessLoops &Endless) const {
  BodyGraph *Graph = In.graph();
  if (!Graph)
    return StarterEnd::Returns;
  const Stmt *Start = Found.Call;
  if (Started.Start && Graph->evaluating(*Started.Start->What.Callable))
    Start = Started.Start->What.Callable;
  const CFGBlock *From = Graph->evaluating(*Start);
  if (!From)
    return StarterEnd::Returns;
  auto NeverReturns = [&](const CallExpr &Inner) {
    const FunctionDecl *Callee = Inner.getDirectCallee();
    return Loops.runsForEver(Inner) ||
           (Callee && Endless.neverReturns(*Callee));
  };
  // What is no thread runs in an event loop, so long as that turns.
  auto RunsTask = [&](const CallExpr &Inner) {
    const FunctionDecl *Callee = Inner.getDirectCallee();
    return !Found.IsThread && Callee && Known.Loops.find(*Callee);
  };
  bool Waited = false;
  // True if the path ends in \p Block.
  auto Ends = [&](const CFGBlock &Block, const Stmt *After) {
    for (const CFGElement &Element : Block) {
      auto InBlock = Element.getAs<CFGStmt>();
      if (!InBlock)
        continue;
      const Stmt &S = *InBlock->getStmt();
      if (After) {
        After = After == &S ? nullptr : After;
        continue;
      }
      const auto *Inner = dyn_cast<CallExpr>(&S);
      if (isa<CXXThrowExpr>(S) || (Inner && NeverReturns(*Inner)))
        return true;
      if (isWait(S) || (Inner && RunsTask(*Inner)))
        return Waited = true;
    }
    const Stmt *Last = Block.getTerminatorStmt();
    return Block.hasNoReturnElement() ||
           (Last && isWaitingLoop(*Last) && (Waited = true));
  };
  // Where nothing was started, nobody need wait: of what a test of the start's
  // result leads to, one side is enough.
  llvm::DenseSet<const ValueDecl *> Results = resultsOf(*Start, In);
  auto TestsResult = [&](const CFGBlock &Block) {
    const Stmt *Condition = Block.getTerminatorCondition();
    return Condition && anyStatement(*Condition, [&](const Stmt &S) {
             const auto *Ref = dyn_cast<DeclRefExpr>(&S);
             return &S == Start || (Ref && Results.contains(Ref->getDecl()));
           });
  };
  const CFG &Blocks = Graph->cfg();
  llvm::BitVector Stops(Blocks.getNumBlockIDs());
  llvm::BitVector Tests(Blocks.getNumBlockIDs());
  llvm::BitVector IsSeen(Blocks.getNumBlockIDs());
  llvm::SmallVector<const CFGBlock *, 16> Seen{From};
  IsSeen.set(From->getBlockID());
  for (unsigned I = 0; I < Seen.size(); ++I) {
    const CFGBlock &Block = *Seen[I];
    if (Ends(Block, I == 0 ? Start : nullptr)) {
      Stops.set(Block.getBlockID());
      continue;
    }
    Tests[Block.getBlockID()] = TestsResult(Block);
    for (const CFGBlock::AdjacentBlock &Successor : Block.succs())
      if (const CFGBlock *To = Successor.getReachableBlock();
          To && !IsSeen[To->getBlockID()]) {
        IsSeen.set(To->getBlockID());
        Seen.push_back(To);
      }
  }
  llvm::BitVector Leaves(Blocks.getNumBlockIDs());
  Leaves.set(Blocks.getExit().getBlockID());
  bool Changed = true;
  while (Changed) {
    Changed = false;
    for (const CFGBlock *Block : Seen) {
      unsigned Id = Block->getBlockID();
      if (Stops[Id] || Leaves[Id])
        continue;
      auto LeadsOut = [&](const CFGBlock::AdjacentBlock &Successor) {
        const CFGBlock *To = Successor.getReachableBlock();
        return To && Leaves[To->getBlockID()];
      };
      if (Tests[Id] ? llvm::all_of(Block->succs(), LeadsOut)
                    : llvm::any_of(Block->succs(), LeadsOut)) {
        Leaves.set(Id);
        Changed = true;
      }
    }
  }
  return Leaves[From->getBlockID()] ? StarterEnd::Returns
         : Waited                   ? StarterEnd::Waits
                                    : StarterEnd::NeverReturns;
}

bool TaskWaits::isEndOfObjectSafe(const CXXRecordDecl &Class,
                                  Bodies &Functions) const {
  const CXXDestructorDecl *Destructor =
      Class.hasDefinition() ? Class.getDestructor() : nullptr;
  const FunctionDecl *Definition =
      Destructor ? userDefinition(*Destructor) : nullptr;
  if (Definition) {
    if (anyInCalledCode(*Definition->getBody(), MaxBodies, [&](const Stmt &S) {
          return isWait(S) || isWaitingLoop(S);
        }).value_or(true))
      return true;
    BodyGraph *Graph = Functions.of(*Definition).graph();
    if (Graph && llvm::none_of(Graph->cfg().getExit().preds(),
                               [](const CFGBlock::AdjacentBlock &Before) {
                                 const CFGBlock *Block =
                                     Before.getReachableBlock();
                                 return Block && !Block->hasNoReturnElement();
                               }))
      return true;
  }
  return false;
}

} // namespace spawn
