//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a check gives to the makers of its fixes.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_FIXCONTEXT_H
#define SPAWN_TIDY_FIXES_FIXCONTEXT_H

#include "ast/Parents.h"
#include "fixes/FileEdits.h"
#include "tasks/TaskEnds.h"
#include <memory>
#include <string>

namespace spawn {

/// What the user says of fixes.
struct FixSettings {
  enum class Style {
    Plain, ///< make plain what happens, or repair what can only go wrong
    Hold,  ///< keep the handle in a variable whose scope is its release
  };
  Style How = Style::Plain;
  /// The qualified name of a class that is constructed from a handle and ends
  /// its work on destruction; empty: there is none.
  std::string GuardType;
  /// What declares it: `<guard.h>` or `guard.h`; empty: nothing to include.
  std::string GuardHeader;
  /// Choices bring their edits although nobody may be there to choose.
  bool Choices = false;
  clang::tidy::utils::IncludeSorter::IncludeStyle Includes =
      clang::tidy::utils::IncludeSorter::IS_LLVM;
};

/// What a repair needs to know besides the finding.
struct FixContext {
  FixSettings Settings;
  /// Not owned; these are set before a repair is asked for.
  const Catalogue *Known = nullptr;
  TaskEnds *Ends = nullptr;
  Parents *Around = nullptr;
  /// Shared by all checks of the module.
  std::shared_ptr<FileEdits> Edits;

  /// \copydoc FileEdits::finish
  Repairs finish(Repairs Found, const clang::ASTContext &Ctx) const {
    return Edits->finish(std::move(Found), Settings.Includes, Ctx);
  }
};

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_FIXCONTEXT_H
