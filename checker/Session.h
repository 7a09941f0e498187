//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What all checks of one translation unit share. clang-tidy constructs each
/// check independently, so they cannot share state through it.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_SESSION_H
#define SPAWN_TIDY_SESSION_H

#include "CompatTidy.h"
#include "ast/Body.h"
#include "ast/CompiledOnly.h"
#include "ast/Parents.h"
#include "fixes/FileEdits.h"
#include "flow/BrokenCode.h"
#include "flow/EventLoops.h"
#include "handles/LoadedCatalogue.h"
#include "handles/Spawns.h"
#include "tasks/TaskEnds.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseSet.h"
#include <memory>
#include <string>
#include <vector>

namespace spawn {

/// What checks with the same options know of the handles of one translation
/// unit. Not thread-safe.
class UnitModel {
public:
  UnitModel(std::shared_ptr<const LoadedCatalogue> Loaded, bool DetectHandles)
      : Loaded(std::move(Loaded)), DetectHandles(DetectHandles),
        Types(this->Loaded->Known, DetectHandles), Spawners(Types),
        Endless(this->Loaded->Known), Ends(Spawners, Endless),
        Loops(this->Loaded->Known) {}
  UnitModel(const UnitModel &) = delete;
  UnitModel &operator=(const UnitModel &) = delete;

  const std::shared_ptr<const LoadedCatalogue> Loaded; ///< never null
  const bool DetectHandles;
  const HandleTypes Types;
  const Spawns Spawners;
  EndlessLoops Endless;
  TaskEnds Ends;
  EventLoops Loops;

  const Catalogue &catalogue() const { return Loaded->Known; }
  /// True if \p S starts a child process that the unit has reaped without
  /// waiting for it by name.
  bool isReaped(const Spawn &S, clang::ASTContext &Ctx);

private:
  std::optional<bool> ReapsChildren; ///< once it was asked for
};

/// Lives as long as a check of its translation unit. Not thread-safe.
class Session {
public:
  /// The one of \p Context's translation unit; the first call makes it.
  /// Thread-safe: clangd checks several files at once.
  static std::shared_ptr<Session> of(clang::tidy::ClangTidyContext &Context);

  explicit Session(bool AppliedAlone) : Edits(AppliedAlone) {}
  Session(const Session &) = delete;
  Session &operator=(const Session &) = delete;
  /// Tells spawn-check that the unit was seen: appends a line of JSON to the
  /// file that the environment variable SPAWN_TIDY_LOG names, if it is set.
  ~Session();

  /// The translation unit's; \p Ctx is always the same.
  Parents &parents(clang::ASTContext &Ctx);

  /// The model for \p Loaded; the first call makes it. It lives as long as the
  /// session.
  UnitModel &model(std::shared_ptr<const LoadedCatalogue> Loaded,
                   bool DetectHandles);

  FileEdits Edits;
  BrokenCode Broken;
  Bodies Functions;
  CompiledOnly Compiled;
  /// Handles that a check has spoken of, for those whose turn comes later.
  llvm::DenseSet<const clang::ValueDecl *> Told;

  /// \p F is too large to be analyzed; nothing is reported of it.
  void skip(const clang::FunctionDecl &F);

  /// A check has come to the end of the translation unit.
  void endUnit(const clang::SourceManager &SM,
               const clang::DiagnosticsEngine &Diags);

private:
  std::string Unit;     ///< its absolute path; empty until its end
  bool Stopped = false; ///< a fatal error kept the rest from being parsed
  std::vector<std::string> Skipped;
  std::optional<Parents> Around;
  std::vector<std::unique_ptr<UnitModel>> Models;
};

} // namespace spawn

#endif // SPAWN_TIDY_SESSION_H
