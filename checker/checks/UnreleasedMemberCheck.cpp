//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See UnreleasedMemberCheck.h.
///
//===----------------------------------------------------------------------===//

#include "checks/UnreleasedMemberCheck.h"
#include "ast/Functions.h"
#include "ast/Peel.h"
#include "checks/Wording.h"
#include "fixes/MemberFixes.h"
#include "flow/BrokenCode.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace spawn {

UnreleasedMemberCheck::UnreleasedMemberCheck(llvm::StringRef Name,
                                             ClangTidyContext *Context)
    : SpawnCheck(Name, Context), Paths(readExceptionPaths()) {}

void UnreleasedMemberCheck::onStartOfTranslationUnit() {
  SpawnCheck::onStartOfTranslationUnit();
  Members.emplace(spawns(), session().Functions);
}

void UnreleasedMemberCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  SpawnCheck::storeOptions(Opts);
  storeExceptionPaths(Opts, Paths);
}

void UnreleasedMemberCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(cxxRecordDecl(isDefinition()).bind("class"), this);
  Finder->addMatcher(memberExpr(member(fieldDecl())).bind("mention"), this);
  Finder->addMatcher(cxxDestructorDecl(isDefinition()).bind("destructor"),
                     this);
  // What a number stands for is known by what it is given.
  auto Member = ignoringParenImpCasts(memberExpr(member(fieldDecl())));
  auto Element =
      anyOf(Member, ignoringParenImpCasts(arraySubscriptExpr(hasBase(Member))),
            ignoringParenImpCasts(cxxOperatorCallExpr(
                hasOverloadedOperatorName("[]"), hasArgument(0, Member))));
  Finder->addMatcher(
      binaryOperator(hasOperatorName("="), hasLHS(Element)).bind("gives"),
      this);
  Finder->addMatcher(
      callExpr(anyOf(hasAnyArgument(ignoringParenImpCasts(unaryOperator(
                         hasOperatorName("&"), hasUnaryOperand(Element)))),
                     cxxMemberCallExpr(on(Member))))
          .bind("gives"),
      this);
  Finder->addMatcher(
      cxxCtorInitializer(isMemberInitializer(),
                         forField(fieldDecl().bind("given")),
                         withInitializer(expr().bind("initial"))),
      this);
  Finder->addMatcher(
      fieldDecl(hasInClassInitializer(expr().bind("initial"))).bind("given"),
      this);
}

/// True if \p Field may hold what is no handle by its type: a number, a C
/// pointer, or several.
static bool mayHoldNumbers(const FieldDecl &Field) {
  QualType T = Field.getType();
  while (const auto *Array = T->getAsArrayTypeUnsafe())
    T = Array->getElementType();
  return T->isRecordType() ||
         (T->isPointerType() ? !T->isFunctionPointerType()
                             : T->isIntegerType() && !T->isBooleanType());
}

void UnreleasedMemberCheck::add(const FieldDecl &Field,
                                const GivenHandle &Given) {
  if (!Given.IsProcess && mayHoldNumbers(Field) && !isInSystemHeader(Field) &&
      !holderOf(Field, Field.getType(), spawns()))
    ByGift.insert({&Field, Holder{&Field, Given.Kind, Given.Shape}});
}

void UnreleasedMemberCheck::check(const MatchFinder::MatchResult &Result) {
  Unit = Result.Context;
  if (const auto *Class = Result.Nodes.getNodeAs<CXXRecordDecl>("class"))
    if (!isInSystemHeader(*Class))
      Members->addClass(*Class);
  if (const auto *Mention = Result.Nodes.getNodeAs<MemberExpr>("mention"))
    if (const auto *Field = dyn_cast<FieldDecl>(Mention->getMemberDecl());
        Field && (mayHoldNumbers(*Field) ||
                  holderOf(*Field, Field->getType(), spawns())))
      Mentions[Field].push_back(Mention);
  if (const auto *Value = Result.Nodes.getNodeAs<Expr>("initial"))
    if (std::optional<GivenHandle> Given = givenNumber(*Value, spawns()))
      add(*Result.Nodes.getNodeAs<FieldDecl>("given"), *Given);
  if (const auto *Gives = Result.Nodes.getNodeAs<Expr>("gives"))
    if (std::optional<GivenHandle> Given = givenHandleAt(*Gives, spawns()))
      if (const auto *Member = dyn_cast<MemberExpr>(peel(Given->To)))
        if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl()))
          add(*Field, *Given);
  if (const auto *Destructor =
          Result.Nodes.getNodeAs<CXXDestructorDecl>("destructor"))
    if (!isInSystemHeader(*Destructor) && !Destructor->isDependentContext())
      Members->addDestructor(*Destructor);
}

void UnreleasedMemberCheck::onEndOfTranslationUnit() {
  for (const auto &[Field, Held] : ByGift)
    Members->add(*Field, Held);
  for (const auto &[Field, Of] : Mentions)
    for (const MemberExpr *Mention : Of)
      Members->addMention(*Mention);
  if (Unit) {
    Members->complete(parents(*Unit));
    for (const UnreleasedMember &Found :
         findUnreleasedMembers(*Members, Paths, session().Edits.Names))
      report(Found);
  }
  SpawnCheck::onEndOfTranslationUnit();
}

static std::string describeEnd(const UnreleasedMember &Found) {
  const auto &Class = *cast<CXXRecordDecl>(Found.Field->getParent());
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  std::string Name = "the destructor of '" + Class.getNameAsString() + "'";
  if (!Destructor || Destructor->isImplicit())
    Name = "the implicit destructor of '" + Class.getNameAsString() + "'";
  switch (Found.Ends) {
  case MemberEnd::Destructor:
    return "is not released by " + Name + ", " +
           describeDrop(Found.What, "if it is still " + liveState(Found.What));
  case MemberEnd::Deleted:
    return "is deleted but not released by " + Name + ", " +
           describeDrop(Found.What, "if it is still " + liveState(Found.What));
  case MemberEnd::NeverDeleted:
    return "is never released, " + describeDrop(Found.What, "there");
  case MemberEnd::MoveAssignment:
    return "is overwritten by the move assignment before it is released, " +
           describeDrop(Found.What, "here");
  case MemberEnd::Overwrite:
    return "is overwritten before it is released, " +
           describeDrop(Found.What, "here");
  case MemberEnd::Construction:
    return "is not released when a later start in the constructor throws, " +
           describeDrop(Found.What, "then");
  case MemberEnd::Throw:
    return "is not released when the constructor throws, " +
           describeDrop(Found.What, "then");
  }
  return "";
}

void UnreleasedMemberCheck::report(const UnreleasedMember &Found) {
  ASTContext &Ctx = Found.Field->getASTContext();
  bool AtUse = Found.Ends == MemberEnd::MoveAssignment ||
               Found.Ends == MemberEnd::Overwrite;
  SourceLocation Loc =
      AtUse ? Found.At->getBeginLoc() : Found.Field->getLocation();
  if (isBrokenClass(*cast<CXXRecordDecl>(Found.Field->getParent()),
                    session().Broken) ||
      !isFirstAt(Loc, Ctx.getSourceManager()))
    return;
  const Repairs Fixes = repairMember(Found, Mentions[Found.Field], fixes(Ctx));
  warn(Loc, "%0 %1", Fixes)
      << describeHolder(*Found.Field, Found.Shape, Found.What)
      << describeEnd(Found);
  if (Found.What.Site)
    diag(Found.What.Site->getBeginLoc(), "started here", DiagnosticIDs::Note);
  if (Found.Ends == MemberEnd::Throw) {
    diag(Found.At->getBeginLoc(),
         isa<CXXThrowExpr>(Found.At)
             ? "this 'throw' leaves the constructor, and the destructor does "
               "not run"
             : "this call can throw, and then the destructor does not run",
         DiagnosticIDs::Note);
    tellThrow(Found.Raised, *Found.At);
  }
  if (Found.Ends == MemberEnd::Construction)
    diag(Found.At->getBeginLoc(),
         "where this throws, the destructor does not run", DiagnosticIDs::Note);
  if (Found.ReleasedBy)
    diag(Found.ReleasedBy->getLocation(),
         "%0 releases it, but the destructor does not call it",
         DiagnosticIDs::Note)
        << Found.ReleasedBy;
  Advice A = adviceOn(Found.What, /*CanAwait=*/false, Ctx);
  // What takes arguments is for others to call.
  if (Found.ReleasedBy && !Found.OnlyGivesAway &&
      Found.ReleasedBy->getMinRequiredArguments() == 0)
    A.ReleasedBy = Found.ReleasedBy;
  diag(Loc, "%0", DiagnosticIDs::Note)
      << (Found.Ends == MemberEnd::Throw
              ? describeReleaseInConstructor(Found.What, A)
          : AtUse ? describeReleaseBefore(Found.What, A)
                  : describeReleaseInDestructor(Found.What, A));
  noteChoices(Loc, Fixes);
}

} // namespace spawn
