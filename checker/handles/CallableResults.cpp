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
#include "ast/Peel.h"
#include "handles/ReturnedValues.h"
#include "handles/Spawns.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace spawn {

/// The parameter that \p E calls: `f(x)`, `std::invoke(f, x)`; or null.
static const ParmVarDecl *calledParameter(const Expr &E) {
  const auto *Call = dyn_cast<CallExpr>(&E);
  if (!Call)
    return nullptr;
  const Expr *Called = Call->getCallee();
  const FunctionDecl *FD = Call->getDirectCallee();
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    Called = Operator->getOperator() == OO_Call ? Operator->getArg(0) : nullptr;
  else if (FD)
    Called = FD->isInStdNamespace() && FD->getIdentifier() &&
                     FD->getName() == "invoke" && Call->getNumArgs() != 0
                 ? Call->getArg(0)
                 : nullptr;
  return Called ? dyn_cast_or_null<ParmVarDecl>(namedValue(Called)) : nullptr;
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
    if (const ParmVarDecl *Parameter = calledParameter(*Returned.Value))
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
    return Given && !mayBeOverridden(*Given) &&
           judgeBody(*Given, H, nullptr, Keeper::IsCaller, Depth + 1).What ==
               Answer::Nothing;
  };
  return !Called.empty() && llvm::all_of(Called, IsReady);
}

} // namespace spawn
