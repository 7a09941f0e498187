//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// spawn-unstoppable-task: a spawned task loops without a way out, so that
/// nothing can stop it.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CHECKS_UNSTOPPABLETASKCHECK_H
#define SPAWN_TIDY_CHECKS_UNSTOPPABLETASKCHECK_H

#include "checks/SpawnCheck.h"
#include "tasks/TaskStart.h"

namespace spawn {

/// Looks at what each spawn runs. The contract is
/// docs/checks/unstoppable-task.md.
class UnstoppableTaskCheck : public SpawnCheck {
public:
  UnstoppableTaskCheck(llvm::StringRef Name,
                       clang::tidy::ClangTidyContext *Context);
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;

private:
  void checkStart(const clang::Expr &Site, clang::ASTContext &Ctx);
  /// What a library runs as a task: `QThread::run`.
  void checkOverrider(const clang::CXXMethodDecl &Method,
                      clang::ASTContext &Ctx);
  /// True if there is something to say of \p Loop, at \p Loc.
  bool isToBeReported(const clang::Stmt &Loop, clang::SourceLocation Loc,
                      clang::ASTContext &Ctx);
  void report(const clang::Stmt &Loop, const clang::Expr &Site,
              const TaskStart &Start, clang::ASTContext &Ctx);
  /// True if the unit calls what ends a thread at its next wait.
  bool interrupts(const clang::ASTContext &Ctx);

  std::optional<bool> Interrupts; ///< once it was asked for
};

} // namespace spawn

#endif // SPAWN_TIDY_CHECKS_UNSTOPPABLETASKCHECK_H
