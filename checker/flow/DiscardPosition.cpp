//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See DiscardPosition.h. One named matcher for each position.
///
//===----------------------------------------------------------------------===//

#include "flow/DiscardPosition.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace spawn {
namespace {

/// The last expression of a GNU statement expression is its value.
AST_MATCHER(Stmt, isAttributed) { return isa<AttributedStmt>(Node); }

/// As forEach(), but it does not go through the bodies of lambdas in a child to
/// come to nothing, which takes a cube of time where they are nested.
AST_MATCHER_P(Stmt, forEachChild, ast_matchers::internal::Matcher<Stmt>,
              Inner) {
  ast_matchers::internal::BoundNodesTreeBuilder All;
  bool Any = false;
  for (const Stmt *Child : Node.children()) {
    ast_matchers::internal::BoundNodesTreeBuilder One(*Builder);
    if (Child && Inner.matches(*Child, Finder, &One)) {
      All.addMatch(One);
      Any = true;
    }
  }
  *Builder = std::move(All);
  return Any;
}

auto discarded() { return expr().bind(DiscardedId); }

StatementMatcher expressionStatement() {
  return compoundStmt(forEachChild(discarded()));
}

StatementMatcher soleStatementOfIf() {
  return ifStmt(eachOf(hasThen(discarded()), hasElse(discarded())));
}

StatementMatcher soleStatementOfLoop() {
  return stmt(anyOf(
      forStmt(hasBody(discarded())), whileStmt(hasBody(discarded())),
      doStmt(hasBody(discarded())), cxxForRangeStmt(hasBody(discarded()))));
}

StatementMatcher labelledStatement() {
  return stmt(anyOf(switchCase(forEachChild(discarded())),
                    labelStmt(forEachChild(discarded())),
                    stmt(isAttributed(), forEachChild(discarded()))));
}

StatementMatcher initStatement() {
  return stmt(anyOf(ifStmt(hasInitStatement(discarded())),
                    switchStmt(hasInitStatement(discarded())),
                    cxxForRangeStmt(hasInitStatement(discarded()))));
}

StatementMatcher forInit() { return forStmt(hasLoopInit(discarded())); }

StatementMatcher forIncrement() { return forStmt(hasIncrement(discarded())); }

StatementMatcher commaLeftSide() {
  return binaryOperator(hasOperatorName(","), hasLHS(discarded()));
}

StatementMatcher castToVoid() {
  return explicitCastExpr(hasCastKind(CK_ToVoid),
                          hasSourceExpression(discarded()))
      .bind(ExplicitDropId);
}

StatementMatcher assignmentToIgnore() {
  return cxxOperatorCallExpr(
             hasOverloadedOperatorName("="),
             hasArgument(0, ignoringParenImpCasts(declRefExpr(
                                to(varDecl(hasName("::std::ignore")))))),
             hasArgument(1, discarded()))
      .bind(ExplicitDropId);
}

} // namespace

bool isStatementExpressionResult(const Expr &E, Parents &Around) {
  const auto *Block = Around.of(E).get<CompoundStmt>();
  return Block && Block->body_back() == &E && Around.of(*Block).get<StmtExpr>();
}

std::vector<StatementMatcher> discardPositions() {
  return {expressionStatement(), soleStatementOfIf(), soleStatementOfLoop(),
          labelledStatement(),   initStatement(),     forInit(),
          forIncrement(),        commaLeftSide(),     castToVoid(),
          assignmentToIgnore()};
}

void forEachDiscardedValue(const Expr &Discarded,
                           llvm::function_ref<void(const Expr &, bool)> Visit) {
  auto Descend = [Visit](auto &Self, const Expr &E, bool InBranch) -> void {
    const Expr *Inner = E.IgnoreParenImpCasts();
    if (const auto *Full = dyn_cast<FullExpr>(Inner))
      return Self(Self, *Full->getSubExpr(), InBranch);
    if (const auto *Temp = dyn_cast<MaterializeTemporaryExpr>(Inner))
      return Self(Self, *Temp->getSubExpr(), InBranch);
    if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(Inner))
      return Self(Self, *Bind->getSubExpr(), InBranch);
    if (const auto *Deref = dyn_cast<UnaryOperator>(Inner);
        Deref && Deref->getOpcode() == UO_Deref)
      return Self(Self, *Deref->getSubExpr(), InBranch);
    // `ok && start()`: the handle is asked for a bool, and that is thrown away.
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Inner))
      if (isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()))
        return Self(Self, *Call->getImplicitObjectArgument(), InBranch);
    if (const auto *Choice = dyn_cast<ConditionalOperator>(Inner)) {
      Self(Self, *Choice->getTrueExpr(), true);
      return Self(Self, *Choice->getFalseExpr(), true);
    }
    if (const auto *Binary = dyn_cast<BinaryOperator>(Inner)) {
      if (Binary->isLogicalOp())
        return Self(Self, *Binary->getRHS(), true);
      if (Binary->isCommaOp())
        return Self(Self, *Binary->getRHS(), InBranch);
    }
    // A cast to void is a position of its own, with its own root.
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Inner))
      if (Cast->getCastKind() == CK_ToVoid)
        return;
    Visit(*Inner, InBranch);
  };
  Descend(Descend, Discarded, false);
}

} // namespace spawn
