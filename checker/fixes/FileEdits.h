//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What all fixes of a translation unit share, so that they fit together.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_FILEEDITS_H
#define SPAWN_TIDY_FIXES_FILEEDITS_H

#include "CompatTidy.h"
#include "ast/NameIndex.h"
#include "clang-tidy/utils/IncludeInserter.h"
#include "fixes/Fix.h"
#include "fixes/NamingCase.h"
#include "flow/StatementPlace.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringSet.h"
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace spawn {

/// What all fixes of a translation unit share: the includes, and the names and
/// lines that are already used. Not thread-safe.
class FileEdits {
public:
  /// \p AppliedAlone: one fix may be applied without the others (an editor), or
  /// only some of the findings are shown (changed lines), so that each must
  /// bring its includes. Else the first one in a file does.
  explicit FileEdits(bool AppliedAlone) : AppliedAlone(AppliedAlone) {}

  using IncludeStyle = clang::tidy::utils::IncludeSorter::IncludeStyle;

  /// Call it before the main file is read, with each style that a check has.
  void registerPreprocessor(clang::Preprocessor *PP, IncludeStyle Style);

  /// A name of \p Words for a local of \p F, in the case of the file around
  /// \p Loc, which clashes with nothing in scope and with no name given
  /// before.
  std::string freshName(const std::vector<std::string> &Words,
                        const clang::FunctionDecl &F, clang::SourceLocation Loc,
                        clang::ASTContext &Ctx);

  NameIndex Names;
  BlockFacts Blocks;
  TemplateTwins Twins;

  /// \p Found with its includes, in a \p Style that was registered. Safe is
  /// left out where it touches a line that another safe fix has changed: it
  /// will be offered the next time.
  Repairs finish(Repairs Found, IncludeStyle Style,
                 const clang::ASTContext &Ctx);

private:
  using IncludedHeader = std::pair<clang::FileID, std::string>;

  /// Adds the edits for the headers that \p F needs. False if an include would
  /// stand in a conditional directive or in a scope; the fix is then dropped.
  /// With \p Alone, \p F also gets an include that an earlier fix has added, as
  /// it may be applied without that fix.
  bool addIncludes(Fix &F, bool Alone, IncludeStyle Style,
                   const clang::ASTContext &Ctx);
  bool claimLines(const Fix &F, const clang::SourceManager &SM);

  const bool AppliedAlone;
  struct Includes {
    std::unique_ptr<clang::tidy::utils::IncludeInserter> Inserter;
    /// What the inserter said: in LLVM 14 it says it once.
    std::map<IncludedHeader, std::optional<clang::FixItHint>> Said;
  };
  std::map<IncludeStyle, Includes> OfStyle;
  std::set<IncludedHeader> Brought;
  llvm::DenseMap<clang::FileID, std::optional<NamingCase>> Cases;
  llvm::DenseMap<const clang::FunctionDecl *, llvm::StringSet<>> Given;
  /// The number that the next name made of the same words gets.
  llvm::DenseMap<const clang::FunctionDecl *, llvm::StringMap<unsigned>> Next;
  llvm::DenseSet<std::pair<clang::FileID, unsigned>> ChangedLines;
};

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_FILEEDITS_H
