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

#include "handles/Spawns.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallSet.h"

namespace spawn {

/// Knows what the functions of one translation unit do with the callables that
/// they are given. Not thread-safe.
class CallableSinks {
public:
  /// \p Spawners must outlive this.
  explicit CallableSinks(const Spawns &Spawners) : Spawners(Spawners) {}

  /// Calls \p Visit for each argument of \p CallOrConstruction that is a
  /// callable returning a handle which the callee drops. \p Sink names the
  /// place for messages.
  void forEachDroppedResult(
      const clang::Expr &CallOrConstruction,
      llvm::function_ref<void(const clang::Expr &Callable, const Spawn &Result,
                              llvm::StringRef Sink)>
          Visit);

private:
  /// Calls \p Visit for each \p Interesting argument of \p E that \p E's callee
  /// calls only to drop the result.
  void forEachSunk(
      const clang::Expr &E, unsigned Depth,
      llvm::function_ref<bool(const clang::Expr &)> Interesting,
      llvm::function_ref<void(const clang::Expr &, llvm::StringRef)> Visit);
  /// True if the visible body of \p FD drops what calling its parameter
  /// \p Index returns.
  bool dropsResultOf(const clang::FunctionDecl &FD, unsigned Index,
                     unsigned Depth);

  const Spawns &Spawners;
  /// The parameters of functions, looked at from a depth, for which it does.
  llvm::DenseMap<std::pair<const clang::FunctionDecl *, unsigned>,
                 llvm::SmallSet<unsigned, 2>>
      Dropped;
};

/// True if \p E calls a parameter (or a member) whose type its template leaves
/// open: what the call returns is then the business of whoever chose the
/// callable, and is reported there.
bool callsOpenCallable(const clang::Expr &E);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_CALLABLESINK_H
