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

/// The CFG of \p Definition, which must have a body and depend on no template
/// parameter. Null where Clang makes none, where \p Definition uses a class
/// that is not whole (half-typed code), and where it would be too large, which
/// is told in \p TooLarge.
std::unique_ptr<clang::CFG> buildGraph(const clang::FunctionDecl &Definition,
                                       ScopeEnds Ends, bool &TooLarge);

} // namespace spawn

#endif // SPAWN_TIDY_AST_GRAPH_H
