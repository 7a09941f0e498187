//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// spawn-detached-handle: a task is detached that may outlive what it uses, or
/// never ends.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CHECKS_DETACHEDHANDLECHECK_H
#define SPAWN_TIDY_CHECKS_DETACHEDHANDLECHECK_H

#include "checks/SpawnCheck.h"
#include "flow/Detaches.h"
#include "flow/throws/EscapingThrows.h"
#include "tasks/Borrows.h"
#include <vector>

namespace spawn {

/// Judges each explicit detach by what the task needs. The contract is
/// docs/checks/detached-handle.md.
class DetachedHandleCheck : public SpawnCheck {
public:
  DetachedHandleCheck(llvm::StringRef Name,
                      clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;

private:
  /// What a detach may do wrong.
  struct Harm {
    /// What it needs; none: only its end is in question.
    std::optional<TaskNeed> Need;
    const clang::Stmt *Loop = nullptr; ///< the task never leaves it
    std::optional<Thrown> Raised;      ///< an exception that ends the program
  };
  struct Finding {
    Detach What;
    const clang::FunctionDecl *In;
    std::vector<DetachedTask> Tasks;
    std::optional<Harm> Does;
  };

  std::optional<Harm> judge(const Detach &Found, const clang::FunctionDecl *In,
                            llvm::ArrayRef<DetachedTask> Tasks,
                            const clang::ASTContext &Ctx);
  std::optional<Harm> judge(const DetachedTask &Task,
                            const clang::ASTContext &Ctx);
  /// True if what \p Task needs lasts until it has set what somebody waits for.
  bool isWaitedFor(const DetachedTask &Task, const TaskNeed &Need,
                   const Detach &Found, const clang::FunctionDecl &In);
  void report(const Finding &F, clang::ASTContext &Ctx);

  const bool All; ///< the option Detach
  EscapingThrows Throws;
  clang::ASTContext *Unit = nullptr;
  /// Until the end of the unit, when it is known which tasks other checks have
  /// spoken of.
  std::vector<Finding> Findings;
};

} // namespace spawn

#endif // SPAWN_TIDY_CHECKS_DETACHEDHANDLECHECK_H
