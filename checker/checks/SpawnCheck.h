//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What all checks of the module share: the options that say what a handle is
/// and how findings are repaired.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CHECKS_SPAWNCHECK_H
#define SPAWN_TIDY_CHECKS_SPAWNCHECK_H

#include "Session.h"
#include "checks/Wording.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "fixes/FixContext.h"
#include "flow/throws/Throws.h"
#include "handles/Spawns.h"
#include <set>
#include <string>

namespace spawn {

/// Reads the options that every check has, locally (`spawn-x.HandleTypes`) or
/// for all checks (`HandleTypes`), and reports what is wrong with them as an
/// error, so that clang-tidy fails instead of passing for the wrong reason.
class SpawnCheck : public clang::tidy::ClangTidyCheck {
public:
  SpawnCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpanderPP) override;
  /// The unit has been parsed. An overrider calls it first: before, there is no
  /// model().
  void onStartOfTranslationUnit() override;
  /// An overrider calls it last.
  void onEndOfTranslationUnit() override;

protected:
  /// The value of option \p Name, local or global, as an index into
  /// \p Accepted, whose first word is the default. Another value is reported.
  ///
  /// Options are read and stored as strings only: the typed accessors of
  /// clang-tidy are templates over std::enable_if_t, which gcc and clang mangle
  /// differently, so that a plugin built with gcc would not find them.
  unsigned readChoice(llvm::StringRef Name,
                      llvm::ArrayRef<llvm::StringLiteral> Accepted);

  /// The option ExceptionPaths, read and stored.
  ExceptionPaths readExceptionPaths();
  void storeExceptionPaths(clang::tidy::ClangTidyOptions::OptionMap &Opts,
                           ExceptionPaths Paths);

  UnitModel &model() const { return *Model; }
  const HandleTypes &types() const { return Model->Types; }
  const Spawns &spawns() const { return Model->Spawners; }
  Session &session() { return *Shared; }
  /// What stands around the nodes of the unit.
  Parents &parents(clang::ASTContext &Ctx) { return Shared->parents(Ctx); }
  const FixContext &fixes(clang::ASTContext &Ctx) {
    Fixes.Known = &Model->catalogue();
    Fixes.Ends = &Model->Ends;
    Fixes.Around = &parents(Ctx);
    return Fixes;
  }

  /// What the advice on \p S depends on.
  Advice adviceOn(const Spawn &S, bool CanAwait,
                  const clang::ASTContext &Ctx) const;

  /// \p Loc, or where a macro of a system header is used that it stands in:
  /// what the macro spawns is the user's, and a warning inside of it is
  /// suppressed.
  clang::SourceLocation whereUsed(clang::SourceLocation Loc) const;

  /// A warning at \p Loc that carries the safe one of \p Found; in an editor,
  /// whose menu names a fix on a note by its text, noteChoices() does.
  clang::DiagnosticBuilder warn(clang::SourceLocation Loc,
                                llvm::StringRef Format, const Repairs &Found);
  /// A note at \p Loc for each choice of \p Found, in an editor also for the
  /// safe one.
  void noteChoices(clang::SourceLocation Loc, const Repairs &Found);

  /// Notes for how \p Raised comes to \p At; none where that throws it itself.
  void tellThrow(const Thrown &Raised, const clang::Stmt &At);

  /// True for the first finding at \p Loc: a template has one however often it
  /// is instantiated.
  bool isFirstAt(clang::SourceLocation Loc, const clang::SourceManager &SM);

private:
  void noteFix(clang::SourceLocation Loc, const Fix &Offered);
  FixContext readFixContext();

  const CatalogueOptions OfCatalogue;
  std::string Digest; ///< of what the catalogue is made of
  const bool DetectHandles;
  const bool IsInEditor;
  /// Of the translation unit; null before it is read.
  const clang::SourceManager *Sources = nullptr;
  const clang::DiagnosticsEngine *Diagnostics = nullptr;
  clang::IdentifierTable *Identifiers = nullptr;
  const std::shared_ptr<Session> Shared;
  UnitModel *Model = nullptr; ///< of Shared; null before the unit is read
  FixContext Fixes;
  std::set<std::pair<llvm::sys::fs::UniqueID, unsigned>> Reported;
};

} // namespace spawn

#endif // SPAWN_TIDY_CHECKS_SPAWNCHECK_H
