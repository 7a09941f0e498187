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
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace spawn {

static bool isCopyOrMove(const CXXConstructExpr &E) {
  return E.getConstructor()->isCopyOrMoveConstructor();
}

const Expr *peel(const Expr *E) {
  for (;;) {
    const Expr *Before = E;
    E = E->IgnoreParens();
    if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    else if (const auto *Temp = dyn_cast<MaterializeTemporaryExpr>(E))
      E = Temp->getSubExpr();
    else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E))
      E = Bind->getSubExpr();
    else if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E))
      E = Cast->getSubExpr();
    else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E)) {
      if (Cast->getCastKind() == CK_ConstructorConversion ||
          Cast->getCastKind() == CK_NoOp)
        E = Cast->getSubExpr();
    } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
      // `T(prvalue)` where the copy is elided (or was, before C++17).
      if (Construct->getNumArgs() == 1 && isCopyOrMove(*Construct))
        if (const Expr *Inner = peel(Construct->getArg(0)); Inner->isPRValue())
          return Inner;
    }
    if (E == Before)
      return E;
  }
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

} // namespace spawn
