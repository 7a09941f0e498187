//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See VexingParseFixes.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/VexingParseFixes.h"
#include "ast/Callable.h"
#include "fixes/HandleName.h"
#include "fixes/JThread.h"
#include "fixes/JoinTitle.h"
#include "fixes/SourceText.h"
#include "flow/StatementPlace.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {

/// What \p Var hides: the function or variable with its name that the code
/// before it could mean; null where that is not plain to see.
static const ValueDecl *hiddenBy(const VarDecl &Var, const FunctionDecl &F,
                                 Parents &Around) {
  const SourceManager &SM = Around.context().getSourceManager();
  auto IsAround = [&](const Stmt *Scope) {
    return Scope && SM.isPointWithin(Var.getLocation(), Scope->getBeginLoc(),
                                     Scope->getEndLoc());
  };
  const ValueDecl *Found = nullptr;
  for (const Decl *D : F.decls()) {
    const auto *Other = dyn_cast<ValueDecl>(D);
    if (!Other || Other == &Var || Other->getDeclName() != Var.getDeclName() ||
        !SM.isBeforeInTranslationUnit(Other->getLocation(), Var.getLocation()))
      continue;
    if (isa<ParmVarDecl>(Other)) {
      Found = Found ? Found : Other;
      continue;
    }
    const auto *Declaration = Around.of(*Other).only<DeclStmt>();
    if (!Declaration)
      return nullptr;
    if (IsAround(Around.of(*Declaration).only<Stmt>()))
      Found = Other;
  }
  if (Found)
    return Found;
  for (const DeclContext *Outer = F.getParent(); Outer;
       Outer = Outer->getParent()) {
    // A lambda's surroundings, a class's members, and what a using-directive
    // brings are another matter.
    if (!Outer->isFileContext() || !Outer->using_directives().empty())
      return nullptr;
    DeclContext::lookup_result Names = Outer->lookup(Var.getDeclName());
    if (Names.empty())
      continue;
    const auto *Only =
        Names.isSingleResult()
            ? dyn_cast<ValueDecl>((*Names.begin())->getUnderlyingDecl())
            : nullptr;
    return Only && SM.isBeforeInTranslationUnit(
                       Only->getCanonicalDecl()->getLocation(),
                       Var.getLocation())
               ? Only
               : nullptr;
  }
  return nullptr;
}

/// A function, a pointer to one, or a lambda without captures: a thread can
/// copy and call it.
static bool isSurelyCallable(const ValueDecl &D) {
  QualType T = D.getType().getNonReferenceType();
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  return !Class || (Class->isLambda() &&
                    Class->captures_begin() == Class->captures_end());
}

Repairs repairVexing(const VarDecl &Var, const Handle &Kind,
                     const FixContext &Context, ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  const auto *F = dyn_cast<FunctionDecl>(Var.getDeclContext());
  std::optional<StatementPlace> Place = statementPlace(Var, *Context.Around);
  auto Parens = Var.getTypeSourceInfo()->getTypeLoc().getAs<ParenTypeLoc>();
  bool Standard =
      isStdThread(Var.getType()) || Kind.Drop == DropOutcome::Blocks;
  if (!F || !Place || !Parens || !Kind.Row || !Standard ||
      !Var.hasLocalStorage() || Parens.getInnerLoc().getAs<ParenTypeLoc>() ||
      !isWritten(Var.getSourceRange(), SM) || F->isTemplateInstantiation())
    return {};
  const ValueDecl *Callable = hiddenBy(Var, *F, *Context.Around);
  if (!Callable || maxArguments(Callable->getType()) != 0u ||
      !isSurelyCallable(*Callable))
    return {};

  SourceRange Open(Parens.getLParenLoc(), Parens.getLParenLoc());
  SourceRange Close(Parens.getRParenLoc(), Parens.getRParenLoc());
  TypeLoc Written = Parens.getInnerLoc();
  Repairs R;
  // Nothing ran before; what never ends, or may not, is not started unread.
  TaskEnd End = TaskEnd{};
  if (const auto *Function = dyn_cast<FunctionDecl>(Callable))
    End = Context.Ends->ofFunction(*Function);
  else if (const CXXRecordDecl *Class =
               Callable->getType().getNonReferenceType()->getAsCXXRecordDecl();
           Class && Class->isLambda())
    End = Context.Ends->ofFunction(*Class->getLambdaCallOperator());
  if (End.How == TaskEnd::Kind::Never)
    return {};
  auto Offer = [&](Fix Made) {
    Made.Title = joinTitle(Made.Title, End, Ctx);
    if (End.How == TaskEnd::Kind::ByItself)
      R.Safe = std::move(Made);
    else
      R.Choices.push_back(std::move(Made));
  };
  std::optional<FixItHint> Rename = renameToJThread(Written, Ctx);
  bool IsJThread = Kind.Drop == DropOutcome::Blocks;
  // What nothing follows would be joined at once by a variable, too.
  if (((Rename && hasJThread(Ctx) && !Place->IsLast) || IsJThread) &&
      Context.Edits->Blocks.admitDeclarations(*Place->Block, *F,
                                              *Context.Around)) {
    std::string Name = Context.Edits->freshName(
        wordsForCallable(*Callable, Kind.Noun), *F, Var.getLocation(), Ctx);
    Fix Named{"start the thread in a named 'std::jthread'",
              {FixItHint::CreateReplacement(Open, " " + Name + "{"),
               FixItHint::CreateReplacement(Close, "}")},
              {"<thread>"}};
    if (!IsJThread)
      Named.Edits.push_back(*Rename);
    Offer(std::move(Named));
  } else if (!IsJThread) {
    Offer({"start the thread and join it here",
           {FixItHint::CreateReplacement(Open, "{"),
            FixItHint::CreateReplacement(Close, "}.join()")}});
  }
  return Context.finish(std::move(R), Ctx);
}

} // namespace spawn
