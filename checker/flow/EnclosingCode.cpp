//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See EnclosingCode.h.
///
//===----------------------------------------------------------------------===//

#include "flow/EnclosingCode.h"
#include "ast/Functions.h"
#include "ast/Walk.h"
#include "ast/Words.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {
namespace {

/// Calls \p Visit with each node around \p E, innermost first, until it returns
/// true or the enclosing function ends; returns whether it returned true.
bool anyAround(const Expr &E, Parents &Around,
               llvm::function_ref<bool(const Parent &)> Visit) {
  for (Parent In = Around.of(E); In; In = Around.of(In)) {
    if (Visit(In))
      return true;
    // A lambda's call operator stands in the lambda, which ends the walk.
    const auto *Method = In.get<CXXMethodDecl>();
    bool InLambda = Method && Method->getParent()->isLambda();
    if ((In.get<FunctionDecl>() && !InLambda) || In.get<LambdaExpr>())
      return false;
  }
  return false;
}

} // namespace

const FunctionDecl *enclosingFunction(const Expr &E, Parents &Around) {
  return Around.of(E).Function;
}

static const Stmt *enclosingBody(const Expr &E, Parents &Around) {
  const FunctionDecl *FD = enclosingFunction(E, Around);
  return FD ? FD->getBody() : nullptr;
}

bool isInCoroutine(const Expr &E, Parents &Around) {
  return isa_and_nonnull<CoroutineBodyStmt>(enclosingBody(E, Around));
}

bool isInHandler(const Expr &E, Parents &Around) {
  return Around.of(E).InHandler;
}

bool isUnevaluated(const Expr &E, Parents &Around) {
  return Around.of(E).Unevaluated;
}

namespace {

/// `assert_throws` does, `run_nothrow` and `expect_no_throw` do not.
bool expectsThrow(llvm::StringRef Function, const Catalogue &Known) {
  std::vector<std::string> Words = wordsOf(Function);
  static constexpr llvm::StringLiteral Negations[] = {"no", "not", "never",
                                                      "non", "without"};
  for (size_t I = 0; I < Words.size(); ++I)
    if (Known.ExpectsThrow.contains(Words[I]))
      return I == 0 || !llvm::is_contained(Negations, Words[I - 1]);
  return false;
}

/// `assert_throws([] { start(); });`: the name of the function that the lambda
/// around \p E is given to says what it expects.
bool isGivenToThrowTest(const Expr &E, Parents &Around,
                        const Catalogue &Known) {
  const FunctionDecl *F = enclosingFunction(E, Around);
  const LambdaExpr *Lambda =
      F && isLambda(*F)
          ? Around.of(*cast<CXXMethodDecl>(F)->getParent()).get<LambdaExpr>()
          : nullptr;
  return Lambda && anyAround(*Lambda, Around, [&](const Parent &In) {
           const auto *Call = In.get<CallExpr>();
           const FunctionDecl *FD = Call ? Call->getDirectCallee() : nullptr;
           return FD && FD->getIdentifier() &&
                  expectsThrow(FD->getName(), Known);
         });
}

} // namespace

bool isExpectedToThrow(const Expr &E, Parents &Around, const Catalogue &Known) {
  if (isGivenToThrowTest(E, Around, Known))
    return true;
  const SourceManager &SM = Around.context().getSourceManager();
  if (!E.getBeginLoc().isMacroID())
    return false;
  SourceLocation Outermost = SM.getExpansionLoc(E.getBeginLoc());
  return anyAround(E, Around, [&](const Parent &In) {
    const auto *Try = In.get<CXXTryStmt>();
    return Try && SM.isMacroBodyExpansion(Try->getTryLoc()) &&
           SM.getExpansionLoc(Try->getTryLoc()) == Outermost;
  });
}

} // namespace spawn
