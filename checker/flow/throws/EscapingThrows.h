//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which throw-expressions leave a function.
///
/// The approximation: those in the code of this translation unit, at most a few
/// calls down. clang-tidy's ExceptionAnalyzer answers this with the places
/// since LLVM 20 only; one walk for all versions finds the same in each.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_THROWS_ESCAPINGTHROWS_H
#define SPAWN_TIDY_FLOW_THROWS_ESCAPINGTHROWS_H

#include "flow/throws/Exceptions.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"

namespace spawn {

/// Of several throw-expressions of one type, the one that the fewest calls lead
/// to.
using ThrownTypes = llvm::SmallVector<Thrown, 1>;

/// Answers are kept for the whole translation unit.
class EscapingThrows {
public:
  /// What leaves \p Definition, which has a body.
  ThrownTypes of(const clang::FunctionDecl &Definition);

private:
  friend class ThrowWalk;
  ThrownTypes of(const clang::FunctionDecl &Definition, unsigned CallsLeft);

  llvm::DenseMap<std::pair<const clang::FunctionDecl *, unsigned>, ThrownTypes>
      Known;
};

/// True if a function, or what a pointer to one points to, says `noexcept`.
bool isNoexcept(clang::QualType T);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_THROWS_ESCAPINGTHROWS_H
