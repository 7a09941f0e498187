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

#ifndef SPAWN_TIDY_FLOW_THROWS_THROWS_H
#define SPAWN_TIDY_FLOW_THROWS_THROWS_H

#include "flow/throws/EscapingThrows.h"

namespace spawn {

/// Which calls are taken to throw.
enum class ExceptionPaths {
  None,    ///< none
  Visible, ///< those that reach a visible throw-expression
  Any,     ///< all that are not known to be noexcept
};

/// Answers are kept for the whole translation unit.
class Throws {
public:
  explicit Throws(ExceptionPaths Paths) : Paths(Paths) {}

  /// What evaluating \p S raises, its operands left out: for a
  /// throw-expression, a call or a construction. In the order of the
  /// throw-expressions.
  ThrownTypes raisedBy(const clang::Stmt &S, const clang::ASTContext &Ctx);

  /// What the result of a task that runs \p Task raises at \p At, where it is
  /// asked for. \p Task is null where it is not known.
  ThrownTypes raisedByResult(const clang::FunctionDecl *Task,
                             clang::SourceLocation At,
                             const clang::ASTContext &Ctx) {
    if (Paths == ExceptionPaths::None)
      return {};
    return raisedByCall(Task, Task ? Task->getType() : clang::QualType(), At,
                        Ctx);
  }

private:
  ThrownTypes raisedByCall(const clang::FunctionDecl *Callee,
                           clang::QualType CalleeType,
                           clang::SourceLocation CallLoc,
                           const clang::ASTContext &Ctx);

  const ExceptionPaths Paths;
  EscapingThrows Escaping;
};

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_THROWS_THROWS_H
