//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See UnreleasedHandleCheck.h.
///
//===----------------------------------------------------------------------===//

#include "checks/UnreleasedHandleCheck.h"
#include "ast/Body.h"
#include "ast/Functions.h"
#include "checks/Wording.h"
#include "fixes/VariableFixes.h"
#include "flow/ChildProcesses.h"
#include "flow/EnclosingCode.h"
#include "flow/NothingLost.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace spawn {

UnreleasedHandleCheck::UnreleasedHandleCheck(llvm::StringRef Name,
                                             ClangTidyContext *Context)
    : SpawnCheck(Name, Context), Paths(readExceptionPaths()), TheThrows(Paths) {
}

void UnreleasedHandleCheck::onStartOfTranslationUnit() {
  SpawnCheck::onStartOfTranslationUnit();
  Variables.emplace(spawns());
}

void UnreleasedHandleCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  SpawnCheck::storeOptions(Opts);
  storeExceptionPaths(Opts, Paths);
}

void UnreleasedHandleCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(varDecl(hasLocalStorage()).bind("variable"), this);
  Finder->addMatcher(callExpr().bind("call"), this);
}

void UnreleasedHandleCheck::check(const MatchFinder::MatchResult &Result) {
  // Functions without a handle are left after one look at a type or a name.
  if (const auto *Var = Result.Nodes.getNodeAs<VarDecl>("variable")) {
    QualType T = Var->getType().getNonReferenceType();
    const auto *F =
        dyn_cast_or_null<FunctionDecl>(Var->getParentFunctionOrMethod());
    if (F && !Seen.contains(F) && holderOf(*Var, T, spawns()))
      checkFunction(*F);
  }
  if (const auto *Call = Result.Nodes.getNodeAs<CallExpr>("call")) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (Callee && spawns().producer(*Callee))
      if (const FunctionDecl *F =
              enclosingFunction(*Call, parents(*Result.Context)))
        checkFunction(*F);
  }
}

void UnreleasedHandleCheck::checkFunction(const FunctionDecl &F) {
  if (!F.doesThisDeclarationHaveABody() || F.isDependentContext() ||
      F.isInvalidDecl() || F.isDefaulted() || isInSystemHeader(F) ||
      !Seen.insert(&F).second)
    return;
  const Body &Of = session().Functions.of(F);
  auto Findings = findUnreleased(Of, spawns(), TheThrows, model().Loops);
  if (!Findings)
    return session().skip(F);
  for (const SerialWait &Found : findSerialWaits(F, Of.parents(), spawns()))
    report(Found, F);
  // What is never released is not told again of where it is overwritten.
  auto IsAtUse = [](const UnreleasedLocal &Found) {
    return Found.Ends == DropCause::Overwrite ||
           Found.Ends == DropCause::Destroy;
  };
  llvm::SmallPtrSet<const VarDecl *, 4> Never, EndsBefore;
  for (const UnreleasedLocal &Found : *Findings)
    if (IsAtUse(Found))
      EndsBefore.insert(Found.Var);
    else if (Found.Never)
      Never.insert(Found.Var);
  for (UnreleasedLocal &Found : *Findings) {
    Found.EndsBefore = EndsBefore.contains(Found.Var);
    if (!IsAtUse(Found) || !Never.contains(Found.Var))
      report(Found, F);
  }
}

static std::string describeEnd(const UnreleasedLocal &Found) {
  std::string Released = Found.What.IsProcess   ? "waited for"
                         : Found.What.IsPromise ? "read"
                                                : "released";
  std::string Never = "is never " + Released + ", " +
                      describeDrop(Found.What, "at the end of its scope");
  switch (Found.Ends) {
  case DropCause::ScopeEnd:
    return Found.Never ? Never
                       : "is not " + Released + " on some paths, " +
                             describeDrop(Found.What, "there");
  case DropCause::Overwrite:
    return "is overwritten before it is " + Released + ", " +
           describeDrop(Found.What, "here");
  case DropCause::Destroy:
    return "is destroyed before it is " + Released + ", " +
           describeDrop(Found.What, isa<Expr>(Found.At) ? "here" : "there");
  case DropCause::Exception:
    return Found.Never
               ? Never
               : "is not " + Released + " when an exception is thrown, " +
                     describeDrop(Found.What, "then");
  }
  return "";
}

bool UnreleasedHandleCheck::mayLackCode(const VarDecl &Var,
                                        const FunctionDecl &F) {
  ASTContext &Ctx = F.getASTContext();
  // Errors make the parser drop code, and `if constexpr` leaves it out of an
  // instantiation.
  return session().Broken.isBroken(*F.getBody(), Ctx) ||
         ((Ctx.getDiagnostics().hasErrorOccurred() ||
           F.isTemplateInstantiation()) &&
          session().Edits.Names.isMentionedOutOfSight(Var, F));
}

void UnreleasedHandleCheck::report(const UnreleasedLocal &Found,
                                   const FunctionDecl &F) {
  // A variable that only a `decltype` names is there for its type.
  bool IsForItsType = Found.Var->isReferenced() && !Found.Var->isUsed();
  if (losesNothing(Found.What, F, spawns()) ||
      (IsForItsType && Found.What.Drop == DropOutcome::NeverRuns))
    return;
  ASTContext &Ctx = F.getASTContext();
  bool AtUse =
      Found.Ends == DropCause::Overwrite || Found.Ends == DropCause::Destroy;
  // A loop that deletes the elements is where the advice stands.
  const auto *Place = AtUse ? dyn_cast_or_null<Expr>(Found.At) : nullptr;
  SourceLocation Loc = Place ? Place->getBeginLoc() : Found.Var->getLocation();
  if (mayLackCode(*Found.Var, F) || model().isReaped(Found.What, Ctx) ||
      (Found.What.IsProcess && makesDaemon(F, Found.At, model().catalogue())))
    return;
  session().Told.insert(Found.Var);
  if (!isFirstAt(Loc, Ctx.getSourceManager()) || session().Compiled.has(F))
    return;
  const Repairs Fixes = Variables->repair(Found, F, fixes(F.getASTContext()));
  warn(Loc, "%0 %1", Fixes)
      << describeHolder(*Found.Var, Found.Shape, Found.What)
      << describeEnd(Found);
  tellPath(Found);
  const Advice A = adviceOn(Found.What,
                            Found.What.Drop == DropOutcome::NeverRuns &&
                                isa<CoroutineBodyStmt>(F.getBody()),
                            Ctx);
  diag(AtUse && Found.At ? Found.At->getBeginLoc() : Loc, "%0",
       DiagnosticIDs::Note)
      << (AtUse ? describeReleaseBefore(Found.What, A)
                : describeReleaseEverywhere(Found.What, A));
  noteChoices(Loc, Fixes);
}

void UnreleasedHandleCheck::report(const SerialWait &Found,
                                   const FunctionDecl &F) {
  ASTContext &Ctx = F.getASTContext();
  SourceLocation Loc =
      Found.At ? Found.At->getBeginLoc() : Found.Var->getLocation();
  if (mayLackCode(*Found.Var, F) || !isFirstAt(Loc, Ctx.getSourceManager()) ||
      session().Compiled.has(F))
    return;
  diag(Loc, "%0 waits %select{at once, at the end of its scope|here at once}1, "
            "so the task runs no faster than a plain call")
      << describeHolder(*Found.Var, Found.Shape, Found.What)
      << (Found.At != nullptr);
  if (Found.At)
    diag(Found.What.Site->getBeginLoc(), "started here", DiagnosticIDs::Note);
  diag(Loc, "do other work before this waits, or call the function directly",
       DiagnosticIDs::Note);
}

/// "this 'return'", "the 'return' in 'ASSERT_TRUE'".
static std::string describeJump(const Stmt &Jump, const SourceManager &SM,
                                const LangOptions &LangOpts) {
  llvm::StringRef Keyword = isa<ReturnStmt>(Jump)     ? "return"
                            : isa<CoreturnStmt>(Jump) ? "co_return"
                            : isa<BreakStmt>(Jump)    ? "break"
                            : isa<ContinueStmt>(Jump) ? "continue"
                                                      : "goto";
  SourceLocation Loc = Jump.getBeginLoc();
  if (!Loc.isMacroID())
    return ("this '" + Keyword + "'").str();
  // The macro that the user wrote, not the one inside it.
  SourceLocation Macro = SM.getExpansionLoc(Loc);
  return ("the '" + Keyword + "' in '" +
          Lexer::getSourceText(CharSourceRange::getTokenRange(Macro, Macro), SM,
                               LangOpts) +
          "'")
      .str();
}

void UnreleasedHandleCheck::tellPath(const UnreleasedLocal &Found) {
  const ASTContext &Ctx = Found.Var->getASTContext();
  const SourceManager &SM = Ctx.getSourceManager();
  const LangOptions &LangOpts = Ctx.getLangOpts();
  auto LineOf = [&](SourceLocation Loc) {
    return SM.getExpansionLineNumber(Loc);
  };
  if (const Expr *Site = Found.What.Site;
      Site && LineOf(Site->getBeginLoc()) != LineOf(Found.Var->getLocation()))
    diag(Site->getBeginLoc(), "%0 here", DiagnosticIDs::Note)
        << (Found.What.Drop == DropOutcome::NeverRuns ? "made" : "started");
  if (Found.Never)
    return;

  switch (Found.Ends) {
  case DropCause::Overwrite:
  case DropCause::Destroy:
    return;
  case DropCause::ScopeEnd:
    if (Found.At)
      // Where the macro stands, without a trail into it.
      diag(SM.getFileLoc(Found.At->getBeginLoc()),
           "%0 is reached without a release", DiagnosticIDs::Note)
          << describeJump(*Found.At, SM, LangOpts);
    else if (isa_and_nonnull<CXXCatchStmt>(Found.Decision))
      diag(Found.Decision->getBeginLoc(),
           "no release follows from this handler", DiagnosticIDs::Note);
    else if (isa_and_nonnull<SwitchCase>(Found.Decision))
      diag(Found.Decision->getBeginLoc(), "no release follows from this case",
           DiagnosticIDs::Note);
    else if (isa_and_nonnull<SwitchStmt>(Found.Decision))
      diag(Found.Decision->getBeginLoc(),
           "no release follows when no case applies", DiagnosticIDs::Note);
    else if (Found.Decision)
      diag(Found.Decision->getBeginLoc(),
           "no release follows when this condition is %select{false|true}0",
           DiagnosticIDs::Note)
          << Found.DecisionValue;
    return;
  case DropCause::Exception:
    break;
  }
  std::string Then = Found.What.Drop == DropOutcome::Terminates
                         ? "is destroyed while " + liveState(Found.What)
                         : "is dropped";
  if (isa<CXXThrowExpr>(Found.At)) {
    diag(Found.At->getBeginLoc(), "after this 'throw' %0 %1",
         DiagnosticIDs::Note)
        << Found.Var << Then;
    return;
  }
  if (Found.Raised.At.isInvalid()) {
    diag(Found.At->getBeginLoc(),
         "this call is not known to be noexcept; if it throws, %0 %1",
         DiagnosticIDs::Note)
        << Found.Var << Then;
    return;
  }
  diag(Found.At->getBeginLoc(), "this call can throw, and then %0 %1",
       DiagnosticIDs::Note)
      << Found.Var << Then;
  tellThrow(Found.Raised, *Found.At);
}

} // namespace spawn
