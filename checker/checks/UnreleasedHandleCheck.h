//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// spawn-unreleased-handle: a local handle reaches the end of its life
/// unreleased on some path.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CHECKS_UNRELEASEDHANDLECHECK_H
#define SPAWN_TIDY_CHECKS_UNRELEASEDHANDLECHECK_H

#include "checks/SpawnCheck.h"
#include "fixes/VariableFixes.h"
#include "flow/SerialWaits.h"
#include "flow/paths/ReleasePaths.h"
#include "flow/throws/Throws.h"
#include <optional>

namespace spawn {

/// Follows the handles in local variables and by-value parameters. The contract
/// is docs/checks/unreleased-handle.md.
class UnreleasedHandleCheck : public SpawnCheck {
public:
  UnreleasedHandleCheck(llvm::StringRef Name,
                        clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void onStartOfTranslationUnit() override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;

private:
  void checkFunction(const clang::FunctionDecl &F);
  /// True if the body of \p F, as it was parsed, may lack code for \p Var.
  bool mayLackCode(const clang::VarDecl &Var, const clang::FunctionDecl &F);
  void report(const UnreleasedLocal &Found, const clang::FunctionDecl &F);
  void report(const SerialWait &Found, const clang::FunctionDecl &F);
  void tellPath(const UnreleasedLocal &Found);

  const ExceptionPaths Paths;
  Throws TheThrows;
  std::optional<VariableRepairs> Variables; ///< once the unit is read
  llvm::DenseSet<const clang::FunctionDecl *> Seen;
};

} // namespace spawn

#endif // SPAWN_TIDY_CHECKS_UNRELEASEDHANDLECHECK_H
