//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// spawn-missing-nodiscard: a function returns the handle of spawned work, and
/// nothing warns where it is dropped.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CHECKS_MISSINGNODISCARDCHECK_H
#define SPAWN_TIDY_CHECKS_MISSINGNODISCARDCHECK_H

#include "checks/SpawnCheck.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <string>
#include <vector>

namespace spawn {

/// Looks at the first declaration of each function that returns a handle by
/// value. The contract is docs/checks/missing-nodiscard.md.
class MissingNodiscardCheck : public SpawnCheck {
public:
  MissingNodiscardCheck(llvm::StringRef Name,
                        clang::tidy::ClangTidyContext *Context);
  bool
  isLanguageVersionSupported(const clang::LangOptions &LangOpts) const override;
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;

private:
  /// A function that lacks the attribute.
  struct Producer {
    const clang::FunctionDecl *First; ///< its first declaration
    Spawn Called;                     ///< what a call of it is
    /// Its type depends on its arguments, and may be none of a handle.
    bool ReturnsAnyType;
  };

  /// The functions that return one class, by themselves.
  struct Producers {
    std::vector<Producer> Unmarked;
    bool SomeAreMarked = false;
  };

  void report(const clang::FunctionDecl &F, const Spawn &S);
  void report(const clang::CXXRecordDecl &Class, const Producers &Of);
  /// What a fix inserts; empty: there is nothing that compiles.
  std::string attribute(clang::ASTContext &Ctx) const;

  const std::string Macro; ///< the option NodiscardMacro
  clang::ASTContext *Unit = nullptr;
  llvm::SmallPtrSet<const clang::FunctionDecl *, 16> Seen;
  /// By the definition of the user's class; null: others.
  llvm::MapVector<const clang::CXXRecordDecl *, Producers> ByClass;
};

} // namespace spawn

#endif // SPAWN_TIDY_CHECKS_MISSINGNODISCARDCHECK_H
