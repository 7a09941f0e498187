//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See StopTokenFixes.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/StopTokenFixes.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "fixes/SourceText.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {
namespace {

/// The head of \p Loop that says that it goes on for ever; invalid where it is
/// written in another way than `while (true)` or `for (;;)`.
SourceRange foreverIn(const Stmt &Loop) {
  if (const auto *While = dyn_cast<WhileStmt>(&Loop);
      While && !While->getConditionVariable() &&
      isa<CXXBoolLiteralExpr, IntegerLiteral>(
          While->getCond()->IgnoreParenImpCasts()))
    return {While->getWhileLoc(), While->getRParenLoc()};
  if (const auto *For = dyn_cast<ForStmt>(&Loop);
      For && !For->getInit() && !For->getCond() && !For->getInc())
    return {For->getForLoc(), For->getRParenLoc()};
  return {};
}

/// True if \p Loop stands in \p Lambda itself, and in no lambda in it.
bool isOwn(const Stmt &Loop, const LambdaExpr &Lambda) {
  return walk(*Lambda.getBody(), [&](const Stmt &S) {
    return &S == &Loop          ? Step::Stop
           : isa<LambdaExpr>(S) ? Step::Past
                                : Step::Into;
  });
}

} // namespace

Repairs repairEndlessLoop(const Stmt &Loop, const TaskStart &Start,
                          const FixContext &Context, ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  const auto *Lambda = dyn_cast<LambdaExpr>(peelMove(Start.What.Callable));
  SourceRange Forever = foreverIn(Loop);
  if (!Start.Row || Start.Row->Noun != "jthread" || !Lambda ||
      Lambda->isGenericLambda() || !isOwn(Loop, *Lambda) ||
      Forever.isInvalid() || !isWritten(Forever, SM) ||
      !isWritten(Lambda->getSourceRange(), SM))
    return {};
  const CXXMethodDecl *Call = Lambda->getCallOperator();
  std::string Name =
      Context.Edits->freshName({"stop"}, *Call, Loop.getBeginLoc(), Ctx);
  Fix Made{"let the task take a 'std::stop_token' that the loop tests",
           {FixItHint::CreateReplacement(Forever, "while (!" + Name +
                                                      ".stop_requested())")},
           {"<stop_token>"}};
  std::string Parameter = "std::stop_token " + Name;
  if (!Lambda->hasExplicitParameters()) {
    SourceLocation Close = Lambda->getIntroducerRange().getEnd();
    Made.Edits.push_back(FixItHint::CreateInsertion(endOfToken(Close, Ctx),
                                                    "(" + Parameter + ")"));
  } else {
    FunctionTypeLoc Written = Call->getFunctionTypeLoc();
    if (Written.isNull())
      return {};
    Made.Edits.push_back(FixItHint::CreateInsertion(
        endOfToken(Written.getLParenLoc(), Ctx),
        Parameter + (Call->getNumParams() ? ", " : "")));
  }
  Repairs Found;
  Found.Choices.push_back(std::move(Made));
  return Context.finish(std::move(Found), Ctx);
}

} // namespace spawn
