//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which exceptions an expression can raise.
///
/// The approximation: a call throws where the code of this translation unit
/// shows a `throw` that leaves it, at most a few calls down. What only guards
/// against the caller's mistakes does not count: a std::logic_error of a
/// callee, and what a method in another file throws. Nor does what only the
/// standard library throws, or what is out of sight, but for
/// ExceptionPaths::Any.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_THROWS_H
#define SPAWN_TIDY_FLOW_THROWS_H

#include "clang-tidy/utils/ExceptionAnalyzer.h"
#include "clang/AST/Decl.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace spawn {

/// Which calls are taken to throw.
enum class ExceptionPaths {
  None,    ///< none
  Visible, ///< those that reach a visible throw-expression
  Any,     ///< all that are not known to be noexcept
};

/// An exception, as far as it is known.
struct Thrown {
  /// Canonical and unqualified; null where anything may be thrown.
  const clang::Type *Type = nullptr;
  /// The throw-expression; invalid where it is out of sight.
  clang::SourceLocation At;
  /// The calls that lead from the callee to it.
  llvm::SmallVector<clang::SourceLocation, 2> Through = {};
};

/// Answers are kept for the whole translation unit.
class Throws {
public:
  explicit Throws(ExceptionPaths Paths) : Paths(Paths) {
    Analyzer.ignoreBadAlloc(false);
  }

  /// What evaluating \p S raises, its operands left out: for a
  /// throw-expression, a call or a construction. In the order of the
  /// throw-expressions.
  llvm::SmallVector<Thrown, 1> raisedBy(const clang::Stmt &S,
                                        const clang::ASTContext &Ctx);

private:
  llvm::SmallVector<Thrown, 1> raisedByCall(const clang::FunctionDecl *Callee,
                                            clang::QualType CalleeType,
                                            clang::SourceLocation CallLoc,
                                            const clang::ASTContext &Ctx);

  const ExceptionPaths Paths;
  clang::tidy::utils::ExceptionAnalyzer Analyzer;
};

/// The type of an exception for comparisons: no reference, canonical,
/// unqualified.
const clang::Type *exceptionType(clang::QualType T);

/// True if a function, or what a pointer to one points to, says `noexcept`.
bool isNoexcept(clang::QualType T);

/// Whether a handler catches an exception.
enum class Catches { No, Maybe, Yes };
Catches catches(const clang::CXXCatchStmt &Handler, const Thrown &Exception,
                const clang::ASTContext &Ctx);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_THROWS_H
