//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Surroundings.h.
///
//===----------------------------------------------------------------------===//

#include "flow/Surroundings.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace spawn {
namespace {

/// The body of the innermost function or lambda around \p E.
const Stmt *enclosingBody(const Expr &E, ASTContext &Ctx) {
  DynTypedNode Node = DynTypedNode::create(E);
  for (;;) {
    DynTypedNodeList Parents = Ctx.getParents(Node);
    if (Parents.empty())
      return nullptr;
    Node = Parents[0];
    if (const auto *FD = Node.get<FunctionDecl>())
      return FD->getBody();
    if (const auto *Lambda = Node.get<LambdaExpr>())
      return Lambda->getCallOperator()->getBody();
  }
}

struct ErrorFinder : RecursiveASTVisitor<ErrorFinder> {
  bool Found = false;
  bool VisitExpr(Expr *E) { return !(Found |= E->containsErrors()); }
  bool VisitVarDecl(VarDecl *D) { return !(Found |= D->isInvalidDecl()); }
};

} // namespace

bool isInCoroutine(const Expr &E, ASTContext &Ctx) {
  return isa_and_nonnull<CoroutineBodyStmt>(enclosingBody(E, Ctx));
}

bool isInBrokenFunction(const Expr &E, ASTContext &Ctx) {
  const Stmt *Body =
      Ctx.getDiagnostics().hasErrorOccurred() ? enclosingBody(E, Ctx) : nullptr;
  if (!Body)
    return false;
  ErrorFinder Finder;
  Finder.TraverseStmt(const_cast<Stmt *>(Body));
  return Finder.Found;
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
