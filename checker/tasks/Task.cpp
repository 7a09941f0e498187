//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Task.h.
///
//===----------------------------------------------------------------------===//

#include "tasks/Task.h"
#include "ast/Callable.h"
#include "ast/Peel.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace spawn {

/// True if \p Callable is a pointer to the member function \p F.
static bool isMemberPointer(const Expr &Callable, const FunctionDecl *F) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(F);
  return Method && !Method->isStatic() &&
         !Callable.getType().getNonReferenceType()->isRecordType();
}

Task taskOf(const Expr &Site) {
  Task Found;
  for (const Expr *Arg : argumentsOf(Site)) {
    if (isa<CXXDefaultArgExpr>(Arg))
      continue;
    if (Found.Callable)
      Found.Bound.push_back(Arg);
    else if (isCallable(peel(Arg)->getType()))
      Found.Callable = Arg;
    else
      Found.Before.push_back(Arg);
  }
  if (!Found.Callable)
    return Found;
  Found.Function = calledFunction(Found.Callable);
  // `std::function<void(Job *)>(&Job::run)` holds a pointer, too.
  if (!Found.Bound.empty() &&
      isMemberPointer(*peelErasure(Found.Callable), Found.Function)) {
    Found.Receiver = Found.Bound.front();
    Found.Bound.erase(Found.Bound.begin());
  }
  return Found;
}

} // namespace spawn
