//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What can be called, what a callable expression names, and what calling it
/// runs.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_CALLABLE_H
#define SPAWN_TIDY_AST_CALLABLE_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include <optional>

namespace spawn {

/// True where calling \p T (a lambda, a function, a functor) makes sense.
bool isCallable(clang::QualType T);

/// True if a parameter of \p F is one.
bool takesCallable(const clang::FunctionDecl &F);

/// How many arguments a callable of type \p T takes at most; none where that is
/// open (a template, an overload, `...`).
std::optional<unsigned> maxArguments(clang::QualType T);

/// The variable or member that \p E names, through moves, adaptors, copies into
/// locals and captures, and what the compiler put around it; null where it
/// names none.
const clang::ValueDecl *namedValue(const clang::Expr *E);

/// The variable or member that \p E calls, `f(...)` or `std::invoke(f, ...)`;
/// null where it calls none.
const clang::ValueDecl *calledValue(const clang::Expr &E);

/// The `f` of `std::function<void()>(f)`, through moves; else \p E, peeled.
const clang::Expr *peelErasure(const clang::Expr *E);

/// The function that calling \p Callable ends in, with or without a visible
/// body; null where it is not known.
const clang::FunctionDecl *calledFunction(const clang::Expr *Callable);

/// False for a generic call operator that was instantiated more than once:
/// which instance is called depends on the arguments.
bool isOnlyInstance(const clang::FunctionDecl &F);

/// True if a value of type \p T leads to no object: a number, or a function.
bool leadsNowhere(clang::QualType T);

/// The arguments of the call, construction or new-expression \p Site.
llvm::ArrayRef<const clang::Expr *> argumentsOf(const clang::Expr &Site);

} // namespace spawn

#endif // SPAWN_TIDY_AST_CALLABLE_H
