//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// spawn-unreleased-member: a class starts work into a data member that its
/// destructor does not release.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CHECKS_UNRELEASEDMEMBERCHECK_H
#define SPAWN_TIDY_CHECKS_UNRELEASEDMEMBERCHECK_H

#include "checks/SpawnCheck.h"
#include "classes/UnreleasedMembers.h"
#include "flow/GivenHandles.h"
#include <optional>

namespace spawn {

/// Looks at the classes of a translation unit when all of it has been seen. The
/// contract is docs/checks/unreleased-member.md.
class UnreleasedMemberCheck : public SpawnCheck {
public:
  UnreleasedMemberCheck(llvm::StringRef Name,
                        clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void onStartOfTranslationUnit() override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;

private:
  void add(const clang::FieldDecl &Field, const GivenHandle &Given);
  void report(const UnreleasedMember &Found);

  const ExceptionPaths Paths;
  clang::ASTContext *Unit = nullptr; ///< null before the first match
  std::optional<ClassFacts> Members; ///< once the unit is read
  /// A mention may come before its class is complete.
  llvm::MapVector<const clang::FieldDecl *,
                  std::vector<const clang::MemberExpr *>>
      Mentions;
  /// Members whose type tells nothing, and what they are given does.
  llvm::MapVector<const clang::FieldDecl *, Holder> ByGift;
};

} // namespace spawn

#endif // SPAWN_TIDY_CHECKS_UNRELEASEDMEMBERCHECK_H
