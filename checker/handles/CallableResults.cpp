//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a call hands out that returns the result of a callable it was given.
///
//===----------------------------------------------------------------------===//

#include "ast/Callable.h"
#include "ast/Functions.h"
#include "ast/Walk.h"
#include "handles/ReturnedValues.h"
#include "handles/Spawns.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace spawn {

/// True if \p F gives \p Parameter another value.
static bool assigns(const FunctionDecl &F, const ParmVarDecl &Parameter) {
  return anyStatement(*F.getBody(), [&](const Stmt &S) {
    const Expr *Target = nullptr;
    if (const auto *Binary = dyn_cast<BinaryOperator>(&S))
      Target = Binary->isAssignmentOp() ? Binary->getLHS() : nullptr;
    else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S))
      Target = Operator->isAssignmentOp() ? Operator->getArg(0) : nullptr;
    const auto *Ref = dyn_cast_or_null<DeclRefExpr>(
        Target ? Target->IgnoreParenImpCasts() : nullptr);
    return Ref && Ref->getDecl() == &Parameter;
  });
}

bool Spawns::handsOutReadyOfArgument(const CallExpr &Call,
                                     const FunctionDecl &Run, const Handle &H,
                                     unsigned Depth) const {
  const FunctionDecl *Definition = nullptr;
  if (isa<CXXOperatorCallExpr>(Call) || Depth >= MaxTraceDepth ||
      llvm::none_of(Run.parameters(),
                    [](const ParmVarDecl *Parameter) {
                      return isCallable(Parameter->getType());
                    }) ||
      !Run.hasBody(Definition))
    return false;
  llvm::SmallPtrSet<const ParmVarDecl *, 2> Called;
  for (const ReturnedValue &Returned : returnedValues(Run)) {
    if (Returned.From == ReturnedValue::Origin::Shared)
      continue;
    if (Returned.From != ReturnedValue::Origin::Expression)
      return false;
    if (const auto *Parameter =
            dyn_cast_or_null<ParmVarDecl>(calledValue(*Returned.Value)))
      Called.insert(Parameter);
    else if (judge(Returned.Value, Keeper::IsCaller, Depth + 1).What !=
             Answer::Nothing)
      return false;
  }
  auto IsReady = [&](const ParmVarDecl *Parameter) {
    unsigned Index = Parameter->getFunctionScopeIndex();
    if (Parameter->getDeclContext() != Definition || Index >= Call.getNumArgs())
      return false;
    const FunctionDecl *Given = calledFunction(Call.getArg(Index));
    return Given && !mayBeOverridden(*Given) && isOnlyInstance(*Given) &&
           !assigns(*Definition, *Parameter) &&
           judgeBody(*Given, H, nullptr, Keeper::IsCaller, Depth + 1).What ==
               Answer::Nothing;
  };
  return !Called.empty() && llvm::all_of(Called, IsReady);
}

} // namespace spawn
