//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See CountedLoop.h.
///
//===----------------------------------------------------------------------===//

#include "tasks/CountedLoop.h"
#include "ast/Walk.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace spawn {
namespace {

constexpr int MaxTurns = 1'000'000;

const VarDecl *integerVariable(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->hasLocalStorage() && Var->getType()->isIntegerType() &&
                 !Var->getType().isVolatileQualified()
             ? Var
             : nullptr;
}

/// True if \p Body may change \p Var: it does more than read its value.
bool mayChange(const Stmt &Body, const VarDecl &Var) {
  unsigned All = 0, Reads = 0;
  forEachStatement(Body, [&](const Stmt &S) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(&S)) {
      All += Ref->getDecl() == &Var;
    } else if (const auto *Cast = dyn_cast<ImplicitCastExpr>(&S);
               Cast && Cast->getCastKind() == CK_LValueToRValue) {
      const auto *Of =
          dyn_cast<DeclRefExpr>(Cast->getSubExpr()->IgnoreParens());
      Reads += Of && Of->getDecl() == &Var;
    }
  });
  return All != Reads;
}

/// True for the range of a loop whose elements are there when it begins. A
/// view, in std::ranges, may make them one by one, for ever.
bool isFinished(QualType Range) {
  Range = Range.getNonReferenceType();
  if (Range->isConstantArrayType())
    return true;
  const CXXRecordDecl *Class = Range->getAsCXXRecordDecl();
  return Class && Class->isInStdNamespace();
}

bool isCounted(const ForStmt &For, const ASTContext &Ctx) {
  if (!For.getCond() || !For.getInc() || !For.getBody())
    return false;
  const auto *Compare =
      dyn_cast<BinaryOperator>(For.getCond()->IgnoreParenImpCasts());
  const auto *Step = dyn_cast<UnaryOperator>(For.getInc()->IgnoreParens());
  if (!Compare || !Compare->isComparisonOp() || !Step ||
      !Step->isIncrementDecrementOp())
    return false;
  const VarDecl *Counter = integerVariable(Step->getSubExpr());
  const Expr *Bound = Compare->getRHS();
  BinaryOperatorKind Op = Compare->getOpcode();
  // A counter that is declared elsewhere may have another name there.
  const auto *Init = dyn_cast_or_null<DeclStmt>(For.getInit());
  if (!Counter || integerVariable(Compare->getLHS()) != Counter || !Init ||
      !llvm::is_contained(Init->decls(), Counter))
    return false;
  bool Up = Step->isIncrementOp();
  if (Up ? Op != BO_LT && Op != BO_LE : Op != BO_GT && Op != BO_GE)
    return false;
  if (mayChange(*For.getBody(), *Counter))
    return false;
  // The counter must be able to get past the bound.
  unsigned Width = Ctx.getIntWidth(Counter->getType());
  if (Width > 64)
    return false;
  bool Signed = Counter->getType()->isSignedIntegerType();
  Expr::EvalResult Constant;
  if (Bound->EvaluateAsInt(Constant, Ctx)) {
    llvm::APSInt Value = Constant.Val.getInt().extOrTrunc(128);
    llvm::APSInt Max = llvm::APSInt::getMaxValue(Width, !Signed).extend(128);
    llvm::APSInt Min = llvm::APSInt::getMinValue(Width, !Signed).extend(128);
    Value.setIsSigned(true);
    Max.setIsSigned(true);
    Min.setIsSigned(true);
    // What counts for hours is meant never to end.
    if (Value > MaxTurns || Value < -MaxTurns)
      return false;
    return Up ? (Op == BO_LT ? Value <= Max : Value < Max)
              : (Op == BO_GT ? Value >= Min : Value > Min);
  }
  const VarDecl *Limit = integerVariable(Bound);
  return Limit && (Op == BO_LT || Op == BO_GT) &&
         Ctx.getIntWidth(Limit->getType()) <= Width &&
         Limit->getType()->isSignedIntegerType() == Signed &&
         !mayChange(*For.getBody(), *Limit);
}

bool isNeverTrue(const Expr *Condition, const ASTContext &Ctx) {
  bool Value = true;
  return Condition && !Condition->isValueDependent() &&
         Condition->EvaluateAsBooleanCondition(Value, Ctx) && !Value;
}

} // namespace

bool isCountedLoop(const Stmt &Loop, const ASTContext &Ctx) {
  if (const auto *Do = dyn_cast<DoStmt>(&Loop))
    return isNeverTrue(Do->getCond(), Ctx);
  if (const auto *While = dyn_cast<WhileStmt>(&Loop))
    return isNeverTrue(While->getCond(), Ctx);
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(&Loop))
    return Range->getRangeInit() &&
           isFinished(Range->getRangeInit()->getType());
  const auto *For = dyn_cast<ForStmt>(&Loop);
  return For && isCounted(*For, Ctx);
}

} // namespace spawn
