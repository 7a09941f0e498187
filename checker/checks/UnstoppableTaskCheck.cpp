//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See UnstoppableTaskCheck.h.
///
//===----------------------------------------------------------------------===//

#include "checks/UnstoppableTaskCheck.h"
#include "ast/Functions.h"
#include "ast/Walk.h"
#include "fixes/JThread.h"
#include "fixes/StopTokenFixes.h"
#include "flow/EnclosingCode.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace spawn {

static constexpr char NoWayOut[] =
    "this loop has no way out, so nothing can stop the %0 that runs it";
static constexpr char SetAFlag[] =
    "let the owner set a flag that the loop tests, and wake what the loop "
    "waits in";

UnstoppableTaskCheck::UnstoppableTaskCheck(llvm::StringRef Name,
                                           ClangTidyContext *Context)
    : SpawnCheck(Name, Context) {}

void UnstoppableTaskCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(callExpr().bind("site"), this);
  Finder->addMatcher(cxxConstructExpr().bind("site"), this);
  Finder->addMatcher(
      cxxMethodDecl(isOverride(), hasBody(stmt())).bind("method"), this);
}

void UnstoppableTaskCheck::check(const MatchFinder::MatchResult &Result) {
  if (const auto *Site = Result.Nodes.getNodeAs<Expr>("site"))
    checkStart(*Site, *Result.Context);
  if (const auto *Method = Result.Nodes.getNodeAs<CXXMethodDecl>("method"))
    checkOverrider(*Method, *Result.Context);
}

void UnstoppableTaskCheck::checkStart(const Expr &Site, ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  // A std::jthread has a std::thread in it.
  if (SM.isInSystemHeader(SM.getExpansionLoc(Site.getBeginLoc())))
    return;
  std::optional<TaskStart> Start = taskStartAt(Site, spawns());
  if (!Start || !Start->What.Function || isUnevaluated(Site, parents(Ctx)))
    return;
  for (const Stmt *Loop : model().Endless.ofTask(
           *Start->What.Function, Start->CarriesExceptions
                                      ? EndlessLoops::Thrown::IsCarried
                                      : EndlessLoops::Thrown::EndsProgram))
    report(*Loop, Site, *Start, Ctx);
}

void UnstoppableTaskCheck::checkOverrider(const CXXMethodDecl &Method,
                                          ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  const CXXMethodDecl *Base =
      overriddenOneOf(Method, model().catalogue().TaskMethods);
  if (!Base || Method.isDependentContext() || isInSystemHeader(Method))
    return;
  for (const Stmt *Loop :
       model().Endless.ofBody(Method, EndlessLoops::Thrown::EndsProgram)) {
    SourceLocation Loc = SM.getFileLoc(Loop->getBeginLoc());
    if (!isToBeReported(*Loop, Loc, Ctx))
      continue;
    warn(Loc, NoWayOut, Repairs{}) << "task";
    diag(SM.getFileLoc(Method.getLocation()),
         "'%0' overrides '%1', which is run as a task", DiagnosticIDs::Note)
        << Method.getQualifiedNameAsString()
        << Base->getQualifiedNameAsString();
    diag(Loc, SetAFlag, DiagnosticIDs::Note);
  }
}

bool UnstoppableTaskCheck::interrupts(const ASTContext &Ctx) {
  if (!Interrupts) {
    Interrupts = false;
    forEachTopLevelDecl(Ctx, [&](Decl &D) {
      if (*Interrupts || isInSystemHeader(D))
        return;
      Interrupts = anyStatement(D, [&](const Stmt &S) {
        const auto *Call = dyn_cast<CallExpr>(&S);
        const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
        return Callee && model().catalogue().Interrupts.find(*Callee);
      });
    });
  }
  return *Interrupts;
}

static std::string describeWayOut(const TaskStart &Start,
                                  const ASTContext &Ctx) {
  bool IsThread = Start.Row && Start.Row->Type == "std::thread";
  bool IsJThread = Start.Row && Start.Row->Noun == "jthread";
  if (IsJThread || (IsThread && hasJThread(Ctx)))
    return std::string(IsThread ? "make it a 'std::jthread', " : "") +
           "let the task take a 'std::stop_token', and end the loop when that "
           "asks to stop";
  return SetAFlag;
}

bool UnstoppableTaskCheck::isToBeReported(const Stmt &Loop, SourceLocation Loc,
                                          ASTContext &Ctx) {
  const auto *E = dyn_cast_or_null<Expr>(conditionIn(Loop));
  return (!E || !session().Broken.isAround(*E, parents(Ctx))) &&
         !interrupts(Ctx) && isFirstAt(Loc, Ctx.getSourceManager());
}

void UnstoppableTaskCheck::report(const Stmt &Loop, const Expr &Site,
                                  const TaskStart &Start, ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  SourceLocation Loc = SM.getFileLoc(Loop.getBeginLoc());
  if (!isToBeReported(Loop, Loc, Ctx))
    return;
  Repairs Found = repairEndlessLoop(Loop, Start, fixes(Ctx), Ctx);
  warn(Loc, NoWayOut, Found) << Start.name();
  diag(SM.getFileLoc(Site.getBeginLoc()), "the %0 is started here",
       DiagnosticIDs::Note)
      << Start.name();
  diag(Loc, "%0", DiagnosticIDs::Note) << describeWayOut(Start, Ctx);
  noteChoices(Loc, Found);
}

} // namespace spawn
