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

/// What the catalogue says of the arguments of \p Callee; null: nothing.
static const TaskArguments *taskArgumentsOf(const FunctionDecl &Callee,
                                            const Catalogue &Known) {
  if (const Producer *Row = Known.Producers.find(Callee))
    return Row;
  return Known.DetachedStarts.find(Callee);
}

Task taskOf(const Expr &Site, const Catalogue &Known) {
  Task Found;
  const auto *Call = dyn_cast<CallExpr>(&Site);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const TaskArguments *Row = Callee ? taskArgumentsOf(*Callee, Known) : nullptr;
  llvm::ArrayRef<const Expr *> Arguments = argumentsOf(Site);
  for (unsigned I = 0; I < Arguments.size(); ++I) {
    const Expr *Arg = Arguments[I];
    if (isa<CXXDefaultArgExpr>(Arg))
      continue;
    bool IsCallable = Row && Row->Callable
                          ? I == *Row->Callable
                          : !Found.Callable && isCallable(peel(Arg)->getType());
    bool IsBound = Row && Row->Bound ? llvm::is_contained(*Row->Bound, I)
                                     : Found.Callable != nullptr;
    if (IsCallable)
      Found.Callable = Arg;
    else
      (IsBound ? Found.Bound : Found.Others).push_back(Arg);
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
