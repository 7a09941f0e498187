//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What runs where some code runs: also the visible bodies that it calls.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_CALLEDCODE_H
#define SPAWN_TIDY_AST_CALLEDCODE_H

#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <optional>

namespace spawn {

/// True if \p Test is true of a statement in \p Root, or in a user's visible
/// body that is called from there, however indirectly; each is tested once.
/// None where there are more than \p MaxBodies of these.
std::optional<bool>
anyInCalledCode(const clang::Stmt &Root, unsigned MaxBodies,
                llvm::function_ref<bool(const clang::Stmt &)> Test);

} // namespace spawn

#endif // SPAWN_TIDY_AST_CALLEDCODE_H
