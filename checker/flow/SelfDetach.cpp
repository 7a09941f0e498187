//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See SelfDetach.h.
///
//===----------------------------------------------------------------------===//

#include "flow/SelfDetach.h"
#include "Compat.h"
#include "ast/Objects.h"
#include "ast/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace spawn {
namespace {

/// The declaration that \p E comes to its value through; or null.
const ValueDecl *declarationBehind(const Expr *E) {
  E = nameBehind(E);
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return Member->getMemberDecl();
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  return Ref ? Ref->getDecl() : nullptr;
}

bool names(const Expr &E, const ValueDecl &Handle) {
  return anyStatement(E, [&](const Stmt &S) {
    if (const auto *Member = dyn_cast<MemberExpr>(&S))
      return Member->getMemberDecl() == &Handle;
    const auto *Ref = dyn_cast<DeclRefExpr>(&S);
    return Ref && Ref->getDecl() == &Handle;
  });
}

/// The two sides of a comparison for equality.
struct Comparison {
  const Expr *Left, *Right;
  bool ForEqual;
};
std::optional<Comparison> comparisonIn(const Expr &E) {
  if (const auto *Binary = dyn_cast<BinaryOperator>(&E);
      Binary && Binary->isEqualityOp())
    return Comparison{Binary->getLHS(), Binary->getRHS(),
                      Binary->getOpcode() == BO_EQ};
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(&E);
      Rewritten &&
      (Rewritten->getOperator() == BO_EQ || Rewritten->getOperator() == BO_NE))
    return Comparison{Rewritten->getLHS(), Rewritten->getRHS(),
                      Rewritten->getOperator() == BO_EQ};
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(&E);
      Call && Call->getNumArgs() == 2 &&
      (Call->getOperator() == OO_EqualEqual ||
       Call->getOperator() == OO_ExclaimEqual))
    return Comparison{Call->getArg(0), Call->getArg(1),
                      Call->getOperator() == OO_EqualEqual};
  return std::nullopt;
}

/// Where a condition is of no thread, its id is nothing, or a constant.
bool isNobodysId(const Expr &E, const ASTContext &Ctx) {
  const Expr *Value = E.IgnoreUnlessSpelledInSource();
  if (const auto *Made = dyn_cast<CXXConstructExpr>(Value))
    return Made->getNumArgs() == 0;
  return isa<CXXScalarValueInitExpr>(Value) ||
         (!Value->getType()->isRecordType() && Value->isEvaluatable(Ctx));
}

/// True if \p Condition, where it is \p Value, says that \p Handle is the same
/// as another.
bool saysSame(const Expr &Condition, bool Value, const ValueDecl &Handle,
              const ASTContext &Ctx) {
  const Expr &E = *Condition.IgnoreUnlessSpelledInSource();
  if (const auto *Not = dyn_cast<UnaryOperator>(&E);
      Not && Not->getOpcode() == UO_LNot)
    return saysSame(*Not->getSubExpr(), !Value, Handle, Ctx);
  if (const auto *Logical = dyn_cast<BinaryOperator>(&E);
      Logical && Logical->isLogicalOp())
    // The other operator tells of neither side.
    return (Logical->getOpcode() == BO_LAnd) == Value &&
           (saysSame(*Logical->getLHS(), Value, Handle, Ctx) ||
            saysSame(*Logical->getRHS(), Value, Handle, Ctx));
  // `bool is_own = ...;`
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&E)) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    return Var && Var->isLocalVarDecl() && Var->getInit() &&
           Var->getType()->isBooleanType() &&
           saysSame(*Var->getInit(), Value, Handle, Ctx);
  }
  if (std::optional<Comparison> Found = comparisonIn(E)) {
    const bool IsEqual = Found->ForEqual == Value;
    const bool InLeft = names(*Found->Left, Handle);
    if (InLeft == names(*Found->Right, Handle))
      return false;
    const Expr &Own = InLeft ? *Found->Left : *Found->Right;
    const Expr &Other = InLeft ? *Found->Right : *Found->Left;
    if (!isNobodysId(Other, Ctx))
      return IsEqual;
    // `pthread_equal(pthread_self(), thread) != 0`
    return Own.getType()->isIntegerType() &&
           Other.isNullPointerConstant(const_cast<ASTContext &>(Ctx),
                                       Expr::NPC_ValueDependentIsNotNull) &&
           saysSame(Own, !IsEqual, Handle, Ctx);
  }
  // `pthread_equal(pthread_self(), thread)`
  const auto *Call = dyn_cast<CallExpr>(&E);
  return Value && Call && Call->getNumArgs() == 2 &&
         Call->getType()->isIntegralOrEnumerationType() &&
         llvm::count_if(Call->arguments(), [&](const Expr *Arg) {
           return declarationBehind(Arg) == &Handle;
         }) == 1;
}

/// True if nothing that follows \p S in its block runs after it.
bool leaves(const Stmt &S) {
  if (const auto *Block = dyn_cast<CompoundStmt>(&S))
    return !Block->body_empty() && leaves(*Block->body_back());
  return isa<ReturnStmt, BreakStmt, ContinueStmt, CXXThrowExpr>(S) ||
         isNoReturnCall(S);
}

} // namespace

bool isOfItself(const Detach &Found, Parents &Around) {
  const ValueDecl *Handle =
      Found.Handle ? declarationBehind(Found.Handle) : nullptr;
  if (!Handle)
    return false;
  const ASTContext &Ctx = Around.context();
  const Stmt *Child = Found.Call;
  while (const auto *Outer = Around.of(*Child).get<Stmt>()) {
    const auto *If = dyn_cast<IfStmt>(Outer);
    if (If && Child != If->getCond() &&
        saysSame(*If->getCond(), Child == If->getThen(), *Handle, Ctx))
      return true;
    const auto *Choice = dyn_cast<ConditionalOperator>(Outer);
    if (Choice && Child != Choice->getCond() &&
        saysSame(*Choice->getCond(), Child == Choice->getTrueExpr(), *Handle,
                 Ctx))
      return true;
    // `if (is_another) { join(); return; }` before it.
    if (const auto *Block = dyn_cast<CompoundStmt>(Outer))
      for (const Stmt *Before : Block->body()) {
        if (Before == Child)
          break;
        const auto *Guard = dyn_cast<IfStmt>(Before);
        if (Guard && !Guard->getElse() && leaves(*Guard->getThen()) &&
            saysSame(*Guard->getCond(), false, *Handle, Ctx))
          return true;
      }
    if (isa<LambdaExpr>(Outer))
      return false;
    Child = Outer;
  }
  return false;
}

} // namespace spawn
