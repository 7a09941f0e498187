//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where names stand in the text of files, and what of that the AST knows.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_NAMEINDEX_H
#define SPAWN_TIDY_AST_NAMEINDEX_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"
#include <memory>
#include <vector>

namespace spawn {

/// What a function mentions.
struct Mentions {
  /// Where its AST has a name: of a declaration, a reference, a member.
  llvm::DenseSet<clang::SourceLocation> Places;
  llvm::DenseMap<const clang::VarDecl *,
                 llvm::SmallVector<const clang::DeclRefExpr *, 2>>
      OfVariable;
};

/// Reads each file and each function once, however often it is asked. Not
/// thread-safe; of one translation unit.
class NameIndex {
public:
  /// The places in the text of \p Range, both ends included, where the
  /// identifier \p Name stands; those that the preprocessor leaves out, too.
  llvm::SmallVector<clang::SourceLocation, 8>
  placesOf(llvm::StringRef Name, clang::SourceRange Range,
           const clang::ASTContext &Ctx);

  /// The same, of a whole file, but for what stands inside a function or class
  /// at namespace scope.
  llvm::SmallVector<clang::SourceLocation, 8>
  placesOutside(llvm::StringRef Name, clang::FileID File,
                const clang::ASTContext &Ctx);

  /// What the outermost function around \p F mentions: a local may be captured
  /// by what stands in its function.
  const Mentions &mentionsAround(const clang::FunctionDecl &F);

  /// True if the text of \p F names \p Var where the AST does not: the
  /// preprocessor, an error, or an instantiation left that out.
  bool isMentionedOutOfSight(const clang::VarDecl &Var,
                             const clang::FunctionDecl &F);

  /// True if the preprocessor left a mention of \p Name in the text of \p F
  /// out, as NDEBUG does in an assertion.
  bool isLeftOut(llvm::StringRef Name, const clang::FunctionDecl &F);

private:
  using Offsets = std::vector<unsigned>; ///< ascending
  struct File {
    llvm::StringMap<Offsets> Names;
    /// Begin and end of the functions and classes, ascending; none overlap.
    std::vector<std::pair<unsigned, unsigned>> Scopes;
    bool HasScopes = false;
  };
  File &file(clang::FileID ID, const clang::ASTContext &Ctx);
  void addScopes(File &F, clang::FileID ID, const clang::DeclContext &Around);

  llvm::DenseMap<clang::FileID, std::unique_ptr<File>> Files;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Mentions>>
      Functions;
};

} // namespace spawn

#endif // SPAWN_TIDY_AST_NAMEINDEX_H
