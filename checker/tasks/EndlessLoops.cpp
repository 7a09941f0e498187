//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See EndlessLoops.h.
///
//===----------------------------------------------------------------------===//

#include "tasks/EndlessLoops.h"
#include "ast/CalledCode.h"
#include "ast/Functions.h"
#include "ast/Graph.h"
#include "ast/Walk.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ParentMap.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/CFG.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"
#include <memory>
#include <optional>

using namespace clang;

namespace spawn {
namespace {

/// Functions looked into for one question.
constexpr unsigned MaxBodies = 256;

/// Functions of which only the statements are looked at, for one question.
constexpr unsigned MaxRun = 1000;

/// True if what \p Call calls through a pointer is noexcept.
bool isNothrow(const CallExpr &Call) {
  QualType T = Call.getCallee()->getType();
  if (T->isPointerType())
    T = T->getPointeeType();
  const auto *Type = T->getAs<FunctionProtoType>();
  return Type && Type->isNothrow();
}

/// The definition of \p F, which a task runs; null where it is out of sight, or
/// another may run. A lambda is the user's, also where a macro wrote it.
const FunctionDecl *definitionOfTask(const FunctionDecl &F) {
  const FunctionDecl *Definition = nullptr;
  return !mayBeOverridden(F) && F.hasBody(Definition) &&
                 (!isInSystemHeader(F) || isLambda(F))
             ? Definition
             : nullptr;
}

} // namespace

bool isStopToken(QualType T, const Catalogue &Known) {
  T = T.getNonReferenceType();
  if (T->isPointerType())
    T = T->getPointeeType();
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Class)
    return false;
  if (Known.StopTokens.find(*Class))
    return true;
  if (!Class->hasDefinition())
    return false;
  llvm::StringRef Asked = Known.Words.memberOf(*Class, MemberRole::AsksStop);
  return !Asked.empty();
}

/// The blocks of one body, and how they lead to each other.
class EndlessLoops::Search {
public:
  Search(EndlessLoops &Of, const FunctionDecl &F, const CFG &Graph, Thrown What)
      : Of(Of), F(F), SM(F.getASTContext().getSourceManager()), Graph(Graph),
        What(What), Next(Graph.getNumBlockIDs()),
        Leaves(Graph.getNumBlockIDs()) {
    if (Graph.try_blocks_begin() != Graph.try_blocks_end())
      Parents = std::make_unique<ParentMap>(F.getBody());
    for (const CFGBlock *Dispatch : Graph.try_blocks())
      DispatchOf[cast<CXXTryStmt>(Dispatch->getTerminatorStmt())] = Dispatch;
  }

  Body run();

private:
  void connect(const CFGBlock &Block);
  /// What \p E throws, if that is of interest, leads on from \p Block.
  void raise(const Expr &E, const CFGBlock &Block);
  const CXXTryStmt *tryAround(const Stmt &S) const;
  bool isCaught(const Stmt &S) const {
    return What == Thrown::IsCarried || tryAround(S);
  }
  void spread(llvm::BitVector &To) const;
  llvm::BitVector reachable() const;
  /// Those of \p Among that can go on for ever.
  llvm::BitVector cyclic(llvm::BitVector Among) const;
  /// True if nothing leads from the loop that \p Back turns to another.
  bool isClosed(const CFGBlock &Back, const llvm::BitVector &Cyclic) const;
  const Stmt *loopOfJumps(const llvm::BitVector &Cyclic) const;

  EndlessLoops &Of;
  const FunctionDecl &F;
  const SourceManager &SM;
  const CFG &Graph;
  const Thrown What;
  std::vector<llvm::SmallVector<unsigned, 2>> Next; ///< by block
  llvm::BitVector Leaves;                           ///< by block
  std::unique_ptr<ParentMap> Parents; ///< null where nothing is tried
  llvm::DenseMap<const CXXTryStmt *, const CFGBlock *> DispatchOf;
  Body Found;
};

const CXXTryStmt *EndlessLoops::Search::tryAround(const Stmt &S) const {
  if (!Parents)
    return nullptr;
  const Stmt *Child = &S;
  for (const Stmt *Around = Parents->getParent(Child); Around;
       Child = Around, Around = Parents->getParent(Around))
    if (const auto *Try = dyn_cast<CXXTryStmt>(Around);
        Try && Try->getTryBlock() == Child)
      return Try;
  return nullptr;
}

void EndlessLoops::Search::raise(const Expr &E, const CFGBlock &Block) {
  const CXXTryStmt *Try = tryAround(E);
  if ((!Try && What == Thrown::EndsProgram) || !Of.mayThrow(E))
    return;
  const CFGBlock *Dispatch = Try ? DispatchOf.lookup(Try) : nullptr;
  if (Dispatch)
    Next[Block.getBlockID()].push_back(Dispatch->getBlockID());
  else
    Leaves.set(Block.getBlockID());
}

void EndlessLoops::Search::connect(const CFGBlock &Block) {
  unsigned Id = Block.getBlockID();
  for (const CFGElement &Element : Block) {
    auto S = Element.getAs<CFGStmt>();
    if (!S)
      continue;
    if (const auto *Made = dyn_cast<CXXConstructExpr>(S->getStmt()))
      raise(*Made, Block);
    const auto *Call = dyn_cast<CallExpr>(S->getStmt());
    if (!Call)
      continue;
    if (const FunctionDecl *Named = Call->getDirectCallee()) {
      const FunctionRow *Row = Of.Known.Functions.find(*Named);
      if (Row && Row->Role == FunctionRole::Aborts)
        return;
      if (Named->isNoReturn()) {
        Leaves.set(Id);
        return;
      }
      const FunctionDecl *Run =
          certainCallee(*Call, F.getASTContext().getLangOpts());
      if (const FunctionDecl *Definition =
              Run ? userDefinition(*Run) : nullptr) {
        Thrown OfCall =
            isCaught(*Call) ? Thrown::IsCarried : Thrown::EndsProgram;
        Found.Calls.push_back({Definition, OfCall});
        Body Inner = Of.look(*Definition, OfCall);
        Found.Cut |= Inner.Cut;
        if (Inner.NeverReturns)
          return;
      }
    }
    raise(*Call, Block);
  }
  if (Block.hasNoReturnElement()) {
    Leaves.set(Id);
    return;
  }
  const auto *Try = dyn_cast_or_null<CXXTryStmt>(Block.getTerminatorStmt());
  for (const CFGBlock::AdjacentBlock &Successor : Block.succs()) {
    const CFGBlock *To = Successor.getReachableBlock();
    // What no handler takes ends the program, unless it is thrown on purpose.
    bool IsUncaught =
        Try && To == &Graph.getExit() && What == Thrown::EndsProgram &&
        !anyStatement(*Try->getTryBlock(),
                      [](const Stmt &S) { return isa<CXXThrowExpr>(S); });
    if (To && !IsUncaught)
      Next[Id].push_back(To->getBlockID());
  }
}

void EndlessLoops::Search::spread(llvm::BitVector &To) const {
  bool Changed = true;
  while (Changed) {
    Changed = false;
    for (unsigned Id = 0; Id < Next.size(); ++Id)
      if (!To[Id] &&
          llvm::any_of(Next[Id], [&](unsigned On) { return To[On]; }))
        Changed = To.set(Id).any();
  }
}

llvm::BitVector EndlessLoops::Search::reachable() const {
  llvm::BitVector Seen(Next.size());
  llvm::SmallVector<unsigned, 16> Pending{Graph.getEntry().getBlockID()};
  Seen.set(Pending.front());
  while (!Pending.empty())
    for (unsigned To : Next[Pending.pop_back_val()])
      if (!Seen[To]) {
        Seen.set(To);
        Pending.push_back(To);
      }
  return Seen;
}

llvm::BitVector EndlessLoops::Search::cyclic(llvm::BitVector Among) const {
  bool Changed = true;
  while (Changed) {
    Changed = false;
    for (unsigned Id = 0; Id < Next.size(); ++Id)
      if (Among[Id] &&
          llvm::none_of(Next[Id], [&](unsigned To) { return Among[To]; })) {
        Among.reset(Id);
        Changed = true;
      }
  }
  return Among;
}

bool EndlessLoops::Search::isClosed(const CFGBlock &Back,
                                    const llvm::BitVector &Cyclic) const {
  if (Next[Back.getBlockID()].empty())
    return false;
  unsigned Head = Next[Back.getBlockID()].front();
  // What leads back to the head.
  llvm::BitVector Inside(Next.size());
  Inside.set(Head);
  Inside.set(Back.getBlockID());
  bool Changed = true;
  while (Changed) {
    Changed = false;
    for (unsigned Id = 0; Id < Next.size(); ++Id)
      if (!Inside[Id] && Cyclic[Id] && llvm::any_of(Next[Id], [&](unsigned To) {
            return To != Head && Inside[To];
          })) {
        Inside.set(Id);
        Changed = true;
      }
  }
  for (unsigned Id = 0; Id < Next.size(); ++Id)
    if (Inside[Id] && llvm::any_of(Next[Id], [&](unsigned To) {
          return Cyclic[To] && !Inside[To];
        }))
      return false;
  return true;
}

const Stmt *
EndlessLoops::Search::loopOfJumps(const llvm::BitVector &Cyclic) const {
  const Stmt *First = nullptr;
  for (const CFGBlock *Block : Graph) {
    const auto *Jump = dyn_cast_or_null<GotoStmt>(Block->getTerminatorStmt());
    const Stmt *Label = Jump ? Jump->getLabel()->getStmt() : nullptr;
    if (Cyclic[Block->getBlockID()] && Label &&
        SM.isBeforeInTranslationUnit(Label->getBeginLoc(),
                                     Jump->getBeginLoc()) &&
        (!First || SM.isBeforeInTranslationUnit(Label->getBeginLoc(),
                                                First->getBeginLoc())))
      First = Label;
  }
  return First;
}

EndlessLoops::Body EndlessLoops::Search::run() {
  for (const CFGBlock *Block : Graph)
    connect(*Block);
  Leaves.set(Graph.getExit().getBlockID());
  llvm::BitVector Out = Leaves;
  spread(Out);
  unsigned Entry = Graph.getEntry().getBlockID();
  // Who awaits a coroutine that awaits others for ever waits for ever.
  Found.NeverReturns =
      !Out[Entry] && !Of.mayStop(*F.getBody(), /*WhereItAwaits=*/false);
  llvm::BitVector Trapped = reachable();
  Trapped.reset(Out);
  llvm::BitVector Cyclic = cyclic(Trapped);
  if (Cyclic.none())
    return std::move(Found);
  std::vector<const Stmt *> Loops;
  for (const CFGBlock *Block : Graph)
    if (const Stmt *Loop = Block->getLoopTarget();
        Loop && Cyclic[Block->getBlockID()] && isClosed(*Block, Cyclic))
      Loops.push_back(Loop);
  if (Loops.empty()) {
    if (const Stmt *Label = loopOfJumps(Cyclic);
        Label && !Of.mayStop(*F.getBody()))
      Found.Loops.push_back(Label);
    return std::move(Found);
  }
  for (const Stmt *Loop : Loops)
    if (!Of.mayStop(*Loop))
      Found.Loops.push_back(Loop);
  return std::move(Found);
}

EndlessLoops::Body EndlessLoops::search(const FunctionDecl &Definition,
                                        Thrown What) {
  std::unique_ptr<CFG> Graph = isTooLarge(Definition, ScopeEnds::Without)
                                   ? nullptr
                                   : buildGraph(Definition, ScopeEnds::Without);
  // Where a computed jump leads is not followed.
  if (!Graph || anyStatement(*Definition.getBody(), [](const Stmt &S) {
        return isa<IndirectGotoStmt, GCCAsmStmt>(S) &&
               (!isa<GCCAsmStmt>(S) || cast<GCCAsmStmt>(S).isAsmGoto());
      }))
    return {};
  return Search(*this, Definition, *Graph, What).run();
}

EndlessLoops::Body EndlessLoops::look(const FunctionDecl &Definition,
                                      Thrown What) {
  if (Definition.isDependentContext())
    return {};
  std::pair Key(&Definition, static_cast<unsigned>(What));
  if (auto It = Done.find(Key); It != Done.end())
    return It->second;
  Body Found;
  if (Left == 0 || !Searching.insert(&Definition).second) {
    Found.Cut = true;
    return Found;
  }
  --Left;
  Found = search(Definition, What);
  Searching.erase(&Definition);
  if (!Found.Cut)
    Done[Key] = Found;
  return Found;
}

bool EndlessLoops::neverReturns(const FunctionDecl &F) {
  const FunctionDecl *Definition = definitionOfTask(F);
  if (!Definition)
    return false;
  Left = MaxBodies;
  return look(*Definition, Thrown::EndsProgram).NeverReturns;
}

std::vector<const Stmt *> EndlessLoops::ofTask(const FunctionDecl &F,
                                               Thrown What) {
  const FunctionDecl *Definition = definitionOfTask(F);
  return Definition ? ofBody(*Definition, What) : std::vector<const Stmt *>();
}

std::vector<const Stmt *> EndlessLoops::ofBody(const FunctionDecl &Definition,
                                               Thrown What) {
  std::vector<const Stmt *> Loops;
  std::vector<Callee> Pending{{&Definition, What}};
  llvm::DenseSet<std::pair<const FunctionDecl *, unsigned>> Seen;
  Left = MaxBodies;
  while (!Pending.empty() && Seen.size() <= MaxBodies) {
    Callee One = Pending.back();
    Pending.pop_back();
    if (!Seen.insert({One.Definition, static_cast<unsigned>(One.What)}).second)
      continue;
    Body Found = look(*One.Definition, One.What);
    for (const Stmt *Loop : Found.Loops)
      if (!llvm::is_contained(Loops, Loop))
        Loops.push_back(Loop);
    // In the order of the source.
    Pending.insert(Pending.end(), Found.Calls.rbegin(), Found.Calls.rend());
  }
  return Loops;
}

bool EndlessLoops::mayStop(const Stmt &Root, bool WhereItAwaits) const {
  auto Stops = anyInCalledCode(Root, MaxRun, [&](const Stmt &S) {
    if (isa<CoroutineSuspendExpr, DependentCoawaitExpr>(S))
      return WhereItAwaits;
    if (isa<DeclRefExpr, MemberExpr>(S))
      return isStopToken(cast<Expr>(S).getType(), Known);
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee)
      return false;
    if (Known.InterruptionPoints.find(*Callee))
      return true;
    const auto *Class = dyn_cast<CXXRecordDecl>(Callee->getDeclContext());
    if (Class && Known.InterruptionPoints.find(*Class))
      return true;
    const FunctionRow *Row = Known.Functions.find(*Callee);
    return Callee->isNoReturn() && !(Row && Row->Role == FunctionRole::Aborts);
  });
  return Stops.value_or(true);
}

bool EndlessLoops::mayThrow(const FunctionDecl &F) const {
  const auto *Type = F.getType()->getAs<FunctionProtoType>();
  if (!Type || F.getBuiltinID() != 0 || F.isTrivial())
    return false;
  if (isUnresolvedExceptionSpec(Type->getExceptionSpecType()))
    return !F.isImplicit() && !F.isDefaulted();
  if (Type->isNothrow() || (F.isExternC() && isInSystemHeader(F)))
    return false;
  const FunctionRow *Row = Known.Functions.find(F);
  return !Row || Row->Role != FunctionRole::Sleeps;
}

bool EndlessLoops::mayThrow(const Expr &E) {
  const auto *Made = dyn_cast<CXXConstructExpr>(&E);
  const auto *Call = dyn_cast<CallExpr>(&E);
  const FunctionDecl *Callee = Made   ? Made->getConstructor()
                               : Call ? Call->getDirectCallee()
                                      : nullptr;
  if (!Callee)
    return Call && !isNothrow(*Call);
  if (!mayThrow(*Callee))
    return false;
  const FunctionDecl *Definition = userDefinition(*Callee);
  if (!Definition || mayBeOverridden(*Callee))
    return true;
  if (auto It = Throws.find(Definition); It != Throws.end())
    return It->second;
  std::optional<bool> Found =
      anyInCalledCode(*Definition->getBody(), MaxRun, [&](const Stmt &S) {
        if (isa<CXXThrowExpr>(S))
          return true;
        if (const auto *Inner = dyn_cast<CXXConstructExpr>(&S))
          return mayThrow(*Inner->getConstructor());
        const auto *Inner = dyn_cast<CallExpr>(&S);
        const FunctionDecl *Named = Inner ? Inner->getDirectCallee() : nullptr;
        bool IsSeen =
            Named && userDefinition(*Named) && !mayBeOverridden(*Named);
        return Named ? !IsSeen && mayThrow(*Named)
                     : Inner && !isNothrow(*Inner);
      });
  if (Found)
    Throws[Definition] = *Found;
  return Found.value_or(true);
}

} // namespace spawn
