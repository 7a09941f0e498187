//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See TaskEnds.h.
///
//===----------------------------------------------------------------------===//

#include "tasks/TaskEnds.h"
#include "ast/Callable.h"
#include "ast/Functions.h"
#include "ast/Graph.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "handles/ProducerTrace.h"
#include "tasks/CountedLoop.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {
namespace {

/// Functions looked into for one question. A task that calls more is not known.
constexpr unsigned MaxFunctions = 64;

/// A spawner may be wrapped in this many functions.
constexpr unsigned MaxWrappers = 4;

/// A class that is made of others may be nested so deep.
constexpr unsigned MaxNesting = 8;

bool isInSystemHeader(const Decl &D) {
  return D.getASTContext().getSourceManager().isInSystemHeader(D.getLocation());
}

} // namespace

TaskEnd TaskEnds::ofSpawn(const Expr *Site) {
  return Site ? ofSpawn(Site, 0) : TaskEnd{};
}

TaskEnd TaskEnds::ofSpawn(const Expr *Site, unsigned Depth) {
  Site = peel(Site);
  if (Site->isInstantiationDependent() || Depth > MaxWrappers)
    return {};
  const auto *Call = dyn_cast<CallExpr>(Site);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const FunctionDecl *Definition = nullptr;
  if (!Callee || isInSystemHeader(*Callee) || !Callee->hasBody(Definition)) {
    const Expr *Callable = callableArgument(*Site);
    const FunctionDecl *F = Callable ? calledFunction(Callable) : nullptr;
    TaskEnd End = F ? ofFunction(*F) : TaskEnd{};
    // What is bound to it is destroyed when it ends.
    if (End.How == TaskEnd::Kind::ByItself)
      for (const Expr *Arg : argumentsOf(*Site))
        if (obstacleInEndOf(peelMove(Arg)->getType().getNonReferenceType(), Arg)
                .Value)
          return {TaskEnd::Kind::Unknown, Arg};
    return End;
  }
  if (mayBeOverridden(*Callee))
    return {};
  if (isa<CoroutineBodyStmt>(Definition->getBody()))
    return ofFunction(*Definition);
  // By depth, too: an answer that the bound cut short holds for that depth
  // only.
  auto [Slot, IsNew] = Wrappers.try_emplace({Definition, Depth});
  if (!IsNew)
    return Slot->second;
  std::optional<TaskEnd> End;
  for (const ReturnedValue &Returned : returnedValues(*Callee)) {
    TaskEnd One =
        Returned.Value ? ofSpawn(Returned.Value, Depth + 1) : TaskEnd{};
    End = End ? TaskEnd::worse(*End, One) : One;
  }
  return Wrappers[{Definition, Depth}] = End.value_or(TaskEnd{});
}

TaskEnd TaskEnds::ofFunction(const FunctionDecl &F) {
  if (mayBeOverridden(F))
    return {};
  Left = MaxFunctions;
  if (neverReturns(F).Value)
    return {TaskEnd::Kind::Never};
  Left = MaxFunctions;
  const FunctionDecl *Definition = nullptr;
  if (!F.hasBody(Definition))
    return {};
  if (Obstacle Found = obstacleIn(F, nullptr).Value)
    return {TaskEnd::Kind::Unknown, *Found};
  return {TaskEnd::Kind::ByItself};
}

/// False where the search is in the midst of \p Definition, or has looked into
/// enough.
bool TaskEnds::beginSearch(const FunctionDecl &Definition) {
  if (Left == 0 || Definition.isDependentContext() ||
      !Searching.insert(&Definition).second)
    return false;
  --Left;
  return true;
}

TaskEnds::Answer<bool> TaskEnds::neverReturns(const FunctionDecl &F) {
  const FunctionDecl *Definition = nullptr;
  if (mayBeOverridden(F) || !F.hasBody(Definition) ||
      (isInSystemHeader(F) && !isLambda(F)))
    return {false};
  if (auto It = Endless.find(Definition); It != Endless.end())
    return {It->second};
  if (!beginSearch(*Definition))
    return {false, true};
  Answer<bool> Found = searchWayOut(*Definition);
  Searching.erase(Definition);
  if (!Found.Cut)
    Endless[Definition] = Found.Value;
  return Found;
}

TaskEnds::Answer<bool> TaskEnds::searchWayOut(const FunctionDecl &Definition) {
  std::unique_ptr<CFG> Graph = buildGraph(Definition, ScopeEnds::Without);
  if (!Graph)
    return {false};
  // What a call throws may be caught here, and lead out.
  if (anyStatement(*Definition.getBody(),
                   [](const Stmt &S) { return isa<CXXTryStmt>(S); }))
    return {false};
  bool Cut = false;
  // True where the path goes no further than this element of a block.
  enum class Way { On, Out, Ends };
  auto Pass = [&](const CFGElement &Element) {
    auto S = Element.getAs<CFGStmt>();
    if (S && isa<CXXThrowExpr>(S->getStmt()))
      return Way::Out;
    const auto *Call = S ? dyn_cast<CallExpr>(S->getStmt()) : nullptr;
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee)
      return Way::On;
    const HandleFunction *Known = H.catalogue().Functions.find(*Callee);
    if (Known && Known->Role == FunctionRole::Aborts)
      return Way::Ends;
    if (Callee->isNoReturn())
      return Way::Out;
    Answer<bool> Inner = neverReturns(*Callee);
    Cut |= Inner.Cut;
    return Inner.Value ? Way::Ends : Way::On;
  };
  llvm::SmallVector<const CFGBlock *, 16> Pending{&Graph->getEntry()};
  llvm::DenseSet<const CFGBlock *> Seen{&Graph->getEntry()};
  while (!Pending.empty()) {
    const CFGBlock *Block = Pending.pop_back_val();
    if (Block == &Graph->getExit())
      return {false, Cut};
    Way Goes = Way::On;
    for (const CFGElement &Element : *Block)
      if (Goes == Way::On)
        Goes = Pass(Element);
    if (Goes == Way::Out)
      return {false, Cut};
    if (Goes == Way::Ends)
      continue;
    for (const CFGBlock::AdjacentBlock &Next : Block->succs())
      if (const CFGBlock *To = Next.getReachableBlock())
        if (Seen.insert(To).second)
          Pending.push_back(To);
  }
  return {true, Cut};
}

TaskEnds::Answer<TaskEnds::Obstacle> TaskEnds::obstacleIn(const FunctionDecl &F,
                                                          const Stmt *At) {
  const auto *Class = dyn_cast<CXXRecordDecl>(F.getDeclContext());
  const Catalogue &Known = H.catalogue();
  if (mayBeOverridden(F) || Known.Waits.find(F) ||
      (Class && (Known.Waits.find(*Class) || Known.Handles.find(*Class))) ||
      Known.Producers.find(F))
    return {At};
  if (F.isDefaulted() || F.isTrivial())
    return {std::nullopt};
  const FunctionDecl *Definition = nullptr;
  bool IsOwn = isLambda(F) || !isInSystemHeader(F);
  if (!IsOwn || !F.hasBody(Definition)) {
    // What the library calls is not told by its name.
    bool IsErased = F.getOverloadedOperator() == OO_Call;
    return {(isInStd(F) && !IsErased) || F.getBuiltinID() != 0 ? std::nullopt
                                                               : Obstacle(At)};
  }
  auto It = Obstacles.find(Definition);
  if (It == Obstacles.end()) {
    if (!beginSearch(*Definition))
      return {At, true};
    Answer<Obstacle> Found = obstacleInBody(*Definition);
    Searching.erase(Definition);
    if (Found.Cut)
      return Found;
    It = Obstacles.try_emplace(Definition, Found.Value).first;
  }
  // Where the call stands is of more use than what stands in the callee, unless
  // that is the task itself.
  return {It->second && At ? Obstacle(At) : It->second};
}

TaskEnds::Answer<TaskEnds::Obstacle>
TaskEnds::obstacleInBody(const FunctionDecl &Definition) {
  Answer<Obstacle> Found{std::nullopt};
  auto Look = [&](const Stmt &S) {
    if (isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, CXXTypeidExpr>(S))
      return Step::Past;
    Found = obstacleAt(S, Definition.getASTContext());
    return Found.Value ? Step::Stop : Step::Into;
  };
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(&Definition))
    for (const CXXCtorInitializer *Init : Ctor->inits())
      if (Init->getInit() && walk(*Init->getInit(), Look))
        return Found;
  walk(*Definition.getBody(), Look);
  return Found;
}

TaskEnds::Answer<TaskEnds::Obstacle>
TaskEnds::obstacleAt(const Stmt &S, const ASTContext &Ctx) {
  if (isa<GotoStmt, IndirectGotoStmt, AsmStmt, CoroutineBodyStmt, CoawaitExpr,
          CoyieldExpr>(S))
    return {&S};
  if (isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt>(S))
    return {isCountedLoop(S, Ctx) ? std::nullopt : Obstacle(&S)};
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&S)) {
    const auto *F = dyn_cast<FunctionDecl>(Ref->getDecl());
    return F ? obstacleIn(*F, &S) : Answer<Obstacle>{std::nullopt};
  }
  if (const auto *Member = dyn_cast<MemberExpr>(&S)) {
    const auto *F = dyn_cast<FunctionDecl>(Member->getMemberDecl());
    return F ? obstacleIn(*F, &S) : Answer<Obstacle>{std::nullopt};
  }
  if (const auto *Call = dyn_cast<CallExpr>(&S))
    return obstacleInCall(*Call);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S)) {
    if (Answer<Obstacle> Found = obstacleIn(*Construct->getConstructor(), &S);
        Found.Value)
      return Found;
    return obstacleInEndOf(Construct->getType(), &S);
  }
  if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
    for (const Decl *D : Declaration->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D);
          Var && !Var->getType()->isReferenceType())
        if (Answer<Obstacle> Found = obstacleInEndOf(Var->getType(), &S);
            Found.Value)
          return Found;
    return {std::nullopt};
  }
  if (const auto *Init = dyn_cast<InitListExpr>(&S))
    return obstacleInEndOf(Init->getType(), &S);
  if (const auto *Delete = dyn_cast<CXXDeleteExpr>(&S))
    return obstacleInEndOf(Delete->getDestroyedType(), &S);
  if (const auto *Temporary = dyn_cast<CXXBindTemporaryExpr>(&S))
    return obstacleInEndOf(Temporary->getType(), &S);
  return {std::nullopt};
}

TaskEnds::Answer<TaskEnds::Obstacle>
TaskEnds::obstacleInCall(const CallExpr &Call) {
  // The callee is looked at where it is named.
  if (!Call.getDirectCallee())
    return {&Call};
  for (const Expr *Arg : Call.arguments()) {
    if (!isCallable(peel(Arg)->getType()))
      continue;
    const FunctionDecl *Run = calledFunction(Arg);
    Answer<Obstacle> Found =
        Run ? obstacleIn(*Run, &Call) : Answer<Obstacle>{&Call};
    if (Found.Value)
      return Found;
  }
  return {std::nullopt};
}

TaskEnds::Answer<TaskEnds::Obstacle>
TaskEnds::obstacleInEndOf(QualType T, const Stmt *At, unsigned Depth) {
  if (T.isNull() || T->isDependentType())
    return {At};
  const CXXRecordDecl *Class =
      T->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
  if (!Class)
    return {std::nullopt};
  Class = Class->getDefinition();
  if (!Class || Depth > MaxNesting)
    return {At, Depth > MaxNesting};
  if (Class->hasTrivialDestructor())
    return {std::nullopt};
  if (H.catalogue().Waits.find(*Class) || H.catalogue().Handles.find(*Class))
    return {At};
  auto OfAll = [&](auto Types) -> Answer<Obstacle> {
    for (QualType Part : Types)
      if (Answer<Obstacle> Found = obstacleInEndOf(Part, At, Depth + 1);
          Found.Value)
        return Found;
    return {std::nullopt};
  };
  llvm::SmallVector<QualType, 8> Parts;
  if (isInStd(*Class)) {
    // Its elements are what it is made of.
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class))
      for (const TemplateArgument &Arg : Spec->getTemplateArgs().asArray())
        if (Arg.getKind() == TemplateArgument::Type)
          Parts.push_back(Arg.getAsType());
    return OfAll(Parts);
  }
  const CXXDestructorDecl *Destructor = Class->getDestructor();
  if (Destructor && (Destructor->isUserProvided() || Destructor->isVirtual()))
    if (Answer<Obstacle> Found = obstacleIn(*Destructor, At); Found.Value)
      return Found;
  for (const FieldDecl *Field : Class->fields())
    Parts.push_back(Field->getType());
  for (const CXXBaseSpecifier &Base : Class->bases())
    Parts.push_back(Base.getType());
  return OfAll(Parts);
}

} // namespace spawn
