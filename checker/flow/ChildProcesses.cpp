//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See ChildProcesses.h.
///
//===----------------------------------------------------------------------===//

#include "flow/ChildProcesses.h"
#include "ast/Functions.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "flow/paths/Conditions.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringSet.h"

using namespace clang;

namespace spawn {
namespace {

/// True if a macro with one of \p Names wrote \p E.
bool isWrittenBy(const Expr &E, const llvm::StringSet<> &Names,
                 const ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  for (SourceLocation Loc = E.getBeginLoc(); Loc.isMacroID();
       Loc = SM.getImmediateMacroCallerLoc(Loc))
    if (Names.contains(
            Lexer::getImmediateMacroName(Loc, SM, Ctx.getLangOpts())))
      return true;
  return false;
}

/// Looks for a function that sets what becomes of the unit's children.
class ReapingFinder : public RecursiveASTVisitor<ReapingFinder> {
public:
  ReapingFinder(ASTContext &Ctx, const Catalogue &Known)
      : Ctx(Ctx), Known(Known) {}

  bool Found = false;

  bool TraverseDecl(Decl *D) {
    return !D || Found ||
           (!isa<TranslationUnitDecl>(D) && isInSystemHeader(*D)) ||
           RecursiveASTVisitor::TraverseDecl(D);
  }

  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->doesThisDeclarationHaveABody())
      forEachStatement(*F->getBody(), [&](const Stmt &S) {
        if (const auto *Call = dyn_cast<CallExpr>(&S))
          Found = Found || reaps(*Call, *F->getBody());
      });
    return !Found;
  }

private:
  bool reaps(const CallExpr &Call, const Stmt &Around) const {
    const FunctionDecl *Callee = Call.getDirectCallee();
    if (!Callee || Call.getNumArgs() < 2 ||
        !Known.SignalFunctions.find(*Callee) ||
        !isWrittenBy(*Call.getArg(0), Known.ChildSignals, Ctx))
      return false;
    const Expr *Action = Call.getArg(1);
    if (!Action->getType()->isPointerType() ||
        Action->getType()->isFunctionPointerType())
      return isReaping(*Action);
    // `sigaction(SIGCHLD, &action, 0)`: what the function fills it with.
    return anyStatement(Around, [&](const Stmt &S) {
      const auto *E = dyn_cast<Expr>(&S);
      return E && isReaping(*E);
    });
  }

  /// A setting, or a handler that waits.
  bool isReaping(const Expr &E) const {
    if (isa<IntegerLiteral, CStyleCastExpr, ParenExpr>(E) &&
        isWrittenBy(E, Known.ReapingSettings, Ctx))
      return true;
    const Expr *Inner = peel(&E)->IgnoreParenCasts();
    if (isWrittenBy(*Inner, Known.ReapingSettings, Ctx))
      return true;
    if (const auto *Address = dyn_cast<UnaryOperator>(Inner);
        Address && Address->getOpcode() == UO_AddrOf)
      Inner = Address->getSubExpr()->IgnoreParens();
    const auto *Ref = dyn_cast<DeclRefExpr>(Inner);
    const auto *Handler =
        Ref ? dyn_cast<FunctionDecl>(Ref->getDecl()) : nullptr;
    // What is called is no handler.
    if (!Handler || !E.getType()->isFunctionPointerType() ||
        !Handler->getReturnType()->isVoidType() ||
        Handler->getNumParams() == 0 ||
        !Handler->getParamDecl(0)->getType()->isIntegerType())
      return false;
    const FunctionDecl *Definition = nullptr;
    if (!Handler->hasBody(Definition))
      return true;
    return anyStatement(*Definition->getBody(), [&](const Stmt &S) {
      const auto *Call = dyn_cast<CallExpr>(&S);
      const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
      return Call && (!Callee || Known.WaitFunctions.find(*Callee));
    });
  }

  ASTContext &Ctx;
  const Catalogue &Known;
};

bool leavesSession(const Stmt &S, const Catalogue &Known) {
  const auto *Call = dyn_cast<CallExpr>(&S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const FunctionRow *Row = Callee ? Known.Functions.find(*Callee) : nullptr;
  return Row && Row->Role == FunctionRole::LeavesSession;
}

/// True if \p S leaves the session, but in no branch that ends the program: the
/// rest of the function is the daemon's.
bool goesOnInNewSession(const Stmt &S, const Catalogue &Known) {
  if (const auto *If = dyn_cast<IfStmt>(&S)) {
    for (const Stmt *Branch : {If->getThen(), If->getElse()})
      if (Branch && !anyStatement(*Branch, isNoReturnCall) &&
          goesOnInNewSession(*Branch, Known))
        return true;
    return If->getCond() && goesOnInNewSession(*If->getCond(), Known);
  }
  if (leavesSession(S, Known))
    return true;
  return llvm::any_of(S.children(), [&](const Stmt *Child) {
    return Child && goesOnInNewSession(*Child, Known);
  });
}

/// True if \p S has \p Exit in a branch that calls nothing.
bool onlyLeaves(const Stmt &S, const Stmt &Exit) {
  auto IsExit = [&](const Stmt &Inner) { return &Inner == &Exit; };
  if (const auto *If = dyn_cast<IfStmt>(&S))
    for (const Stmt *Branch : {If->getThen(), If->getElse()})
      if (Branch && anyStatement(*Branch, IsExit))
        return !anyStatement(*Branch, [](const Stmt &Inner) {
          return isa<CallExpr>(Inner);
        }) || onlyLeaves(*Branch, Exit);
  return llvm::any_of(S.children(), [&](const Stmt *Child) {
    return Child && onlyLeaves(*Child, Exit);
  });
}

} // namespace

bool reapsChildren(ASTContext &Ctx, const Catalogue &Known) {
  ReapingFinder Finder(Ctx, Known);
  for (Decl *D : Ctx.getTraversalScope())
    Finder.TraverseDecl(D);
  return Finder.Found;
}

bool makesDaemon(const FunctionDecl &F, const Stmt *Exit,
                 const Catalogue &Known) {
  return Exit && goesOnInNewSession(*F.getBody(), Known) &&
         onlyLeaves(*F.getBody(), *Exit);
}

bool endsInParent(const CallExpr &Call, const IfStmt &If,
                  const Catalogue &Known, const ASTContext &Ctx) {
  std::optional<bool> Taken;
  for (bool Value : {true, false})
    forEachAtom(*If.getCond(), Value, Known.Words, Ctx,
                [&](const ConditionAtom &Atom, bool Truth) {
                  // The id of a child is positive.
                  if (Atom.What == ConditionAtom::Kind::Compare &&
                      Atom.Subject == &Call && Atom.compare(1000) == Truth)
                    Taken = Value;
                });
  const Stmt *Branch = !Taken ? nullptr : *Taken ? If.getThen() : If.getElse();
  return Branch && anyStatement(*Branch, isNoReturnCall);
}

bool isWaitedForAfter(const Expr &Start, const Spawn &S,
                      const FunctionDecl &F) {
  const SourceManager &SM = F.getASTContext().getSourceManager();
  return anyStatement(*F.getBody(), [&](const Stmt &Inner) {
    const auto *Call = dyn_cast<CallExpr>(&Inner);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    return Callee && Callee->getIdentifier() &&
           llvm::is_contained(S.ReleasedBy, Callee->getName()) &&
           SM.isBeforeInTranslationUnit(Start.getBeginLoc(),
                                        Call->getBeginLoc());
  });
}

} // namespace spawn
