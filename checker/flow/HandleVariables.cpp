//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See HandleVariables.h.
///
//===----------------------------------------------------------------------===//

#include "flow/HandleVariables.h"
#include "ast/Body.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "flow/GivenHandles.h"
#include "flow/StatementPlace.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace spawn {
namespace {

using Action = HandleUse::Action;

/// A by-value parameter that cannot be copied brings its work along.
std::optional<HandleVariable> asParameter(const ParmVarDecl &Parameter,
                                          const Spawns &Spawners) {
  if (!Parameter.getIdentifier())
    return std::nullopt;
  std::optional<Holder> T = holderOf(Parameter, Parameter.getType(), Spawners);
  if (!T || T->Kind.Drop != DropOutcome::Terminates || T->Kind.Shared ||
      HandleTypes::startsLater(T->Kind) ||
      (T->Shape != HolderShape::Value && T->Shape != HolderShape::Nullable))
    return std::nullopt;
  HandleVariable Variable{&Parameter, *T, {}, false, {}};
  // Its place of birth is elsewhere; null tells that.
  Variable.Initial.Fresh = Spawn{
      nullptr, Spawn::Origin::Construction, T->Kind.Drop, T->Kind.Noun, "", {}};
  Variable.Initial.Fresh->Row = T->Kind.Row;
  return Variable;
}

/// The type of the handle object that \p Var is, or keeps alive by reference.
QualType objectType(const VarDecl &Var) {
  QualType T = Var.getType();
  if (!T->isReferenceType())
    return T;
  const Expr *Init = Var.getInit();
  if (const auto *Full = dyn_cast_or_null<FullExpr>(Init))
    Init = Full->getSubExpr();
  const auto *Temporary = dyn_cast_or_null<MaterializeTemporaryExpr>(Init);
  return Temporary && Temporary->getExtendingDecl() == &Var
             ? Temporary->getType()
             : QualType();
}

class Collector : public RecursiveASTVisitor<Collector> {
public:
  Collector(const Spawns &Spawners) : Spawners(Spawners) {}

  llvm::MapVector<const VarDecl *, HandleVariable> Variables;
  std::vector<const DeclRefExpr *> Mentions;
  std::vector<const CallExpr *> Calls;

  bool TraverseLambdaExpr(LambdaExpr *Lambda) {
    for (Expr *Init : Lambda->capture_inits())
      if (Init)
        TraverseStmt(Init);
    return true;
  }
  bool TraverseDecl(Decl *D) {
    return isa_and_nonnull<TagDecl>(D)
               ? true
               : RecursiveASTVisitor<Collector>::TraverseDecl(D);
  }

  bool VisitVarDecl(VarDecl *Var) {
    if (isa<ParmVarDecl>(Var) || !Var->hasLocalStorage() ||
        Var->isExceptionVariable() || Var->isInvalidDecl() ||
        Var->isInitCapture())
      return true;
    QualType T = objectType(*Var);
    if (T.isNull() || T->isDependentType())
      return true;
    if (std::optional<Holder> Handle = holderOf(*Var, T, Spawners);
        Handle && !(Handle->Kind.Row && Handle->Kind.Row->EndsWithScope))
      add(*Var, *Handle);
    else if (const Expr *Init = Var->getInit(); Init && T->isScalarType())
      if (std::optional<GivenHandle> Given = givenNumber(*Init, Spawners))
        add(*Var, {Var, Given->Kind, HolderShape::Number});
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *Binary) {
    addGiven(*Binary);
    return true;
  }

  bool VisitCallExpr(CallExpr *Call) {
    Calls.push_back(Call);
    addGiven(*Call);
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    if (Ref->isNonOdrUse() != NOUR_Unevaluated)
      Mentions.push_back(Ref);
    return true;
  }

private:
  static const VarDecl *local(const Expr *E) {
    const auto *Ref = dyn_cast<DeclRefExpr>(peel(E));
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    return Var && Var->hasLocalStorage() && !isa<ParmVarDecl>(Var) ? Var
                                                                   : nullptr;
  }

  void add(const VarDecl &Var, const Holder &Handle) {
    if (policyOf(Handle.Kind.Drop).Waits || Variables.count(&Var) ||
        Var.hasAttr<CleanupAttr>())
      return;
    HandleVariable Variable{&Var, Handle, {}, false, {}};
    if (const Expr *Init = Var.getInit())
      Variable.Initial = initialValue(*Init, Handle);
    else
      Variable.Initial.Empty = true;
    Variables.insert({&Var, std::move(Variable)});
  }

  void addGiven(const Stmt &S) {
    if (std::optional<GivenHandle> Given = givenHandleAt(S, Spawners))
      // A reference is to what another has.
      if (const VarDecl *Var = local(Given->To);
          Var && !Var->getType()->isReferenceType())
        add(*Var, {Var, Given->Kind, Given->Shape});
  }

  HeldValue initialValue(const Expr &Init, const Holder &Handle) const {
    if (Handle.Shape == HolderShape::Number && isa<IntegerLiteral>(peel(&Init)))
      return {/*Empty=*/true, /*Unknown=*/false, std::nullopt};
    if (Handle.Shape != HolderShape::Container)
      return valueOf(&Init, Spawners);
    // `{std::thread(f), std::thread(g)}`; other constructions bring no work.
    HeldValue Value;
    const auto *List = dyn_cast<InitListExpr>(peel(&Init));
    while (List && List->getNumInits() > 0 &&
           isa<InitListExpr>(peel(List->getInit(0))))
      List = cast<InitListExpr>(peel(List->getInit(0)));
    for (unsigned I = 0; List && I < List->getNumInits(); ++I)
      if (!Value.Fresh)
        Value = valueOf(List->getInit(I), Spawners);
    const auto *Construct = dyn_cast<CXXConstructExpr>(peel(&Init));
    bool MakesElements =
        Construct && llvm::all_of(Construct->arguments(), [](const Expr *Arg) {
          return Arg->getType()->isIntegerType() || isa<CXXDefaultArgExpr>(Arg);
        });
    if (!List && !MakesElements)
      Value.Unknown = true;
    return Value;
  }

  const Spawns &Spawners;
};

} // namespace

/// The function's name, if it releases work without being told which: `wait`,
/// or `waitpid` with a number instead of a variable.
static std::string releasesUnnamed(const CallExpr &Call,
                                   const Spawns &Spawners) {
  const FunctionDecl *FD = Call.getDirectCallee();
  if (!FD || !FD->getIdentifier() || !FD->isExternC())
    return "";
  const FunctionRow *F = Spawners.catalogue().Functions.find(*FD);
  if (F &&
      (F->Argument >= Call.getNumArgs() ||
       !Call.getArg(F->Argument)->isIntegerConstantExpr(FD->getASTContext())))
    return "";
  return FD->getName().str();
}

static bool haveCommonLoop(const Stmt &A, const Stmt &B,
                           const ParentMap &Parents) {
  for (const Stmt *Around = &A; Around; Around = Parents.getParent(Around))
    if (isLoop(*Around) && isWithin(B, *Around, Parents))
      return true;
  return false;
}

/// What a loop evaluates before its first turn, also where it has none; null
/// where that is nothing that a graph surely has.
static const Stmt *firstOfLoop(const Stmt &Loop) {
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(&Loop))
    return Range->getRangeStmt();
  const Expr *Condition = isa<DoStmt>(Loop) ? nullptr : conditionIn(Loop);
  while (Condition) {
    Condition = Condition->IgnoreParenImpCasts();
    const auto *Binary = dyn_cast<BinaryOperator>(Condition);
    if (!Binary || !Binary->isLogicalOp())
      break;
    Condition = Binary->getLHS();
  }
  return isa_and_nonnull<BinaryOperator, UnaryOperator, CallExpr>(Condition)
             ? Condition
             : nullptr;
}

/// True if a spawner of \p Variable names \p Function as what releases.
static bool namesRelease(const HandleVariable &Variable,
                         llvm::StringRef Function) {
  return Variable.anyFresh([&](const Spawn &Fresh) {
    return llvm::is_contained(Fresh.ReleasedBy, Function);
  });
}

/// True if \p Call may run after work was started into \p Variable.
static bool mayFollowStart(const CallExpr &Call, const HandleVariable &Variable,
                           const ParentMap &Parents) {
  const SourceManager &SM = Variable.Var->getASTContext().getSourceManager();
  return Variable.anyFresh([&](const Spawn &Fresh) {
    return SM.isBeforeInTranslationUnit(Fresh.Site->getBeginLoc(),
                                        Call.getBeginLoc()) ||
           haveCommonLoop(Call, *Fresh.Site, Parents);
  });
}

/// What releases the elements of a container in a loop has released it when the
/// loop is reached: that an empty one is left alone is no path of its own.
static void releaseBeforeLoops(HandleVariable &Variable,
                               const ParentMap &Parents) {
  for (HandleUse &Use : Variable.Uses) {
    // One that deletes the elements is likewise about all of them.
    bool Deletes = Use.What == Action::Destroy && Variable.Handle.OfPointers;
    if ((Use.What != Action::Release && !Deletes) || !Use.Mention)
      continue;
    for (const Stmt *Around = Parents.getParent(Use.Mention); Around;
         Around = Parents.getParent(Around)) {
      if (!isLoop(*Around))
        continue;
      if (llvm::any_of(Variable.Uses, [&](const HandleUse &Other) {
            return Other.What == Action::Insert && Other.Mention &&
                   isWithin(*Other.Mention, *Around, Parents);
          }))
        break;
      if (const Stmt *First = firstOfLoop(*Around))
        Use.At = First;
    }
  }
}

/// The variables and members that \p E names.
static llvm::SmallPtrSet<const ValueDecl *, 4> namedIn(const Stmt &E) {
  llvm::SmallPtrSet<const ValueDecl *, 4> Named;
  forEachStatement(E, [&](const Stmt &S) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(&S))
      Named.insert(Ref->getDecl());
    else if (const auto *Member = dyn_cast<MemberExpr>(&S))
      Named.insert(Member->getMemberDecl());
  });
  return Named;
}

/// True if a condition around a release of \p Variable names what \p First, the
/// condition or the range of a loop, does: both may say that there is nothing
/// to do.
static bool isReleasedUnderLike(const HandleVariable &Variable,
                                const Stmt &First, const ParentMap &Parents) {
  auto OfLoop = namedIn(First);
  return llvm::any_of(Variable.Uses, [&](const HandleUse &Use) {
    if (Use.What != Action::Release || !Use.Mention)
      return false;
    for (const Stmt *Around = Use.Mention; Around;
         Around = Parents.getParent(Around))
      if (const auto *If = dyn_cast<IfStmt>(Around))
        for (const ValueDecl *D : namedIn(*If->getCond()))
          if (OfLoop.contains(D))
            return true;
    return false;
  });
}

/// What puts elements into a container at each turn of a loop has done so when
/// the loop is reached: that a loop without a turn leaves it empty is no path
/// of its own.
static void insertBeforeLoops(HandleVariable &Variable,
                              const ParentMap &Parents) {
  for (HandleUse &Use : Variable.Uses) {
    if (Use.What != Action::Insert || !Use.Mention)
      continue;
    for (const Stmt *Around = Parents.getParent(Use.Mention); Around;
         Around = Parents.getParent(Around)) {
      if (isa<Expr, CompoundStmt>(Around) &&
          !isa<ConditionalOperator, LambdaExpr>(Around) &&
          !(isa<BinaryOperator>(Around) &&
            cast<BinaryOperator>(Around)->isLogicalOp()))
        continue;
      const Stmt *First = isLoop(*Around) ? firstOfLoop(*Around) : nullptr;
      if (!First || isReleasedUnderLike(Variable, *First, Parents) ||
          llvm::any_of(Variable.Uses, [&](const HandleUse &Other) {
            return Other.What != Action::Insert && Other.What != Action::None &&
                   Other.Mention && isWithin(*Other.Mention, *Around, Parents);
          }))
        break;
      Use.At = First;
    }
  }
}

bool HandleVariable::anyFresh(
    llvm::function_ref<bool(const Spawn &)> Test) const {
  auto Is = [&](const HeldValue &Value) {
    return Value.Fresh && Test(*Value.Fresh);
  };
  return Is(Initial) || llvm::any_of(Uses, [&](const HandleUse &Use) {
           return Is(Use.Value);
         });
}

bool HandleVariable::startsProcess() const {
  return anyFresh([](const Spawn &Fresh) { return Fresh.IsProcess; });
}

bool HandleVariable::isReleasedSomewhere() const {
  return llvm::any_of(Uses, [](const HandleUse &Use) {
    switch (Use.What) {
    case Action::Release:
    case Action::Lend:
    case Action::Escape:
      return true;
    case Action::None:
    case Action::Assign:
    case Action::Start:
    case Action::Destroy:
    case Action::Transfer:
    case Action::Swap:
    case Action::Insert:
      return false;
    }
    return true;
  });
}

/// True if all that \p Variable may hold has the outcome \p Drop.
static bool holdsOnly(const HandleVariable &Variable, DropOutcome Drop) {
  bool Any = false, All = true;
  auto Add = [&](const HeldValue &Value) {
    if (!Value.Fresh && !Value.Unknown)
      return;
    Any = true;
    All &= Value.Fresh && Value.Fresh->Drop == Drop;
  };
  Add(Variable.Initial);
  for (const HandleUse &Use : Variable.Uses)
    Add(Use.Value);
  return Any && All && !Variable.isParameter();
}

/// A bounded wait for what never runs sees no end of it. A poll of what only
/// loses a result sees the end, and the drop does no harm.
static void judgePolls(HandleVariable &Variable, const Vocabulary &Words) {
  if (holdsOnly(Variable, DropOutcome::NeverRuns)) {
    for (HandleUse &Use : Variable.Uses)
      if (Use.What == Action::Release &&
          Words.has(Use.Method, MemberRole::WaitsBounded))
        Use.What = Action::None;
  } else if (holdsOnly(Variable, DropOutcome::LosesError)) {
    for (HandleUse &Use : Variable.Uses)
      if (Use.What == Action::None &&
          Words.hasAny(Use.Method,
                       {MemberRole::AsksReady, MemberRole::AsksFinished}))
        Use.What = Action::Release;
  }
}

/// True if \p Mention is of the object that a smart pointer points to, or asks
/// the pointer for something: `*p`, `p->`, `p.get()`.
static bool isAccess(const Expr &Mention, const ParentMap &Parents) {
  const Stmt *Around = Parents.getParent(&Mention);
  while (isa_and_nonnull<ParenExpr, ImplicitCastExpr>(Around))
    Around = Parents.getParent(Around);
  if (const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Around))
    return Operator->getOperator() == OO_Star ||
           Operator->getOperator() == OO_Arrow;
  return isa_and_nonnull<MemberExpr>(Around);
}

/// What is started in an object that others got a share of before is theirs,
/// too: `then([p] { p->join(); }); *p = std::thread(run);`.
static void leaveToOthers(HandleVariable &Variable, const ParentMap &Parents,
                          const SourceManager &SM) {
  auto IsShare = [&](const HandleUse &Use) {
    return (Use.What == Action::Release || Use.What == Action::Escape) &&
           Use.Mention && !isAccess(*Use.Mention, Parents);
  };
  auto IsSharedBefore = [&](const Expr &Start) {
    return llvm::any_of(Variable.Uses, [&](const HandleUse &Use) {
      return IsShare(Use) &&
             SM.isBeforeInTranslationUnit(Use.Mention->getBeginLoc(),
                                          Start.getBeginLoc()) &&
             !isOnLeavingBranch(*Use.Mention, Start, Parents);
    });
  };
  for (HandleUse &Use : Variable.Uses)
    if ((Use.What == Action::Assign || Use.What == Action::Start) &&
        Use.Mention && isAccess(*Use.Mention, Parents) &&
        IsSharedBefore(*Use.Mention))
      Use.What = Action::None;
}

std::vector<HandleVariable> collectHandleVariables(const FunctionDecl &F,
                                                   const ParentMap &Parents,
                                                   const Spawns &Spawners) {
  Collector C(Spawners);
  for (const ParmVarDecl *Parameter : F.parameters())
    if (std::optional<HandleVariable> Variable =
            asParameter(*Parameter, Spawners))
      C.Variables.insert({Parameter, *std::move(Variable)});
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(&F))
    for (const CXXCtorInitializer *Init : Ctor->inits())
      C.TraverseStmt(Init->getInit());
  C.TraverseStmt(F.getBody());

  for (const DeclRefExpr *Mention : C.Mentions) {
    const ValueDecl *Named = Mention->getDecl();
    const auto *Binding = dyn_cast<BindingDecl>(Named);
    const auto *Var = dyn_cast_or_null<VarDecl>(
        Binding ? Binding->getDecomposedDecl() : Named);
    auto It = C.Variables.find(Var);
    if (It == C.Variables.end())
      continue;
    Holder Handle = It->second.Handle;
    if (Binding) {
      std::optional<Holder> Part =
          holderOf(*Binding, Binding->getType(), Spawners);
      if (!Part)
        continue;
      Handle = *Part;
    }
    HandleUse Use = classifyUse(*Mention, Handle, Parents, Spawners);
    // A move from another variable is that variable's Transfer.
    if (Use.What == Action::Assign && Use.Partner)
      if (C.Variables.count(Use.Partner))
        Use.What = Action::None;
    if (Use.What == Action::Swap && !C.Variables.count(Use.Partner))
      Use.What = Action::Release;
    if (Use.What == Action::Transfer) {
      auto Target = C.Variables.find(Use.Partner);
      if (Target == C.Variables.end())
        Use.What = Action::Release;
      else if (Use.At == UsePlace(Use.Partner))
        Target->second.InitialisedByTransfer = true;
    }
    Use.Mention = Mention;
    It->second.Uses.push_back(std::move(Use));
  }
  // Which of those that were started before it such a call releases is not
  // known.
  if (!C.Variables.empty())
    for (const CallExpr *Call : C.Calls)
      if (std::string Name = releasesUnnamed(*Call, Spawners); !Name.empty())
        C.Variables.remove_if([&](const auto &Entry) {
          return (Entry.second.Handle.Shape == HolderShape::Number ||
                  Entry.second.startsProcess()) &&
                 namesRelease(Entry.second, Name) &&
                 mayFollowStart(*Call, Entry.second, Parents);
        });

  std::vector<HandleVariable> Variables;
  for (auto &[Var, Variable] : C.Variables) {
    judgePolls(Variable, Spawners.catalogue().Words);
    if (Variable.Handle.Kind.Shared &&
        Variable.Handle.Shape == HolderShape::Nullable)
      leaveToOthers(Variable, Parents, F.getASTContext().getSourceManager());
    if (Variable.Handle.Shape == HolderShape::Container) {
      releaseBeforeLoops(Variable, Parents);
      insertBeforeLoops(Variable, Parents);
    }
    Variables.push_back(std::move(Variable));
  }
  return Variables;
}

} // namespace spawn
