//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Peel.h.
///
//===----------------------------------------------------------------------===//

#include "ast/Peel.h"
#include "clang/AST/IgnoreExpr.h"

using namespace clang;

namespace spawn {

static bool isCopyOrMove(const CXXConstructExpr &E) {
  return E.getConstructor()->isCopyOrMoveConstructor();
}

/// Strips one cast that is written and keeps the class, or the number: Windows'
/// `(HANDLE)_beginthreadex(...)`.
static Expr *withoutCast(Expr *E) {
  const auto *Cast = dyn_cast<ExplicitCastExpr>(E);
  return Cast && (Cast->getCastKind() == CK_ConstructorConversion ||
                  Cast->getCastKind() == CK_NoOp ||
                  Cast->getCastKind() == CK_IntegralToPointer)
             ? const_cast<Expr *>(Cast->getSubExpr())
             : E;
}

/// Strips `T(prvalue)`, where the copy is elided (or was, before C++17).
static Expr *withoutCopy(Expr *E) {
  const auto *Construct = dyn_cast<CXXConstructExpr>(E);
  if (!Construct || Construct->getNumArgs() != 1 || !isCopyOrMove(*Construct))
    return E;
  const Expr *Inner = peel(Construct->getArg(0));
  return Inner->isPRValue() ? const_cast<Expr *>(Inner) : E;
}

const Expr *peel(const Expr *E) {
  return IgnoreExprNodes(const_cast<Expr *>(E), IgnoreParensSingleStep,
                         IgnoreImplicitSingleStep, withoutCast, withoutCopy);
}

const Expr *peelMove(const Expr *E) {
  E = peel(E);
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *FD = Call ? Call->getDirectCallee() : nullptr;
  if (FD && FD->isInStdNamespace() && FD->getIdentifier() &&
      (FD->getName() == "move" || FD->getName() == "forward") &&
      Call->getNumArgs() == 1)
    return peel(Call->getArg(0));
  return E;
}

const Expr *peelAdaptors(const Expr *E) {
  static constexpr llvm::StringRef Adaptors[] = {
      "ref", "cref", "bind", "bind_front", "bind_back", "mem_fn"};
  for (;;) {
    E = peelMove(E);
    if (const auto *AddressOf = dyn_cast<UnaryOperator>(E);
        AddressOf && AddressOf->getOpcode() == UO_AddrOf) {
      E = AddressOf->getSubExpr();
      continue;
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    const FunctionDecl *FD = Call ? Call->getDirectCallee() : nullptr;
    if (!FD || Call->getNumArgs() == 0 || !FD->isInStdNamespace() ||
        !FD->getIdentifier() || !llvm::is_contained(Adaptors, FD->getName()))
      return E;
    E = Call->getArg(0);
  }
}

const Expr *awaitedOperand(const CoawaitExpr &Await) {
  const Expr *E = peel(Await.getOperand());
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
      Call && Call->getOperator() == OO_Coawait)
    E = peel(Call->getArg(0));
  const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  return Method && Method->getIdentifier() && Call->getNumArgs() != 0 &&
                 Method->getName() == "await_transform"
             ? peel(Call->getArg(0))
             : E;
}

} // namespace spawn
