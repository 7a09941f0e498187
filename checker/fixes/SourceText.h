//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The text of a file around an edit: who wrote it, its lines and its layout.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_SOURCETEXT_H
#define SPAWN_TIDY_FIXES_SOURCETEXT_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <string>

namespace spawn {

/// True if both ends of \p Range are in one file of the user's, and no macro
/// made or was given them: only then may its ends be edited.
bool isWritten(clang::SourceRange Range, const clang::SourceManager &SM);

/// Where the token at \p Last ends.
clang::SourceLocation endOfToken(clang::SourceLocation Last,
                                 const clang::ASTContext &Ctx);

/// The white space that the line of \p Loc begins with, as it is written.
llvm::StringRef indentationAt(clang::SourceLocation Loc,
                              const clang::SourceManager &SM);

/// True if nothing but white space stands before \p Loc on its line.
bool startsLine(clang::SourceLocation Loc, const clang::SourceManager &SM);

/// How lines end in the file of \p Loc: "\r\n" or "\n".
llvm::StringRef lineEndingAt(clang::SourceLocation Loc,
                             const clang::SourceManager &SM);

/// One more step of indentation, in the manner of the line of \p Loc.
std::string indentedBy(llvm::StringRef Indentation);

/// Puts \p Before and \p After around \p E, which must be written; in
/// parentheses where \p E would otherwise fall apart.
llvm::SmallVector<clang::FixItHint, 4>
wrapExpression(const clang::Expr &E, llvm::StringRef Before,
               llvm::StringRef After, const clang::ASTContext &);

/// A new line with \p Statement (several lines, if it holds '\n') before the
/// one of \p Loc; none where other code stands before \p Loc on its line.
std::optional<clang::FixItHint>
insertLineBefore(clang::SourceLocation Loc, llvm::StringRef Statement,
                 llvm::StringRef Indentation, const clang::SourceManager &SM);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_SOURCETEXT_H
