//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See DiscardedHandleCheck.h.
///
//===----------------------------------------------------------------------===//

#include "checks/DiscardedHandleCheck.h"
#include "ast/Functions.h"
#include "ast/Peel.h"
#include "ast/RawText.h"
#include "ast/UserCode.h"
#include "ast/Walk.h"
#include "checks/Explanation.h"
#include "checks/Wording.h"
#include "classes/ObjectCalls.h"
#include "fixes/Await.h"
#include "fixes/DropFixes.h"
#include "fixes/VexingParseFixes.h"
#include "flow/CallableSink.h"
#include "flow/ChildProcesses.h"
#include "flow/DiscardPosition.h"
#include "flow/EnclosingCode.h"
#include "flow/NothingLost.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include <set>

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace spawn {

/// In the order of the enumerators of CastToVoid.
static constexpr llvm::StringLiteral CastToVoidWords[] = {
    "always", "with-comment", "never"};

DiscardedHandleCheck::DiscardedHandleCheck(llvm::StringRef Name,
                                           ClangTidyContext *Context)
    : SpawnCheck(Name, Context),
      AllowCastToVoid(static_cast<CastToVoid>(
          readChoice("AllowCastToVoid", CastToVoidWords))) {}

void DiscardedHandleCheck::onStartOfTranslationUnit() {
  SpawnCheck::onStartOfTranslationUnit();
  Sinks.emplace(spawns());
}

void DiscardedHandleCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  SpawnCheck::storeOptions(Opts);
  Options.store(Opts, "AllowCastToVoid",
                CastToVoidWords[static_cast<unsigned>(AllowCastToVoid)]);
}

void DiscardedHandleCheck::registerMatchers(MatchFinder *Finder) {
  for (const StatementMatcher &Position : discardPositions())
    Finder->addMatcher(Position, this);
  Finder->addMatcher(cxxMemberCallExpr().bind("member-call"), this);
  Finder->addMatcher(
      expr(anyOf(callExpr(), cxxConstructExpr())).bind("may-sink"), this);
  Finder->addMatcher(varDecl(unless(parmVarDecl())).bind("variable"), this);
  if (std::getenv(ExplainVariable))
    Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

void DiscardedHandleCheck::check(const MatchFinder::MatchResult &Result) {
  ASTContext &Ctx = *Result.Context;
  if (Result.Nodes.getNodeAs<TranslationUnitDecl>("unit"))
    llvm::outs() << explain(std::getenv(ExplainVariable), Ctx, spawns());
  if (const auto *E = Result.Nodes.getNodeAs<Expr>(DiscardedId))
    checkDiscarded(*E, Result.Nodes.getNodeAs<Expr>(ExplicitDropId), Ctx);
  if (const auto *Call =
          Result.Nodes.getNodeAs<CXXMemberCallExpr>("member-call"))
    checkAsked(*Call, Ctx);
  if (const auto *E = Result.Nodes.getNodeAs<Expr>("may-sink")) {
    checkCallableSink(*E, Ctx);
    if (const auto *Call = dyn_cast<CallExpr>(E))
      checkCompared(*Call, Ctx);
  }
  if (const auto *Var = Result.Nodes.getNodeAs<VarDecl>("variable"))
    checkVexingDeclaration(*Var);
}

bool DiscardedHandleCheck::acceptsExplicitDrop(DropOutcome Drop) const {
  if (AllowCastToVoid == CastToVoid::Never)
    return false;
  return policyOf(Drop).AcceptsCast;
}

void DiscardedHandleCheck::checkDiscarded(const Expr &Discarded,
                                          const Expr *ExplicitDrop,
                                          ASTContext &Ctx) {
  forEachDiscardedValue(Discarded, [&](const Expr &Value, bool InBranch) {
    std::optional<Spawn> S = spawns().spawnOf(&Value);
    if (!S || callsOpenCallable(Value))
      return;
    // In a constructor or destructor the object is of that class.
    const FunctionDecl *In = enclosingFunction(Value, parents(Ctx));
    if (isa_and_nonnull<CXXConstructorDecl, CXXDestructorDecl>(In))
      if (const CXXMethodDecl *Run =
              calledOnThis(Value, cast<CXXMethodDecl>(In)->getParent());
          Run && Run->isVirtual() && spawns().startsNothing(*Run))
        return;
    if (In && In->getBody() && losesNothing(*S, *In, spawns()))
      return;
    bool Accepted = acceptsExplicitDrop(S->Drop);
    if (ExplicitDrop && Accepted &&
        (AllowCastToVoid == CastToVoid::Always ||
         hasCommentAt(*ExplicitDrop, Ctx)))
      return;
    if (isUnevaluated(Value, parents(Ctx)) ||
        isExpectedToThrow(Value, parents(Ctx), model().catalogue()) ||
        isStatementExpressionResult(Discarded, parents(Ctx)))
      return;
    Finding F{&Value, *S, "is discarded"};
    F.Explicit = ExplicitDrop;
    F.OffersCast = Accepted;
    // One branch alone cannot change its type, and std::ignore takes no void.
    F.CanEdit =
        !InBranch && !isa_and_nonnull<CXXOperatorCallExpr>(ExplicitDrop);
    add(F, Ctx);
  });
}

void DiscardedHandleCheck::checkAsked(const CXXMemberCallExpr &Call,
                                      ASTContext &Ctx) {
  const Expr *Object = Call.getImplicitObjectArgument();
  if (!Object || !types().onlyAsks(Call))
    return;
  const Expr *Temporary = peel(Object);
  // `make_unique<thread>(f)->joinable()` asks what the temporary points to.
  if (const auto *Access = dyn_cast<CXXOperatorCallExpr>(Temporary);
      Access &&
      (Access->getOperator() == OO_Arrow || Access->getOperator() == OO_Star))
    Temporary = peel(Access->getArg(0));
  if (!Temporary->isPRValue())
    return;
  std::optional<Spawn> S = spawns().spawnOf(Temporary);
  if (!S || isUnevaluated(Call, parents(Ctx)) ||
      isExpectedToThrow(Call, parents(Ctx), model().catalogue()))
    return;
  // A bounded wait has seen the end of the work, or has given up on it; that
  // helps only where the drop itself does no harm.
  llvm::StringRef Asked = Call.getMethodDecl()->getName();
  if (model().catalogue().Words.has(Asked, MemberRole::WaitsBounded) &&
      policyOf(S->Drop).AcceptsBoundedWait)
    return;
  // A macro asserts that it has ended: `EXPECT_TRUE(f().isReady())`.
  if (Call.getExprLoc().isMacroID() && S->Drop == DropOutcome::LosesError &&
      model().catalogue().Words.hasAny(
          Asked, {MemberRole::AsksReady, MemberRole::AsksFinished}))
    return;
  report({Temporary, *S,
          ("is only asked '" + Asked + "' and then discarded").str()},
         Ctx);
}

/// The condition that \p Call, through comparisons and negations, is all of;
/// null where its value is used otherwise.
static const Expr *conditionOf(const CallExpr &Call, Parents &Around) {
  const Expr *Whole = &Call;
  for (;;) {
    Parent Outer = Around.of(*Whole);
    if (const auto *E = Outer.get<Expr>()) {
      const auto *Binary = dyn_cast<BinaryOperator>(E);
      const auto *Unary = dyn_cast<UnaryOperator>(E);
      if ((Binary && Binary->isLogicalOp()) || isa<ConditionalOperator>(E))
        return Whole;
      if (!isa<ParenExpr, ImplicitCastExpr, FullExpr>(E) &&
          !(Binary && Binary->isComparisonOp()) &&
          !(Unary && Unary->getOpcode() == UO_LNot))
        return nullptr;
      Whole = E;
      continue;
    }
    const auto *S = Outer.get<Stmt>();
    return S && conditionIn(*S) == Whole ? Whole : nullptr;
  }
}

void DiscardedHandleCheck::checkCompared(const CallExpr &Call,
                                         ASTContext &Ctx) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !Call.getType()->isIntegerType() ||
      !spawns().producer(*Callee))
    return;
  std::optional<Spawn> S = spawns().spawnOf(&Call);
  if (!S || isUnevaluated(Call, parents(Ctx)))
    return;
  const Expr *Condition = conditionOf(Call, parents(Ctx));
  const FunctionDecl *F = enclosingFunction(Call, parents(Ctx));
  if (!Condition || !F || !F->getBody() || isWaitedForAfter(Call, *S, *F))
    return;
  const auto *If = parents(Ctx).of(*Condition).get<IfStmt>();
  if (If && endsInParent(Call, *If, model().catalogue(), Ctx))
    return;
  report({&Call, *S, "is only compared and then discarded"}, Ctx);
}

void DiscardedHandleCheck::checkCallableSink(const Expr &E, ASTContext &Ctx) {
  Sinks->forEachDroppedResult(E, [&](const Expr &Callable, const Spawn &S,
                                     llvm::StringRef Sink) {
    if (isUnevaluated(E, parents(Ctx)))
      return;
    Finding F{&Callable, S, ("is discarded by '" + Sink + "'").str(), "there"};
    report(F, Ctx);
  });
}

void DiscardedHandleCheck::checkVexingDeclaration(const VarDecl &Var) {
  const TypeSourceInfo *Written = Var.getTypeSourceInfo();
  if (!Written || !Written->getTypeLoc().getAs<ParenTypeLoc>() ||
      Var.isReferenced() || Var.isInvalidDecl())
    return;
  const auto *Init = dyn_cast_or_null<CXXConstructExpr>(Var.getInit());
  std::optional<Handle> H = types().kindOf(Var.getType());
  if (!H || !H->SpawnsWhenConstructed || !Init || Init->getNumArgs() != 0 ||
      !isFirstAt(Var.getBeginLoc(), Var.getASTContext().getSourceManager()))
    return;
  Repairs Found =
      repairVexing(Var, *H, fixes(Var.getASTContext()), Var.getASTContext());
  warn(Var.getBeginLoc(),
       "this declares an empty %0 named %1 and spawns nothing", Found)
      << H->Noun << &Var << Var.getSourceRange();
  diag(Var.getLocation(),
       "to start a %0 that runs %1, name it and use braces for the argument",
       DiagnosticIDs::Note)
      << H->Noun << &Var;
  noteChoices(Var.getLocation(), Found);
}

/// The habit of the code: what is called so often, and dropped each time, is
/// fire-and-forget by design.
static constexpr unsigned MinHabit = 3;

/// The function that the calls of \p F, or of other instances of it, share.
static const FunctionDecl *asDeclared(const FunctionDecl &F) {
  const FunctionDecl *Pattern = F.getTemplateInstantiationPattern();
  return (Pattern ? Pattern : &F)->getCanonicalDecl();
}

namespace {

/// Counts the places where functions are called, in user code.
class CallCounter : public UserCodeVisitor<CallCounter> {
public:
  explicit CallCounter(const SourceManager &SM) : SM(SM) {}

  llvm::DenseMap<const FunctionDecl *, std::set<SourceLocation>> Places;

  bool VisitCallExpr(CallExpr *Call) {
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      if (auto It = Places.find(asDeclared(*Callee)); It != Places.end())
        It->second.insert(SM.getFileLoc(Call->getBeginLoc()));
    return true;
  }

private:
  const SourceManager &SM;
};

} // namespace

void DiscardedHandleCheck::add(const Finding &F, ASTContext &Ctx) {
  const auto *Call = dyn_cast<CallExpr>(F.At);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || !F.What.OnlyObserves || F.What.Row ||
      F.What.Drop == DropOutcome::NeverRuns || spawns().producer(*Callee) ||
      Call->hasUnusedResultAttr(Ctx))
    return report(F, Ctx);
  Unit = &Ctx;
  ByProducer[asDeclared(*Callee)].push_back(F);
}

void DiscardedHandleCheck::onEndOfTranslationUnit() {
  if (Unit) {
    const SourceManager &SM = Unit->getSourceManager();
    CallCounter Calls(SM);
    for (const auto &[Producer, Drops] : ByProducer)
      if (Drops.size() >= MinHabit)
        Calls.Places[Producer];
    if (!Calls.Places.empty())
      for (Decl *D : Unit->getTraversalScope())
        Calls.TraverseDecl(D);
    for (const auto &[Producer, Drops] : ByProducer) {
      std::set<SourceLocation> Dropped;
      for (const Finding &F : Drops)
        Dropped.insert(SM.getFileLoc(F.At->getBeginLoc()));
      if (Dropped.size() >= MinHabit &&
          Calls.Places.lookup(Producer).size() == Dropped.size())
        continue;
      for (const Finding &F : Drops)
        report(F, *Unit);
    }
    ByProducer.clear();
  }
  SpawnCheck::onEndOfTranslationUnit();
}

/// What is underlined: a call without its arguments, which may be a lambda of
/// many lines.
static SourceRange headOf(const Expr &E) {
  if (const auto *Call = dyn_cast<CallExpr>(&E);
      Call && !isa<CXXOperatorCallExpr>(Call))
    return {Call->getBeginLoc(), Call->getCallee()->getEndLoc()};
  if (const auto *Made = dyn_cast<CXXTemporaryObjectExpr>(&E))
    return Made->getTypeSourceInfo()->getTypeLoc().getSourceRange();
  return E.getSourceRange();
}

void DiscardedHandleCheck::report(const Finding &F, ASTContext &Ctx) {
  SourceLocation Loc = whereUsed(F.At->getBeginLoc());
  if (F.At->containsErrors() || model().isReaped(F.What, Ctx) ||
      session().Broken.isAround(*F.At, parents(Ctx)) ||
      !isFirstAt(Loc, Ctx.getSourceManager()))
    return;
  const FunctionDecl *In = enclosingFunction(*F.At, parents(Ctx));
  if (In && In->getBody() &&
      (!session().Functions.of(*In).mayRun(*F.At) ||
       session().Compiled.has(*In)))
    return;
  bool OffersCast = F.OffersCast && !F.Explicit;
  Repairs Found;
  if (F.CanEdit)
    Found = repairDrop(*F.At, F.What,
                       OffersCast && AllowCastToVoid == CastToVoid::Always,
                       spawns(), fixes(Ctx), Ctx);
  warn(Loc, "%0 %1, %2", Found)
      << describe(F.What) << F.How << describeDrop(F.What, F.Where)
      << headOf(*F.At);
  if (F.What.Source && F.What.Drop == DropOutcome::Blocks &&
      !F.What.SourceName.empty() &&
      // A note in the user's code would show a finding of a system header.
      !Ctx.getSourceManager().isInSystemHeader(Loc) &&
      !Ctx.getSourceManager().isInSystemHeader(F.What.Source->getBeginLoc()))
    diag(F.What.Source->getBeginLoc(), "the %0 comes from '%1' here",
         DiagnosticIDs::Note)
        << F.What.Noun << F.What.SourceName;
  bool CanAwait =
      F.What.Drop == DropOutcome::NeverRuns
          ? isInCoroutine(*F.At, parents(Ctx))
          : canAwait(F.At->getType(), *F.At, spawns(), parents(Ctx));
  std::string Remedy = describeRemedy(F.What, adviceOn(F.What, CanAwait, Ctx));
  if (F.Explicit && !F.OffersCast && AllowCastToVoid != CastToVoid::Never)
    Remedy = "saying so does not change what the drop does; " + Remedy;
  else if (F.OffersCast && AllowCastToVoid == CastToVoid::Always)
    // Else it is one of the choices.
    Remedy += Found.Choices.empty()
                  ? ", or cast it to void if the drop is meant"
                  : "";
  else if (F.OffersCast)
    Remedy += ", or cast it to void with a comment that names its owner";
  diag(Loc, "%0", DiagnosticIDs::Note) << Remedy;
  noteChoices(Loc, Found);
}

} // namespace spawn
