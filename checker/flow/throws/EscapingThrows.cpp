//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See EscapingThrows.h.
///
//===----------------------------------------------------------------------===//

#include "flow/throws/EscapingThrows.h"
#include "ast/Functions.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace spawn {

/// A `throw` deeper than this in a callee's callees mostly guards what the
/// caller cannot bring about.
static constexpr unsigned MaxCalls = 2;

static void add(ThrownTypes &To, Thrown New) {
  auto *Same = llvm::find_if(
      To, [&](const Thrown &Old) { return Old.Type == New.Type; });
  if (Same == To.end())
    To.push_back(std::move(New));
  else if (New.Through.size() < Same->Through.size())
    *Same = std::move(New);
}

/// True if \p Condition is false, and hides that from the compiler:
/// `if (IsTrue(false)) throw 0;` keeps it from saying that nothing is thrown.
static bool isHiddenFalse(const Expr &Condition) {
  const auto *Call = dyn_cast<CallExpr>(Condition.IgnoreParenImpCasts());
  return Call && Call->getNumArgs() > 0 &&
         llvm::all_of(Call->arguments(), [](const Expr *Arg) {
           const auto *Literal =
               dyn_cast<CXXBoolLiteralExpr>(Arg->IgnoreParenImpCasts());
           return Literal && !Literal->getValue();
         });
}

/// Collects what leaves the statements that it visits.
class ThrowWalk {
public:
  ThrowWalk(EscapingThrows &Callees, unsigned CallsLeft)
      : Callees(Callees), CallsLeft(CallsLeft) {}

  ThrownTypes Escaping;

  /// \p Caught is what `throw;` raises again.
  void visit(const Stmt *S, const ThrownTypes &Caught);

private:
  void visitCall(const FunctionDecl *Callee, SourceLocation CalledAt);
  void visitTry(const CXXTryStmt &Try, const ThrownTypes &Caught);
  void visitCoroutine(const CoroutineBodyStmt &Body, const ThrownTypes &Caught);
  /// What leaves \p S is not yet \c Escaping.
  ThrownTypes escapingFrom(const Stmt *S, const ThrownTypes &Caught);

  EscapingThrows &Callees;
  const unsigned CallsLeft;
};

ThrownTypes ThrowWalk::escapingFrom(const Stmt *S, const ThrownTypes &Caught) {
  ThrowWalk Inner(Callees, CallsLeft);
  Inner.visit(S, Caught);
  return Inner.Escaping;
}

void ThrowWalk::visitCall(const FunctionDecl *Callee, SourceLocation CalledAt) {
  const FunctionDecl *Definition = nullptr;
  if (CallsLeft == 0 || !Callee || isNoexcept(Callee->getType()) ||
      !Callee->hasBody(Definition))
    return;
  for (Thrown &Exception : Callees.of(*Definition, CallsLeft - 1)) {
    if (CalledAt.isValid())
      Exception.Through.insert(Exception.Through.begin(), CalledAt);
    add(Escaping, std::move(Exception));
  }
}

void ThrowWalk::visitTry(const CXXTryStmt &Try, const ThrownTypes &Caught) {
  ThrownTypes Uncaught = escapingFrom(Try.getTryBlock(), Caught);
  for (unsigned I = 0; I < Try.getNumHandlers(); ++I) {
    const CXXCatchStmt &Handler = *Try.getHandler(I);
    auto *FirstCaught = std::stable_partition(
        Uncaught.begin(), Uncaught.end(), [&](const Thrown &Exception) {
          return catches(Handler, Exception) != Catches::Yes;
        });
    const ThrownTypes Here(FirstCaught, Uncaught.end());
    Uncaught.erase(FirstCaught, Uncaught.end());
    // What is out of sight can reach `catch (...)` too.
    if (!Here.empty() || Handler.getCaughtType().isNull())
      visit(Handler.getHandlerBlock(), Here);
  }
  for (Thrown &Exception : Uncaught)
    add(Escaping, std::move(Exception));
}

void ThrowWalk::visitCoroutine(const CoroutineBodyStmt &Body,
                               const ThrownTypes &Caught) {
  for (const Stmt *Child : Body.children())
    if (Child != Body.getBody() && Child != Body.getExceptionHandler())
      visit(Child, Caught);
  // unhandled_exception() of the promise may raise it again.
  visit(Body.getExceptionHandler(), escapingFrom(Body.getBody(), Caught));
}

void ThrowWalk::visit(const Stmt *S, const ThrownTypes &Caught) {
  if (!S || isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, CXXTypeidExpr>(S))
    return;
  if (const auto *Try = dyn_cast<CXXTryStmt>(S))
    return visitTry(*Try, Caught);
  if (const auto *Body = dyn_cast<CoroutineBodyStmt>(S))
    return visitCoroutine(*Body, Caught);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    for (const Expr *Captured : Lambda->capture_inits())
      visit(Captured, Caught);
    return;
  }
  if (const auto *If = dyn_cast<IfStmt>(S); If && isHiddenFalse(*If->getCond()))
    return visit(If->getElse(), Caught);
  for (const Stmt *Child : S->children())
    visit(Child, Caught);
  if (const auto *Throw = dyn_cast<CXXThrowExpr>(S)) {
    if (const Expr *Value = Throw->getSubExpr())
      add(Escaping, {exceptionType(Value->getType()), Throw->getThrowLoc()});
    else
      for (const Thrown &Exception : Caught)
        add(Escaping, Exception);
  } else if (const auto *Call = dyn_cast<CallExpr>(S)) {
    if (const FunctionDecl *FD = Call->getDirectCallee())
      visitCall(certainCallee(*Call, FD->getASTContext().getLangOpts()),
                Call->getBeginLoc());
  } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(S)) {
    visitCall(Construct->getConstructor(), Construct->getBeginLoc());
  } else if (const auto *Init = dyn_cast<CXXDefaultInitExpr>(S)) {
    visit(Init->getExpr(), Caught);
  }
}

ThrownTypes EscapingThrows::of(const FunctionDecl &Definition) {
  return of(Definition, MaxCalls);
}

ThrownTypes EscapingThrows::of(const FunctionDecl &Definition,
                               unsigned CallsLeft) {
  const std::pair Key(&Definition, CallsLeft);
  if (auto It = Known.find(Key); It != Known.end())
    return It->second;
  ThrowWalk Walk(*this, CallsLeft);
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Definition))
    for (const CXXCtorInitializer *Init : Constructor->inits())
      Walk.visit(Init->getInit(), {});
  Walk.visit(Definition.getBody(), {});
  return Known[Key] = std::move(Walk.Escaping);
}

bool isNoexcept(QualType T) {
  if (T->isFunctionPointerType() || T->isMemberFunctionPointerType())
    T = T->getPointeeType();
  const auto *Proto = T->getAs<FunctionProtoType>();
  return Proto && !isUnresolvedExceptionSpec(Proto->getExceptionSpecType()) &&
         Proto->isNothrow();
}

} // namespace spawn
