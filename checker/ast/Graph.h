//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A function's CFG, where Clang can make one.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_GRAPH_H
#define SPAWN_TIDY_AST_GRAPH_H

#include "clang/AST/Decl.h"
#include "clang/Analysis/CFG.h"
#include <memory>

namespace spawn {

/// Whether a CFG has the ends of variables.
enum class ScopeEnds { Without, With };

/// True if the CFG of \p Definition would take too much time, memory or stack.
bool isTooLarge(const clang::FunctionDecl &Definition, ScopeEnds Ends);

/// The CFG of \p Definition, which must have a body, depend on no template
/// parameter, and not be too large. Null where Clang makes none, and where
/// \p Definition uses a class that is not whole (half-typed code).
std::unique_ptr<clang::CFG> buildGraph(const clang::FunctionDecl &Definition,
                                       ScopeEnds Ends);

} // namespace spawn

#endif // SPAWN_TIDY_AST_GRAPH_H
