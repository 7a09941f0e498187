//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What an exception is, and whether a handler catches it.
///
/// clang-tidy's ExceptionAnalyzer knows this too, but lets others ask it since
/// LLVM 20 only, and until 16 it knew classes alone.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_THROWS_EXCEPTIONS_H
#define SPAWN_TIDY_FLOW_THROWS_EXCEPTIONS_H

#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace spawn {

/// An exception, as far as it is known.
struct Thrown {
  /// Canonical and unqualified; null where anything may be thrown.
  const clang::Type *Type = nullptr;
  /// The throw-expression; invalid where it is out of sight.
  clang::SourceLocation At;
  /// The calls that lead from the callee to it.
  llvm::SmallVector<clang::SourceLocation, 2> Through = {};
};

/// The type of an exception for comparisons: no reference, canonical,
/// unqualified.
const clang::Type *exceptionType(clang::QualType T);

/// Whether a handler catches an exception. The rules are [except.handle] of the
/// C++ standard; of pointers to pointers, equal types alone match.
enum class Catches { No, Maybe, Yes };
Catches catches(const clang::CXXCatchStmt &Handler, const Thrown &Exception);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_THROWS_EXCEPTIONS_H
