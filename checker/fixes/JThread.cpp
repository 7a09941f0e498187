//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See JThread.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/JThread.h"
#include "ast/Callable.h"
#include "ast/Peel.h"
#include "ast/RawText.h"
#include "fixes/SourceText.h"
#include "flow/StatementPlace.h"
#include "handles/Names.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace spawn {

bool hasJThread(const ASTContext &Ctx) {
  if (!Ctx.getLangOpts().CPlusPlus20)
    return false;
  for (const NamedDecl *Std : Ctx.getTranslationUnitDecl()->lookup(
           DeclarationName(&Ctx.Idents.get("std"))))
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(Std))
      if (!Namespace->lookup(DeclarationName(&Ctx.Idents.get("jthread")))
               .empty())
        return true;
  return false;
}

bool isStdThread(QualType T) {
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  return Class && isNamed(*Class, "std::thread");
}

std::optional<FixItHint> renameToJThread(TypeLoc Written,
                                         const ASTContext &Ctx) {
  Written = Written.getUnqualifiedLoc();
  SourceRange Range = Written.getSourceRange();
  const SourceManager &SM = Ctx.getSourceManager();
  if (!isWritten(Range, SM) || !isStdThread(Written.getType()))
    return std::nullopt;
  llvm::SmallVector<Token, 4> Tokens;
  anyRawToken(Range, Ctx, [&](const Token &Tok) {
    Tokens.push_back(Tok);
    return false;
  });
  bool Global = !Tokens.empty() && Tokens.front().is(tok::coloncolon);
  if (Global)
    Tokens.erase(Tokens.begin());
  auto Is = [&](unsigned Index, llvm::StringRef Name) {
    return Tokens[Index].is(tok::raw_identifier) &&
           Tokens[Index].getRawIdentifier() == Name;
  };
  // By token, as the library may spell it in more than one way: an alias or a
  // macro is not `thread`.
  if (!Global && Tokens.size() == 1 && Is(0, "thread"))
    return FixItHint::CreateReplacement(Range, "std::jthread");
  if (Tokens.size() == 3 && Is(0, "std") && Tokens[1].is(tok::coloncolon) &&
      Is(2, "thread"))
    return FixItHint::CreateReplacement(
        SourceRange(Tokens[2].getLocation(), Tokens[2].getLocation()),
        "jthread");
  return std::nullopt;
}

TypeLoc constructedType(const Expr &E) {
  const TypeSourceInfo *Written = nullptr;
  if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(&E))
    Written = Cast->getTypeInfoAsWritten();
  else if (const auto *Object = dyn_cast<CXXTemporaryObjectExpr>(&E))
    Written = Object->getTypeSourceInfo();
  return Written ? Written->getTypeLoc() : TypeLoc();
}

bool takesNoStopToken(const Expr &Construct, const FixContext &Context) {
  const auto *Made = dyn_cast<CXXConstructExpr>(peel(&Construct));
  if (!Made)
    return false;
  llvm::SmallVector<const Expr *, 4> Arguments;
  for (const Expr *Arg : Made->arguments())
    if (!isa<CXXDefaultArgExpr>(Arg))
      Arguments.push_back(Arg);
  if (Arguments.empty())
    return true;
  if (Made->getConstructor()->isCopyOrMoveConstructor() ||
      Context.Edits->Twins.isDependent(Construct, *Context.Around))
    return false;
  // A stop token is no object to call a member of.
  const Expr *Callable = peelMove(Arguments.front());
  if (Callable->getType()->isMemberPointerType())
    return true;
  std::optional<unsigned> Max = maxArguments(Callable->getType());
  return Max && *Max < Arguments.size();
}

bool startToJThread(const Expr &Init, llvm::SmallVectorImpl<FixItHint> &Edits,
                    const FixContext &Context) {
  const Expr *Spelled = Init.IgnoreImplicit();
  if (!takesNoStopToken(*Spelled, Context))
    return false;
  TypeLoc Written = constructedType(*Spelled);
  if (!Written)
    return isa<CXXConstructExpr>(Spelled);
  std::optional<FixItHint> Rename =
      renameToJThread(Written, Context.Around->context());
  if (!Rename)
    return false;
  Edits.push_back(*std::move(Rename));
  return true;
}

/// True if \p Member is called and its value dropped, where a jthread's member
/// of that name is [[nodiscard]].
static bool ignoresNodiscard(const MemberExpr &Member, Parents &Around) {
  const auto *Call = Around.of(Member).only<CXXMemberCallExpr>();
  return !Call ||
         (!Call->getType()->isVoidType() && isDroppedItself(*Call, Around));
}

bool useToJThread(const Expr &Mention, llvm::SmallVectorImpl<FixItHint> &Edits,
                  const FixContext &Context) {
  static constexpr llvm::StringLiteral Shared[] = {"join", "joinable", "get_id",
                                                   "native_handle", "detach"};
  const Expr *Inner = &Mention;
  for (;;) {
    const auto *Around = Context.Around->of(*Inner).only<Expr>();
    if (!Around)
      return false;
    if (isa<ParenExpr, ImplicitCastExpr>(Around)) {
      Inner = Around;
      continue;
    }
    if (const auto *Member = dyn_cast<MemberExpr>(Around))
      return Member->getMemberDecl()->getIdentifier() &&
             llvm::is_contained(Shared, Member->getMemberDecl()->getName()) &&
             !ignoresNodiscard(*Member, *Context.Around);
    const auto *Assign = dyn_cast<CXXOperatorCallExpr>(Around);
    return Assign && Assign->getOperator() == OO_Equal &&
           Assign->getArg(0) == Inner &&
           isDroppedItself(*Assign, *Context.Around) &&
           constructedType(*Assign->getArg(1)->IgnoreImplicit()) &&
           startToJThread(*Assign->getArg(1), Edits, Context);
  }
}

} // namespace spawn
