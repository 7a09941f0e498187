//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// spawn-discarded-handle: the handle of spawned work is thrown away where it
/// is made.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CHECKS_DISCARDEDHANDLECHECK_H
#define SPAWN_TIDY_CHECKS_DISCARDEDHANDLECHECK_H

#include "checks/SpawnCheck.h"
#include "flow/CallableSink.h"
#include "llvm/ADT/MapVector.h"
#include <optional>
#include <vector>

namespace spawn {

/// Finds expressions that spawn, or that return a handle by value, whose value
/// nobody takes. The contract is docs/checks/discarded-handle.md.
class DiscardedHandleCheck : public SpawnCheck {
public:
  DiscardedHandleCheck(llvm::StringRef Name,
                       clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void onStartOfTranslationUnit() override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;

private:
  enum class CastToVoid : unsigned { Always, WithComment, Never };

  /// A finding before it has words.
  struct Finding {
    const clang::Expr *At; ///< where it is reported
    Spawn What;
    /// "is discarded", "is discarded by 'std::for_each'".
    std::string How;
    llvm::StringRef Where = "here"; ///< the place of the drop
    bool Explicit = false;          ///< the code says that it drops it
    bool OffersCast = false;        ///< a cast to void would be accepted
    bool CanEdit = false;           ///< a fix may change its text
  };

  void checkDiscarded(const clang::Expr &Discarded,
                      const clang::Expr *ExplicitDrop, clang::ASTContext &Ctx);
  void checkAsked(const clang::CXXMemberCallExpr &Call, clang::ASTContext &Ctx);
  /// `if (fork() == 0)` keeps nobody's id.
  void checkCompared(const clang::CallExpr &Call, clang::ASTContext &Ctx);
  void checkCallableSink(const clang::Expr &E, clang::ASTContext &Ctx);
  void checkVexingDeclaration(const clang::VarDecl &Var);
  bool acceptsExplicitDrop(DropOutcome Drop) const;
  /// Reports \p F, at once or when all calls of its producer have been seen.
  void add(const Finding &F, clang::ASTContext &Ctx);
  void report(const Finding &F, clang::ASTContext &Ctx);

  const CastToVoid AllowCastToVoid;
  std::optional<CallableSinks> Sinks; ///< once the unit is read
  /// Drops of futures that only structure knows, by what returns them: where
  /// all calls of that drop them, it is meant to be called so.
  llvm::MapVector<const clang::FunctionDecl *, std::vector<Finding>> ByProducer;
  clang::ASTContext *Unit = nullptr;
};

} // namespace spawn

#endif // SPAWN_TIDY_CHECKS_DISCARDEDHANDLECHECK_H
