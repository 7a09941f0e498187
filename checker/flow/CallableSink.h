//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Places that call what they are given and drop what it returns.
///
/// The approximation: a sink is what the catalogue names, a type-erasing class
/// for `void(...)`, or a function template whose visible body drops the call.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_CALLABLESINK_H
#define SPAWN_TIDY_FLOW_CALLABLESINK_H

#include "handles/Handles.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace spawn {

/// Calls \p Visit for each argument of \p CallOrConstruction that is a callable
/// returning a handle which the callee drops. \p Sink names the place for
/// messages.
void forEachDroppedResult(
    const clang::Expr &CallOrConstruction, const Handles &H,
    llvm::function_ref<void(const clang::Expr &Callable, const Spawn &Result,
                            llvm::StringRef Sink)>
        Visit);

/// True if \p E calls a parameter (or a member) whose type its template leaves
/// open: what the call returns is then the business of whoever chose the
/// callable, and is reported there.
bool callsOpenCallable(const clang::Expr &E);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_CALLABLESINK_H
