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

UnstoppableTaskCheck::UnstoppableTaskCheck(llvm::StringRef Name,
                                           ClangTidyContext *Context)
    : SpawnCheck(Name, Context) {}

void UnstoppableTaskCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(callExpr().bind("site"), this);
  Finder->addMatcher(cxxConstructExpr().bind("site"), this);
}

void UnstoppableTaskCheck::check(const MatchFinder::MatchResult &Result) {
  const auto *Site = Result.Nodes.getNodeAs<Expr>("site");
  ASTContext &Ctx = *Result.Context;
  const SourceManager &SM = *Result.SourceManager;
  // A std::jthread has a std::thread in it.
  if (SM.isInSystemHeader(SM.getExpansionLoc(Site->getBeginLoc())))
    return;
  std::optional<TaskStart> Start = taskStartAt(*Site, spawns());
  if (!Start || !Start->What.Function || isUnevaluated(*Site, parents(Ctx)))
    return;
  for (const Stmt *Loop : model().Endless.ofTask(
           *Start->What.Function, Start->CarriesExceptions
                                      ? EndlessLoops::Thrown::IsCarried
                                      : EndlessLoops::Thrown::EndsProgram))
    report(*Loop, *Site, *Start, Ctx);
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
  return "let the owner set a flag that the loop tests, and wake what the loop "
         "waits in";
}

void UnstoppableTaskCheck::report(const Stmt &Loop, const Expr &Site,
                                  const TaskStart &Start, ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  SourceLocation Loc = SM.getFileLoc(Loop.getBeginLoc());
  const auto *E = dyn_cast_or_null<Expr>(conditionIn(Loop));
  if ((E && session().Broken.isAround(*E, parents(Ctx))) || interrupts(Ctx) ||
      !isFirstAt(Loc, SM))
    return;
  Repairs Found = repairEndlessLoop(Loop, Start, fixes(Ctx), Ctx);
  warn(Loc, "this loop has no way out, so nothing can stop the %0 that runs it",
       Found)
      << Start.name();
  diag(SM.getFileLoc(Site.getBeginLoc()), "the %0 is started here",
       DiagnosticIDs::Note)
      << Start.name();
  diag(Loc, "%0", DiagnosticIDs::Note) << describeWayOut(Start, Ctx);
  noteChoices(Loc, Found);
}

} // namespace spawn
