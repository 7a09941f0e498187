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
#include "ast/Members.h"
#include "ast/Walk.h"
#include "tasks/StandardTypes.h"
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

llvm::APSInt toSigned(const llvm::APSInt &Value) {
  return llvm::APSInt(Value.extOrTrunc(128), /*isUnsigned=*/false);
}

bool isNeverTrue(const Expr *Condition, const ASTContext &Ctx) {
  bool Value = true;
  return Condition && !Condition->isValueDependent() &&
         Condition->EvaluateAsBooleanCondition(Value, Ctx) && !Value;
}

/// True if \p F belongs to a lambda that has a copy of \p Var, and can't change
/// it.
bool hasConstantCopy(const FunctionDecl &F, const VarDecl &Var) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  return Method && Method->getParent()->isLambda() && Method->isConst() &&
         llvm::any_of(Method->getParent()->captures(),
                      [&](const LambdaCapture &Capture) {
                        return Capture.capturesVariable() &&
                               Capture.getCapturedVar() == &Var &&
                               Capture.getCaptureKind() == LCK_ByCopy;
                      });
}

} // namespace

/// How often the function names \p Var, but to read it: that may change it, now
/// or through another name.
unsigned CountedLoops::changes(const VarDecl &Var) {
  if (!IsCounted) {
    llvm::DenseMap<const VarDecl *, unsigned> Lent;
    bool MayCastConstAway = false;
    forEachStatement(Definition, [&](const Stmt &S) {
      if (isa<CXXConstCastExpr, CStyleCastExpr, CXXReinterpretCastExpr>(S))
        MayCastConstAway |= !cast<Expr>(S).getType()->isArithmeticType() ||
                            cast<Expr>(S).isGLValue();
      if (const auto *Ref = dyn_cast<DeclRefExpr>(&S)) {
        if (const auto *Named = dyn_cast<VarDecl>(Ref->getDecl()))
          ++Changes[Named];
      } else if (const auto *Cast = dyn_cast<ImplicitCastExpr>(&S);
                 Cast && (Cast->getCastKind() == CK_LValueToRValue ||
                          Cast->getType().isConstQualified())) {
        const auto *Of =
            dyn_cast<DeclRefExpr>(Cast->getSubExpr()->IgnoreParens());
        if (const auto *Read =
                Of ? dyn_cast<VarDecl>(Of->getDecl()) : nullptr) {
          --Changes[Read];
          if (Cast->getCastKind() != CK_LValueToRValue)
            ++Lent[Read];
        }
      }
    });
    if (MayCastConstAway)
      for (auto [Named, Times] : Lent)
        Changes[Named] += Times;
    IsCounted = true;
  }
  return Changes.lookup(&Var);
}

/// True if \p Limit keeps its value while the function runs.
bool CountedLoops::isFixed(const VarDecl &Limit) {
  if (Limit.getType().isConstQualified())
    return true;
  return Limit.getDeclContext() == &Definition
             ? changes(Limit) == 0
             : hasConstantCopy(Definition, Limit);
}

/// True if the elements are there when the loop begins, and the loop can't add
/// to them. A list may grow under it; what grows where an iterator can jump has
/// no valid iterators left. A view, which owns nothing, may make its elements
/// one by one, for ever.
bool CountedLoops::isFinished(const CXXForRangeStmt &For) const {
  if (!For.getRangeInit() || !For.getBeginStmt() || !For.getEndStmt())
    return false;
  QualType Range = For.getRangeInit()->getType().getNonReferenceType();
  if (Range->isConstantArrayType())
    return true;
  auto TypeOf = [](const DeclStmt *S) {
    return cast<VarDecl>(S->getSingleDecl())->getType().getCanonicalType();
  };
  QualType Begin = TypeOf(For.getBeginStmt());
  const CXXRecordDecl *Iterator = Begin->getAsCXXRecordDecl();
  const CXXRecordDecl *Class = Range->getAsCXXRecordDecl();
  return Class && isPlain(Range, Known) && Begin == TypeOf(For.getEndStmt()) &&
         (Begin->isPointerType() ||
          (Iterator && !findMembers(*Iterator, OO_PlusEqual).empty() &&
           Class->hasDefinition() && !Class->hasTrivialDestructor()));
}

/// What \p E is each time, as far as it is written here.
std::optional<llvm::APSInt> CountedLoops::valueOf(const Expr &E) {
  Expr::EvalResult Constant;
  if (E.EvaluateAsInt(Constant, Definition.getASTContext()))
    return toSigned(Constant.Val.getInt());
  const VarDecl *Var = integerVariable(&E);
  // A copy in a lambda may have been made later.
  return Var && Var->getInit() && !isa<ParmVarDecl>(Var) &&
                 (Var->getType().isConstQualified() ||
                  Var->getDeclContext() == &Definition) &&
                 isFixed(*Var) &&
                 Var->getInit()->EvaluateAsInt(Constant,
                                               Definition.getASTContext())
             ? std::optional(toSigned(Constant.Val.getInt()))
             : std::nullopt;
}

bool CountedLoops::isCounted(const ForStmt &For) {
  const ASTContext &Ctx = Definition.getASTContext();
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
  if (changes(*Counter) != 1)
    return false;
  // The counter must be able to get past the bound.
  unsigned Width = Ctx.getIntWidth(Counter->getType());
  if (Width > 64)
    return false;
  bool Signed = Counter->getType()->isSignedIntegerType();
  auto IsFar = [](const llvm::APSInt &Value) {
    return Value > MaxTurns || Value < -MaxTurns;
  };
  if (!Counter->getInit())
    return false;
  std::optional<llvm::APSInt> Start = valueOf(*Counter->getInit());
  if (Start && IsFar(*Start))
    return false;
  if (std::optional<llvm::APSInt> Known = valueOf(*Bound)) {
    const llvm::APSInt &Value = *Known;
    llvm::APSInt Max = llvm::APSInt::getMaxValue(Width, !Signed).extend(128);
    llvm::APSInt Min = llvm::APSInt::getMinValue(Width, !Signed).extend(128);
    Max.setIsSigned(true);
    Min.setIsSigned(true);
    // What counts for hours is meant never to end.
    if (IsFar(Value))
      return false;
    return Up ? (Op == BO_LT ? Value <= Max : Value < Max)
              : (Op == BO_GT ? Value >= Min : Value > Min);
  }
  const VarDecl *Limit = integerVariable(Bound);
  return Limit && (Op == BO_LT || Op == BO_GT) &&
         Ctx.getIntWidth(Limit->getType()) <= Width &&
         Limit->getType()->isSignedIntegerType() == Signed && isFixed(*Limit);
}

bool CountedLoops::isCounted(const Stmt &Loop) {
  if (isa<DoStmt, WhileStmt>(Loop))
    return isNeverTrue(conditionIn(Loop), Definition.getASTContext());
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(&Loop))
    return isFinished(*Range);
  const auto *For = dyn_cast<ForStmt>(&Loop);
  return For && isCounted(*For);
}

} // namespace spawn
