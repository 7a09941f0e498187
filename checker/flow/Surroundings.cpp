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
#include "ast/Walk.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/DenseSet.h"

using namespace clang;

namespace spawn {
namespace {

/// Calls \p Visit with each node around \p E, innermost first, until it returns
/// true or the enclosing function ends; returns whether it returned true.
bool anyAround(const Expr &E, ASTContext &Ctx,
               llvm::function_ref<bool(const DynTypedNode &)> Visit) {
  DynTypedNode Node = DynTypedNode::create(E);
  for (;;) {
    DynTypedNodeList Parents = Ctx.getParents(Node);
    if (Parents.empty())
      return false;
    Node = Parents[0];
    if (Visit(Node))
      return true;
    // A lambda's call operator stands in the lambda, which ends the walk.
    const auto *Method = Node.get<CXXMethodDecl>();
    bool InLambda = Method && Method->getParent()->isLambda();
    if ((Node.get<FunctionDecl>() && !InLambda) || Node.get<LambdaExpr>())
      return false;
  }
}

} // namespace

const FunctionDecl *enclosingFunction(const Expr &E, ASTContext &Ctx) {
  const FunctionDecl *Found = nullptr;
  anyAround(E, Ctx, [&](const DynTypedNode &Node) {
    if (const auto *FD = Node.get<FunctionDecl>())
      Found = FD;
    else if (const auto *Lambda = Node.get<LambdaExpr>())
      Found = Lambda->getCallOperator();
    return Found && Found->getBody();
  });
  return Found;
}

static const Stmt *enclosingBody(const Expr &E, ASTContext &Ctx) {
  const FunctionDecl *FD = enclosingFunction(E, Ctx);
  return FD ? FD->getBody() : nullptr;
}

bool isInCoroutine(const Expr &E, ASTContext &Ctx) {
  return isa_and_nonnull<CoroutineBodyStmt>(enclosingBody(E, Ctx));
}

bool isInHandler(const Expr &E, ASTContext &Ctx) {
  return anyAround(E, Ctx, [](const DynTypedNode &Node) {
    return Node.get<CXXCatchStmt>() != nullptr;
  });
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
    return D->isInvalidDecl() || (F && F->hasBody(Definition) &&
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
  SourceLocation End = SM.getFileLoc(Range.getEnd());
  FileID File = SM.getFileID(Begin);
  llvm::StringRef Text = SM.getBufferData(File);
  Lexer Lex(SM.getLocForStartOfFile(File), Ctx.getLangOpts(), Text.begin(),
            Text.begin() + SM.getFileOffset(Begin), Text.end());
  Token Tok;
  while (!Lex.LexFromRawLexer(Tok) && Tok.isNot(tok::eof) &&
         Tok.getLocation() <= End)
    if (Visit(Tok))
      return true;
  return false;
}

bool BrokenCode::isAround(const Expr &E, ASTContext &Ctx) {
  const Stmt *Body =
      Ctx.getDiagnostics().hasErrorOccurred() ? enclosingBody(E, Ctx) : nullptr;
  return Body && isBroken(*Body, Ctx);
}

bool isUnevaluated(const Expr &E, ASTContext &Ctx) {
  return anyAround(E, Ctx, [](const DynTypedNode &Node) {
    return Node.get<TypeLoc>() || Node.get<RequiresExpr>() ||
           Node.get<UnaryExprOrTypeTraitExpr>() ||
           Node.get<CXXNoexceptExpr>() || Node.get<CXXTypeidExpr>();
  });
}

namespace {

/// `assert_throws([] { start(); });`: the name of the function that the lambda
/// around \p E is given to says what it expects.
bool isGivenToThrowTest(const Expr &E, ASTContext &Ctx) {
  const LambdaExpr *Lambda = nullptr;
  anyAround(E, Ctx, [&](const DynTypedNode &Node) {
    Lambda = Node.get<LambdaExpr>();
    return Lambda != nullptr;
  });
  return Lambda && anyAround(*Lambda, Ctx, [](const DynTypedNode &Node) {
           const auto *Call = Node.get<CallExpr>();
           const FunctionDecl *FD = Call ? Call->getDirectCallee() : nullptr;
           return FD && FD->getIdentifier() &&
                  FD->getName().contains_insensitive("throw");
         });
}

} // namespace

bool isExpectedToThrow(const Expr &E, ASTContext &Ctx) {
  if (isGivenToThrowTest(E, Ctx))
    return true;
  const SourceManager &SM = Ctx.getSourceManager();
  if (!E.getBeginLoc().isMacroID())
    return false;
  SourceLocation Outermost = SM.getExpansionLoc(E.getBeginLoc());
  return anyAround(E, Ctx, [&](const DynTypedNode &Node) {
    const auto *Try = Node.get<CXXTryStmt>();
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
