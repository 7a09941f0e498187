//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Functions that are compiled, and never called: the snippets of a manual,
/// whose address a test takes so that they are used.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_COMPILEDONLY_H
#define SPAWN_TIDY_AST_COMPILEDONLY_H

#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseSet.h"
#include <optional>

namespace spawn {

/// The functions of one translation unit that it names, and never calls. Not
/// thread-safe.
class CompiledOnly {
public:
  /// True if no other unit can name the function around \p F, and this one
  /// names it, but neither calls it nor gives it to what may: each mention is
  /// compared, tested for null, or given to a visible function that does no
  /// more with it. What nothing names, or only a cast to void, may be a draft,
  /// so that is none.
  bool has(const clang::FunctionDecl &F);

private:
  /// What has such mentions only; none before the first question.
  std::optional<llvm::DenseSet<const clang::FunctionDecl *>> NeverCalled;
};

} // namespace spawn

#endif // SPAWN_TIDY_AST_COMPILEDONLY_H
