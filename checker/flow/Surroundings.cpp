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
#include "ast/Functions.h"
#include "ast/Walk.h"
#include "ast/Words.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/DenseSet.h"

using namespace clang;

namespace spawn {
namespace {

/// Calls \p Visit with each node around \p E, innermost first, until it returns
/// true or the enclosing function ends; returns whether it returned true.
bool anyAround(const Expr &E, Parents &Around,
               llvm::function_ref<bool(const Parent &)> Visit) {
  for (Parent In = Around.of(E); In; In = Around.of(In)) {
    if (Visit(In))
      return true;
    // A lambda's call operator stands in the lambda, which ends the walk.
    const auto *Method = In.get<CXXMethodDecl>();
    bool InLambda = Method && Method->getParent()->isLambda();
    if ((In.get<FunctionDecl>() && !InLambda) || In.get<LambdaExpr>())
      return false;
  }
  return false;
}

} // namespace

const FunctionDecl *enclosingFunction(const Expr &E, Parents &Around) {
  return Around.of(E).Function;
}

static const Stmt *enclosingBody(const Expr &E, Parents &Around) {
  const FunctionDecl *FD = enclosingFunction(E, Around);
  return FD ? FD->getBody() : nullptr;
}

bool isInCoroutine(const Expr &E, Parents &Around) {
  return isa_and_nonnull<CoroutineBodyStmt>(enclosingBody(E, Around));
}

bool isInHandler(const Expr &E, Parents &Around) {
  return Around.of(E).InHandler;
}

bool BrokenCode::isBroken(const Stmt &Body, ASTContext &Ctx) {
  if (!Ctx.getDiagnostics().hasErrorOccurred())
    return false;
  auto [It, IsNew] = Bodies.try_emplace(&Body);
  if (!IsNew)
    return It->second;
  bool &Broken = It->second;
  Broken = anyStatement(Body, [](const Stmt &S) {
    const auto *E = dyn_cast<Expr>(&S);
    return E && E->containsErrors();
  });
  forEachDeclaration(Body, [&](const NamedDecl &D) {
    Broken |= isa<VarDecl>(D) && D.isInvalidDecl();
  });
  return Broken;
}

bool isBrokenClass(const CXXRecordDecl &Class, BrokenCode &Broken) {
  ASTContext &Ctx = Class.getASTContext();
  if (!Ctx.getDiagnostics().hasErrorOccurred())
    return false;
  auto IsBroken = [&](const Decl *D) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
    const auto *F =
        Template ? Template->getTemplatedDecl() : dyn_cast<FunctionDecl>(D);
    const FunctionDecl *Definition = nullptr;
    return D->isInvalidDecl() ||
           (F && F->hasBody(Definition) &&
            (Definition->isInvalidDecl() ||
             Broken.isBroken(*Definition->getBody(), Ctx)));
  };
  return Class.isInvalidDecl() || llvm::any_of(Class.decls(), IsBroken) ||
         llvm::any_of(Class.bases(), [&](const CXXBaseSpecifier &Base) {
           const CXXRecordDecl *Of = Base.getType()->getAsCXXRecordDecl();
           return Of && Of->hasDefinition() && isBrokenClass(*Of, Broken);
         });
}

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

bool BrokenCode::isAround(const Expr &E, Parents &Around) {
  ASTContext &Ctx = Around.context();
  const Stmt *Body = Ctx.getDiagnostics().hasErrorOccurred()
                         ? enclosingBody(E, Around)
                         : nullptr;
  return Body && isBroken(*Body, Ctx);
}

bool isUnevaluated(const Expr &E, Parents &Around) {
  return Around.of(E).Unevaluated;
}

namespace {

/// `assert_throws` does, `run_nothrow` and `expect_no_throw` do not.
bool expectsThrow(llvm::StringRef Function, const Catalogue &Known) {
  std::vector<std::string> Words = wordsOf(Function);
  static constexpr llvm::StringLiteral Negations[] = {"no", "not", "never",
                                                      "non", "without"};
  for (size_t I = 0; I < Words.size(); ++I)
    if (Known.ExpectsThrow.contains(Words[I]))
      return I == 0 || !llvm::is_contained(Negations, Words[I - 1]);
  return false;
}

/// `assert_throws([] { start(); });`: the name of the function that the lambda
/// around \p E is given to says what it expects.
bool isGivenToThrowTest(const Expr &E, Parents &Around,
                        const Catalogue &Known) {
  const FunctionDecl *F = enclosingFunction(E, Around);
  const LambdaExpr *Lambda =
      F && isLambda(*F)
          ? Around.of(*cast<CXXMethodDecl>(F)->getParent()).get<LambdaExpr>()
          : nullptr;
  return Lambda && anyAround(*Lambda, Around, [&](const Parent &In) {
           const auto *Call = In.get<CallExpr>();
           const FunctionDecl *FD = Call ? Call->getDirectCallee() : nullptr;
           return FD && FD->getIdentifier() &&
                  expectsThrow(FD->getName(), Known);
         });
}

} // namespace

bool isExpectedToThrow(const Expr &E, Parents &Around, const Catalogue &Known) {
  if (isGivenToThrowTest(E, Around, Known))
    return true;
  const SourceManager &SM = Around.context().getSourceManager();
  if (!E.getBeginLoc().isMacroID())
    return false;
  SourceLocation Outermost = SM.getExpansionLoc(E.getBeginLoc());
  return anyAround(E, Around, [&](const Parent &In) {
    const auto *Try = In.get<CXXTryStmt>();
    return Try && SM.isMacroBodyExpansion(Try->getTryLoc()) &&
           SM.getExpansionLoc(Try->getTryLoc()) == Outermost;
  });
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
