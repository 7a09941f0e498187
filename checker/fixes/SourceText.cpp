//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See SourceText.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/SourceText.h"
#include "clang-tidy/utils/LexerUtils.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace spawn {

bool isWritten(SourceRange Range, const SourceManager &SM) {
  return Range.isValid() && Range.getBegin().isFileID() &&
         Range.getEnd().isFileID() &&
         SM.getFileID(Range.getBegin()) == SM.getFileID(Range.getEnd()) &&
         !SM.isInSystemHeader(Range.getBegin());
}

SourceLocation endOfToken(SourceLocation Last, const ASTContext &Ctx) {
  return Lexer::getLocForEndOfToken(Last, 0, Ctx.getSourceManager(),
                                    Ctx.getLangOpts());
}

/// The text of the line of \p Loc up to it.
static llvm::StringRef lineUpTo(SourceLocation Loc, const SourceManager &SM) {
  llvm::StringRef Before =
      SM.getBufferData(SM.getFileID(Loc)).take_front(SM.getFileOffset(Loc));
  return Before.substr(Before.rfind('\n') + 1);
}

llvm::StringRef indentationAt(SourceLocation Loc, const SourceManager &SM) {
  return lineUpTo(Loc, SM).take_while(
      [](char C) { return C == ' ' || C == '\t'; });
}

bool startsLine(SourceLocation Loc, const SourceManager &SM) {
  return lineUpTo(Loc, SM).trim(" \t").empty();
}

llvm::StringRef lineEndingAt(SourceLocation Loc, const SourceManager &SM) {
  llvm::StringRef Text = SM.getBufferData(SM.getFileID(Loc));
  size_t End = Text.find('\n');
  return End != llvm::StringRef::npos && End > 0 && Text[End - 1] == '\r'
             ? "\r\n"
             : "\n";
}

std::string indentedBy(llvm::StringRef Indentation) {
  return (Indentation + (Indentation.contains('\t') ? "\t" : "  ")).str();
}

/// True if something written before or after \p E would bind to a part of it.
static bool fallsApart(const Expr &E) {
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(&E))
    return Call->getOperator() != OO_Call &&
           Call->getOperator() != OO_Subscript &&
           Call->getOperator() != OO_Arrow;
  return isa<UnaryOperator, BinaryOperator, AbstractConditionalOperator,
             CoawaitExpr, CXXNewExpr, CStyleCastExpr>(E);
}

/// The last token of \p E. In `void(Thread{work})` Clang, up to 19 at least,
/// gives the construction the parentheses of the cast.
static SourceLocation lastTokenOf(const Expr &E, const ASTContext &Ctx) {
  const Expr *Inner = E.IgnoreImplicit();
  if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(Inner))
    Inner = Cast->getSubExpr()->IgnoreImplicit();
  const auto *Construct = dyn_cast<CXXConstructExpr>(Inner);
  const SourceManager &SM = Ctx.getSourceManager();
  if (Construct && Construct->getParenOrBraceRange().isValid() &&
      SM.isBeforeInTranslationUnit(Construct->getParenOrBraceRange().getBegin(),
                                   E.getBeginLoc()))
    return tidy::utils::lexer::getPreviousToken(E.getEndLoc(), SM,
                                                Ctx.getLangOpts())
        .getLocation();
  return E.getEndLoc();
}

llvm::SmallVector<FixItHint, 4> wrapExpression(const Expr &E,
                                               llvm::StringRef Before,
                                               llvm::StringRef After,
                                               const ASTContext &Ctx) {
  bool Parens = fallsApart(E);
  std::string Left = (Before + (Parens ? "(" : "")).str();
  std::string Right = ((Parens ? ")" : "") + After).str();
  llvm::SmallVector<FixItHint, 4> Edits;
  if (!Left.empty())
    Edits.push_back(FixItHint::CreateInsertion(E.getBeginLoc(), Left));
  if (!Right.empty())
    Edits.push_back(FixItHint::CreateInsertion(
        endOfToken(lastTokenOf(E, Ctx), Ctx), Right));
  return Edits;
}

std::optional<FixItHint> insertLineBefore(SourceLocation Loc,
                                          llvm::StringRef Statement,
                                          llvm::StringRef Indentation,
                                          const SourceManager &SM) {
  if (!startsLine(Loc, SM))
    return std::nullopt;
  llvm::StringRef LineEnding = lineEndingAt(Loc, SM);
  SourceLocation LineStart =
      Loc.getLocWithOffset(-static_cast<int>(lineUpTo(Loc, SM).size()));
  std::string Text;
  for (llvm::StringRef Rest = Statement; !Rest.empty();) {
    auto [Line, After] = Rest.split('\n');
    Text += (Indentation + Line + LineEnding).str();
    Rest = After;
  }
  return FixItHint::CreateInsertion(LineStart, Text);
}

} // namespace spawn
