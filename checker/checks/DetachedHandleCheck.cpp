//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See DetachedHandleCheck.h.
///
//===----------------------------------------------------------------------===//

#include "checks/DetachedHandleCheck.h"
#include "ast/Functions.h"
#include "fixes/DetachFixes.h"
#include "flow/EnclosingCode.h"
#include "flow/SelfDetach.h"
#include "flow/TaskWaits.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace spawn {

static constexpr llvm::StringLiteral DetachWords[] = {"unsafe", "all"};

DetachedHandleCheck::DetachedHandleCheck(llvm::StringRef Name,
                                         ClangTidyContext *Context)
    : SpawnCheck(Name, Context), All(readChoice("Detach", DetachWords) == 1) {}

void DetachedHandleCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  SpawnCheck::storeOptions(Opts);
  Options.store(Opts, "Detach", DetachWords[All ? 1 : 0]);
}

void DetachedHandleCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(callExpr().bind("call"), this);
}

void DetachedHandleCheck::check(const MatchFinder::MatchResult &Result) {
  const auto *Call = Result.Nodes.getNodeAs<CallExpr>("call");
  ASTContext &Ctx = *Result.Context;
  const SourceManager &SM = *Result.SourceManager;
  if (SM.isInSystemHeader(SM.getExpansionLoc(Call->getBeginLoc())) ||
      Call->isInstantiationDependent() || Call->containsErrors() ||
      !mayDetach(*Call, model().catalogue()))
    return;
  const FunctionDecl *In = enclosingFunction(*Call, parents(Ctx));
  std::optional<Detach> Found = detachAt(*Call, In, spawns());
  if (!Found || isUnevaluated(*Call, parents(Ctx)) ||
      (!All && (Found->IsProcess ||
                isOfItself(*Found, parents(Ctx), model().catalogue()))) ||
      (In && In->getBody() && !session().Functions.of(*In).mayRun(*Call)))
    return;
  std::vector<DetachedTask> Tasks = tasksOf(*Found, In, spawns());
  std::optional<Harm> Does = judge(*Found, In, Tasks, Ctx);
  if (!Does && !All)
    return;
  Unit = &Ctx;
  Findings.push_back(
      {std::move(*Found), In, std::move(Tasks), std::move(Does)});
}

std::optional<DetachedHandleCheck::Harm>
DetachedHandleCheck::judge(const Detach &Found, const FunctionDecl *In,
                           llvm::ArrayRef<DetachedTask> Tasks,
                           const ASTContext &Ctx) {
  if (Found.IsProcess)
    return std::nullopt;
  std::optional<Harm> Does;
  if (Tasks.empty() && !isOfAnothersObject(Found))
    Does = Harm{TaskNeed{}, nullptr, std::nullopt};
  for (const DetachedTask &Task : Tasks) {
    if (Does)
      break;
    Does = judge(Task, Ctx);
    if (!Does || !Does->Need || !In || !In->getBody() ||
        !isWaitedFor(Task, *Does->Need, Found, *In))
      continue;
    Does->Need = std::nullopt;
    if (!Does->Loop)
      Does = std::nullopt;
  }
  // What an event loop runs does not run on while the program ends.
  if (Does && !Found.IsThread && !Does->Loop &&
      !(Does->Need && Does->Need->isOfObject()))
    return std::nullopt;
  return Does;
}

std::optional<DetachedHandleCheck::Harm>
DetachedHandleCheck::judge(const DetachedTask &Task, const ASTContext &Ctx) {
  const Catalogue &Known = model().catalogue();
  const FunctionDecl *Runs = Task.Coroutine ? Task.Coroutine->getDirectCallee()
                                            : Task.Start->What.Function;
  Harm Does;
  Does.Need = Task.Coroutine ? borrowedBy(*Task.Coroutine, Known)
                             : borrowedBy(Task.Start->What, Known, Ctx);
  if (Runs)
    for (const Stmt *Loop :
         model().Endless.ofTask(*Runs, EndlessLoops::Thrown::EndsProgram))
      Does.Loop = Does.Loop ? Does.Loop : Loop;
  if (!Does.Need)
    Does.Need = Runs ? usedBy(*Runs, Known) : TaskNeed{};
  if (!Does.Need && !Does.Loop)
    return std::nullopt;
  const FunctionDecl *Definition = nullptr;
  if (Task.Start && !Task.Start->CarriesExceptions && Runs &&
      Runs->hasBody(Definition))
    if (ThrownTypes Raised = Throws.of(*Definition); !Raised.empty())
      Does.Raised = Raised.front();
  return Does;
}

/// The class whose object is `this` in \p F, also in a lambda; null: none.
static const CXXRecordDecl *classAround(const FunctionDecl &F) {
  const DeclContext *Around = &F;
  while (Around) {
    const auto *Method = dyn_cast<CXXMethodDecl>(Around);
    if (Method && !Method->getParent()->isLambda())
      return Method->getParent();
    Around = Around->getParent();
  }
  return nullptr;
}

bool DetachedHandleCheck::isWaitedFor(const DetachedTask &Task,
                                      const TaskNeed &Need, const Detach &Found,
                                      const FunctionDecl &In) {
  TaskWaits Waits(Task, In, spawns());
  Bodies &Functions = session().Functions;
  switch (Waits.endOfStarter(Functions.of(In), Found, model().Loops,
                             model().Endless)) {
  case StarterEnd::Waits:
    return true;
  case StarterEnd::NeverReturns:
    if (In.isMain() || (Need.isOfObject() && !Need.IsThis))
      return true;
    break;
  case StarterEnd::Returns:
    break;
  }
  const CXXRecordDecl *Class = classAround(In);
  return Need.IsThis && Class && Waits.isEndOfObjectSafe(*Class, Functions);
}

void DetachedHandleCheck::onEndOfTranslationUnit() {
  for (const Finding &F : Findings)
    report(F, *Unit);
  Findings.clear();
  SpawnCheck::onEndOfTranslationUnit();
}

/// "'x'", "what 'p' points to".
static std::string describeNeed(const TaskNeed &Need) {
  if (!Need.Object)
    return "'this'";
  std::string Name = "'" + Need.Object->getNameAsString() + "'";
  if (Need.What == TaskNeed::Kind::Borrows)
    return Name;
  return "what " + Name +
         (Need.Object->getType()->isPointerType() ? " points to"
                                                  : " refers to");
}

void DetachedHandleCheck::report(const Finding &F, ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  SourceLocation Loc = whereUsed(F.What.At);
  const ValueDecl *Var = variableOf(F.What, F.In);
  // Another check has spoken of the task.
  if (session().Told.contains(Var) ||
      session().Broken.isAround(*F.What.Call, parents(Ctx)) ||
      !isFirstAt(Loc, SM) || (F.In && session().Compiled.has(*F.In)))
    return;
  const TaskNeed *Need = F.Does && F.Does->Need ? &*F.Does->Need : nullptr;
  bool Borrows = Need && Need->isOfObject();
  const Repairs Found = repairDetach(F.What, F.Tasks, fixes(Ctx), Ctx);
  std::string Why;
  if (Borrows)
    Why = ", and it borrows " + describeNeed(*Need);
  else if (F.Does && F.Does->Loop)
    Why = ", and it never ends";
  else if (Need)
    Why = Ctx.getLangOpts().CPlusPlus
              ? ", so it may run while statics are destroyed"
              : ", so it may run while the program ends";
  warn(Loc, "nobody can wait for the %0 that is detached here%1", Found)
      << F.What.Noun << Why;
  if (Borrows)
    diag(Need->At, "%select{it|'this'}0 is given to the %1 here",
         DiagnosticIDs::Note)
        << Need->IsThis << F.What.Noun;
  if (Need && Need->What == TaskNeed::Kind::UsesStatic)
    diag(Need->At, "it uses %0, which is destroyed when the program ends",
         DiagnosticIDs::Note)
        << Need->Object;
  if (F.Does && F.Does->Loop)
    diag(SM.getFileLoc(F.Does->Loop->getBeginLoc()), "this loop has no way out",
         DiagnosticIDs::Note);
  if (F.Does && F.Does->Raised && F.Does->Raised->At.isValid() &&
      !SM.isInSystemHeader(F.Does->Raised->At))
    diag(F.Does->Raised->At, "this 'throw' in it ends the program",
         DiagnosticIDs::Note);
  diag(Loc,
       F.Does && F.Does->Loop
           ? "keep it, tell it to stop (a 'std::stop_token', a flag), and wait "
             "for its end before what it uses ends"
           : "keep it, and wait for its end before what it uses ends",
       DiagnosticIDs::Note);
  noteChoices(Loc, Found);
}

} // namespace spawn
