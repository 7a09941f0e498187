//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See RawText.h.
///
//===----------------------------------------------------------------------===//

#include "ast/RawText.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace spawn {

bool anyRawToken(SourceRange Range, const ASTContext &Ctx,
                 llvm::function_ref<bool(const Token &)> Visit) {
  const SourceManager &SM = Ctx.getSourceManager();
  SourceLocation Begin = SM.getFileLoc(Range.getBegin());
  unsigned End = SM.getFileOffset(SM.getFileLoc(Range.getEnd()));
  FileID File = SM.getFileID(Begin);
  llvm::StringRef Text = SM.getBufferData(File);
  Lexer Lex(SM.getLocForStartOfFile(File), Ctx.getLangOpts(), Text.begin(),
            Text.begin() + SM.getFileOffset(Begin), Text.end());
  Token Tok;
  while (!Lex.LexFromRawLexer(Tok) && Tok.isNot(tok::eof) &&
         SM.getFileOffset(Tok.getLocation()) <= End)
    if (Visit(Tok))
      return true;
  return false;
}

bool hasCommentAt(const Expr &E, const ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  CharSourceRange Range = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(E.getSourceRange()), SM,
      Ctx.getLangOpts());
  if (Range.isInvalid())
    Range = SM.getExpansionRange(E.getSourceRange());
  FileID File = SM.getFileID(Range.getBegin());
  unsigned First = SM.getSpellingLineNumber(Range.getBegin());
  unsigned Last = SM.getSpellingLineNumber(Range.getEnd());
  unsigned Above = First > 1 ? First - 1 : First;

  SourceLocation Start = SM.translateLineCol(File, Above, 1);
  llvm::StringRef Text = SM.getBufferData(File);
  Lexer Lex(SM.getLocForStartOfFile(File), Ctx.getLangOpts(), Text.begin(),
            Text.begin() + SM.getFileOffset(Start), Text.end());
  Lex.SetCommentRetentionState(true);
  Token Tok;
  while (!Lex.LexFromRawLexer(Tok) && Tok.isNot(tok::eof)) {
    if (SM.getSpellingLineNumber(Tok.getLocation()) > Last)
      return false;
    if (Tok.is(tok::comment))
      return true;
  }
  return false;
}

} // namespace spawn
