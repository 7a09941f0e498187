//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a type or a function is taken for, and why: the answer to "why is there
/// no finding?".
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CHECKS_EXPLANATION_H
#define SPAWN_TIDY_CHECKS_EXPLANATION_H

#include "handles/Spawns.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace spawn {

/// The environment variable that names what is to be explained.
inline constexpr char ExplainVariable[] = "SPAWN_TIDY_EXPLAIN";

/// A line for each declaration that the qualified name \p Name, without
/// template arguments, stands for in the unit, or one that says that there is
/// none.
std::string explain(llvm::StringRef Name, clang::ASTContext &Ctx,
                    const Spawns &Spawners);

} // namespace spawn

#endif // SPAWN_TIDY_CHECKS_EXPLANATION_H
