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
#include "ast/Objects.h"
#include "handles/ReturnedValues.h"
#include "handles/Spawns.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallVector.h"

using namespace clang;

namespace spawn {

llvm::SmallVector<const ParmVarDecl *, 2>
Spawns::parametersThatDecide(const FunctionDecl &F, unsigned Depth) const {
  const FunctionDecl *Definition = nullptr;
  llvm::SmallVector<const ParmVarDecl *, 2> Called;
  if (Depth >= MaxTraceDepth ||
      llvm::none_of(F.parameters(),
                    [](const ParmVarDecl *Parameter) {
                      QualType T = Parameter->getType();
                      return T->isDependentType() || isCallable(T);
                    }) ||
      !F.hasBody(Definition))
    return Called;
  for (const ReturnedValue &Returned : returnedValues(F)) {
    if (Returned.From == ReturnedValue::Origin::Shared)
      continue;
    if (Returned.From != ReturnedValue::Origin::Expression)
      return {};
    const auto *Parameter =
        dyn_cast_or_null<ParmVarDecl>(calledValue(*Returned.Value));
    if (Parameter && Parameter->getDeclContext() == Definition &&
        !assigns(*Definition->getBody(), *Parameter))
      Called.push_back(Parameter);
    else if (judge(Returned.Value, Keeper::IsCaller, Depth + 1).What !=
             Answer::Nothing)
      return {};
  }
  return Called;
}

bool Spawns::handsOutReadyOfArgument(const CallExpr &Call,
                                     const FunctionDecl &Run, const Handle &H,
                                     unsigned Depth) const {
  if (isa<CXXOperatorCallExpr>(Call))
    return false;
  llvm::SmallVector<const ParmVarDecl *, 2> Called =
      parametersThatDecide(Run, Depth);
  return !Called.empty() &&
         llvm::all_of(Called, [&](const ParmVarDecl *Parameter) {
           unsigned Index = Parameter->getFunctionScopeIndex();
           const FunctionDecl *Given = Index < Call.getNumArgs()
                                           ? calledFunction(Call.getArg(Index))
                                           : nullptr;
           return Given && !mayBeOverridden(*Given) && isOnlyInstance(*Given) &&
                  judgeBody(*Given, H, nullptr, Keeper::IsCaller, Depth + 1)
                          .What == Answer::Nothing;
         });
}

} // namespace spawn
