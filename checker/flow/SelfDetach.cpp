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
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "ast/Words.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace spawn {
namespace {

/// A condition is followed through this many variables and functions.
constexpr unsigned MaxDepth = 4;

/// What a condition says of the current thread.
class ThreadCondition {
public:
  ThreadCondition(const Expr &Handle, const Catalogue &Known)
      : Handle(rootOf(&Handle)), Name(declarationBehind(&Handle)),
        Known(Known) {}

  /// True if \p Condition, where it is \p Value, says that the current thread
  /// is the handle's.
  bool saysSame(const Expr &Condition, bool Value, unsigned Depth = 0) const;

private:
  /// `std::this_thread::get_id()`, or a variable that has it.
  bool isCurrent(const Expr &E, unsigned Depth) const;
  /// The handle, or its id.
  bool isOfHandle(const Expr &E) const;
  bool arePair(const Expr &A, const Expr &B, unsigned Depth) const {
    return (isCurrent(A, Depth) && isOfHandle(B)) ||
           (isCurrent(B, Depth) && isOfHandle(A));
  }

  const Root Handle;
  const ValueDecl *const Name;
  const Catalogue &Known;
};

/// The initializer of the local variable that \p E names, if nothing else is
/// assigned to that; else null.
const Expr *onlyValueOf(const Expr &E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(peel(&E));
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  const auto *In =
      Var ? dyn_cast<FunctionDecl>(Var->getDeclContext()) : nullptr;
  return Var && Var->isLocalVarDecl() && In && In->getBody() &&
                 (Var->getType().isConstQualified() ||
                  !assigns(*In->getBody(), *Var))
             ? Var->getInit()
             : nullptr;
}

/// \p E, but for a copy of it, or its address, that is compared.
const Expr *peelCopy(const Expr &E) {
  const Expr *Value = peel(&E);
  const auto *Copy = dyn_cast<CXXConstructExpr>(Value);
  if (Copy && Copy->getNumArgs() == 1)
    return peel(Copy->getArg(0));
  const auto *Unary = dyn_cast<UnaryOperator>(Value);
  return Unary && Unary->getOpcode() == UO_AddrOf ? peel(Unary->getSubExpr())
                                                  : Value;
}

bool ThreadCondition::isCurrent(const Expr &E, unsigned Depth) const {
  const Expr *Value = peelCopy(E);
  if (const Expr *Held = onlyValueOf(*Value))
    return Depth < MaxDepth && isCurrent(*Held, Depth + 1);
  const auto *Call = dyn_cast<CallExpr>(Value);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && Known.CurrentThread.find(*Callee);
}

bool ThreadCondition::isOfHandle(const Expr &E) const {
  const Expr *Value = peelCopy(E);
  // `SDL_GetThreadID(worker)`
  if (const auto *Call = dyn_cast<CallExpr>(Value);
      Call && !isa<CXXMemberCallExpr, CXXOperatorCallExpr>(Call) &&
      Call->getNumArgs() == 1)
    Value = peel(Call->getArg(0));
  if (!Name || declarationBehind(Value) != Name)
    return false;
  Root Of = rootOf(Value);
  return Of.Object == Handle.Object && Of.IsThis == Handle.IsThis &&
         Of.Part == Handle.Part;
}

bool ThreadCondition::saysSame(const Expr &Condition, bool Value,
                               unsigned Depth) const {
  if (Depth > MaxDepth)
    return false;
  const Expr &E = *peel(&Condition);
  if (const auto *Not = dyn_cast<UnaryOperator>(&E);
      Not && Not->getOpcode() == UO_LNot)
    return saysSame(*Not->getSubExpr(), !Value, Depth);
  if (const auto *Binary = dyn_cast<BinaryOperator>(&E)) {
    // The other operator tells of neither side.
    if (Binary->isLogicalOp())
      return (Binary->getOpcode() == BO_LAnd) == Value &&
             (saysSame(*Binary->getLHS(), Value, Depth) ||
              saysSame(*Binary->getRHS(), Value, Depth));
    if (!Binary->isEqualityOp())
      return false;
    const bool IsEqual = (Binary->getOpcode() == BO_EQ) == Value;
    // `pthread_equal(pthread_self(), thread) != 0`
    for (auto [One, Other] : {std::pair(Binary->getLHS(), Binary->getRHS()),
                              std::pair(Binary->getRHS(), Binary->getLHS())})
      if (const auto *Zero = dyn_cast<IntegerLiteral>(peel(Other));
          Zero && Zero->getValue() == 0)
        return saysSame(*One, !IsEqual, Depth);
    return IsEqual && arePair(*Binary->getLHS(), *Binary->getRHS(), Depth);
  }
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(&E))
    return (Rewritten->getOperator() == BO_EQ ||
            Rewritten->getOperator() == BO_NE) &&
           (Rewritten->getOperator() == BO_EQ) == Value &&
           arePair(*Rewritten->getLHS(), *Rewritten->getRHS(), Depth);
  if (const Expr *Held = onlyValueOf(E))
    return saysSame(*Held, Value, Depth + 1);
  const auto *Call = dyn_cast<CallExpr>(&E);
  if (!Call)
    return false;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    return Operator->getNumArgs() == 2 &&
           (Operator->getOperator() == OO_EqualEqual ||
            Operator->getOperator() == OO_ExclaimEqual) &&
           (Operator->getOperator() == OO_EqualEqual) == Value &&
           arePair(*Operator->getArg(0), *Operator->getArg(1), Depth);
  // `pthread_equal(pthread_self(), thread)`
  if (Call->getNumArgs() == 2) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    return Value && Callee && Callee->getIdentifier() &&
           llvm::is_contained(wordsOf(Callee->getName()), "equal") &&
           arePair(*Call->getArg(0), *Call->getArg(1), Depth);
  }
  // `bool isOwn() const { return ...; }`
  const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
  const FunctionDecl *Definition = nullptr;
  if (!Member || Call->getNumArgs() != 0 || !Member->getMethodDecl() ||
      !isa<CXXThisExpr>(
          Member->getImplicitObjectArgument()->IgnoreParenImpCasts()) ||
      !Member->getMethodDecl()->hasBody(Definition))
    return false;
  const auto *Body = dyn_cast<CompoundStmt>(Definition->getBody());
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  return Return && Return->getRetValue() &&
         saysSame(*Return->getRetValue(), Value, Depth + 1);
}

/// True if nothing that follows \p S in its block runs after it.
bool leaves(const Stmt &S) {
  if (const auto *Block = dyn_cast<CompoundStmt>(&S))
    return !Block->body_empty() && leaves(*Block->body_back());
  if (const auto *Marked = dyn_cast<AttributedStmt>(&S))
    return leaves(*Marked->getSubStmt());
  if (const auto *Full = dyn_cast<FullExpr>(&S))
    return leaves(*Full->getSubExpr());
  return isa<ReturnStmt, CoreturnStmt, BreakStmt, ContinueStmt, CXXThrowExpr>(
             S) ||
         isNoReturnCall(S);
}

} // namespace

bool isOfItself(const Detach &Found, Parents &Around, const Catalogue &Known) {
  if (!Found.Handle)
    return false;
  const ThreadCondition Says(*Found.Handle, Known);
  const Stmt *Child = Found.Call;
  while (const auto *Outer = Around.of(*Child).get<Stmt>()) {
    const auto *If = dyn_cast<IfStmt>(Outer);
    if (If && (Child == If->getThen() || Child == If->getElse()) &&
        Says.saysSame(*If->getCond(), Child == If->getThen()))
      return true;
    const auto *Choice = dyn_cast<ConditionalOperator>(Outer);
    if (Choice && Child != Choice->getCond() &&
        Says.saysSame(*Choice->getCond(), Child == Choice->getTrueExpr()))
      return true;
    // `if (is_another) { join(); return; }` before it.
    if (const auto *Block = dyn_cast<CompoundStmt>(Outer))
      for (const Stmt *Before : Block->body()) {
        if (Before == Child)
          break;
        const auto *Guard = dyn_cast<IfStmt>(Before);
        if (Guard && leaves(*Guard->getThen()) &&
            Says.saysSame(*Guard->getCond(), false))
          return true;
      }
    if (isa<LambdaExpr>(Outer))
      return false;
    Child = Outer;
  }
  return false;
}

} // namespace spawn
