//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a function with a visible body hands to its caller.
///
/// The approximation: a returned local is what it was initialised with, unless
/// it is assigned to; anything else is unknown.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_HANDLES_RETURNEDVALUES_H
#define SPAWN_TIDY_HANDLES_RETURNEDVALUES_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"

namespace spawn {

/// One value that a function can return.
struct ReturnedValue {
  enum class Origin {
    Expression, ///< \c Value made it
    Receiver,   ///< the object that the member function was called on
    Shared,     ///< a copy of something that lives on elsewhere
    Unknown,
  };
  Origin From;
  const clang::Expr *Value = nullptr;
};

/// The values of the return statements of \p FD; empty where no body is
/// visible.
llvm::SmallVector<ReturnedValue, 2>
returnedValues(const clang::FunctionDecl &FD);

} // namespace spawn

#endif // SPAWN_TIDY_HANDLES_RETURNEDVALUES_H
