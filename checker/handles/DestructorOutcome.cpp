//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See DestructorOutcome.h.
///
//===----------------------------------------------------------------------===//

#include "handles/DestructorOutcome.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace spawn {
namespace {

/// Collects what a destructor calls, through the bodies it can see.
class DestructorCalls : public RecursiveASTVisitor<DestructorCalls> {
public:
  explicit DestructorCalls(const Catalogue &Known) : Known(Known) {}

  bool Cancels = false, Blocks = false, Detaches = false, Terminates = false;

  void follow(const FunctionDecl *FD, unsigned Depth) {
    const FunctionDecl *Definition = nullptr;
    if (!FD || !FD->hasBody(Definition) || Depth > MaxDestructorCallDepth)
      return;
    // From nearer, more of what it calls is within the bound.
    auto [It, IsNew] = Nearest.try_emplace(Definition, Depth);
    if (!IsNew && It->second <= Depth)
      return;
    It->second = Depth;
    unsigned Saved = std::exchange(CurrentDepth, Depth);
    TraverseStmt(Definition->getBody());
    CurrentDepth = Saved;
  }

  bool TraverseLambdaExpr(LambdaExpr *) { return true; }

  bool VisitCallExpr(CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee || !Callee->getIdentifier())
      return true;
    if (const FunctionRow *Row = Known.Functions.find(*Callee)) {
      // An assertion is no outcome: it says what its author rules out.
      Terminates |=
          Row->Role == FunctionRole::Aborts && !Call->getBeginLoc().isMacroID();
      Blocks |= Row->Role == FunctionRole::Releases;
      return true;
    }
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    llvm::StringRef Name = Callee->getName();
    if (Method &&
        (destroysCoroutine(*Method) ||
         endsWork(*Call, Name, {MemberRole::Cancels}, MemberRole::Stops)))
      Cancels = true;
    else if (Method && Known.Words.has(Name, MemberRole::Detaches) &&
             isOnThis(*Call))
      Detaches = true;
    else if (Method && endsWork(*Call, Name,
                                {MemberRole::Joins, MemberRole::Waits,
                                 MemberRole::Blocks},
                                MemberRole::Results))
      Blocks = true;
    else if (!Callee->isInStdNamespace())
      follow(Callee, CurrentDepth + 1);
    return true;
  }

private:
  static bool destroysCoroutine(const CXXMethodDecl &Method) {
    return isNamed(*Method.getParent(), "std::coroutine_handle") &&
           Method.getName() == "destroy";
  }

  static bool isOnThis(const CallExpr &Call) {
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
    return Member &&
           isa<CXXThisExpr>(
               Member->getImplicitObjectArgument()->IgnoreParenImpCasts());
  }

  /// True if \p Call, of a member called \p Name, has one of \p Roles, or
  /// \p Common, whose names are everybody's: a smart pointer is got, a clock is
  /// stopped. They count on the object itself, or on what else can be awaited.
  bool endsWork(const CallExpr &Call, llvm::StringRef Name,
                std::initializer_list<MemberRole> Roles,
                MemberRole Common) const {
    const Vocabulary &Words = Known.Words;
    if (Words.hasAny(Name, Roles))
      return true;
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
    if (!Member || !Words.has(Name, Common))
      return false;
    bool Gets = Common == MemberRole::Results;
    if (!Gets && isOnThis(Call))
      return true;
    const CXXRecordDecl &RD = *Member->getRecordDecl();
    return Words.hasMemberWith(MemberRole::Waits, RD) ||
           (!Gets && (Words.hasMemberWith(MemberRole::Joins, RD) ||
                      Words.hasMemberWith(MemberRole::Runs, RD)));
  }

  const Catalogue &Known;
  llvm::DenseMap<const FunctionDecl *, unsigned> Nearest;
  unsigned CurrentDepth = 0;
};

/// A handle may be the part of a part, this deep.
constexpr unsigned MaxPartDepth = 2;

DropOutcome outcomeOfDestructor(const CXXRecordDecl &RD, const Catalogue &Known,
                                unsigned Depth);

/// What destroying the members and bases of \p RD does, told by the handles
/// among them and by the destructors of the others.
std::optional<DropOutcome> outcomeOfParts(const CXXRecordDecl &RD,
                                          const Catalogue &Known,
                                          unsigned Depth) {
  auto OutcomeOf = [&](QualType T) -> std::optional<DropOutcome> {
    const CXXRecordDecl *Part = T->getAsCXXRecordDecl();
    if (!Part || !Part->hasDefinition() || Depth > MaxPartDepth)
      return std::nullopt;
    if (const HandleRow *Kind = Known.Handles.find(*Part))
      return Kind->SpawnsWhenConstructed ? Kind->Drop : std::nullopt;
    if (Part->isInStdNamespace())
      return std::nullopt;
    DropOutcome Drop = outcomeOfDestructor(*Part, Known, Depth + 1);
    return Drop == DropOutcome::Orphans ? std::nullopt : std::optional(Drop);
  };
  for (const FieldDecl *Field : RD.fields())
    if (auto Drop = OutcomeOf(Field->getType()))
      return Drop;
  for (const CXXBaseSpecifier &Base : RD.bases())
    if (auto Drop = OutcomeOf(Base.getType()))
      return Drop;
  return std::nullopt;
}

DropOutcome outcomeOfDestructor(const CXXRecordDecl &RD, const Catalogue &Known,
                                unsigned Depth) {
  const CXXDestructorDecl *Dtor = RD.getDestructor();
  bool Visible = !Dtor || Dtor->isImplicit() || Dtor->isDefaulted() ||
                 Dtor->hasBody() || Dtor->getTemplateInstantiationPattern();
  if (!Visible)
    return DropOutcome::Orphans;
  if (Dtor) {
    DestructorCalls Calls(Known);
    const FunctionDecl *Body = Dtor;
    if (!Dtor->hasBody())
      if (const FunctionDecl *Pattern = Dtor->getTemplateInstantiationPattern())
        Body = Pattern;
    Calls.follow(Body, 0);
    // A destructor that cancels and then joins has cancelled; one that joins
    // and terminates where joining fails has joined.
    if (Calls.Cancels)
      return DropOutcome::Cancels;
    if (Calls.Blocks)
      return DropOutcome::Blocks;
    // Whatever its parts do, the work is no longer in them.
    if (Calls.Detaches)
      return DropOutcome::Orphans;
    if (Calls.Terminates)
      return DropOutcome::Terminates;
  }
  return outcomeOfParts(RD, Known, Depth).value_or(DropOutcome::Orphans);
}

} // namespace

DropOutcome outcomeOfDestructor(const CXXRecordDecl &RD,
                                const Catalogue &Known) {
  return outcomeOfDestructor(RD, Known, /*Depth=*/0);
}

std::optional<DropOutcome> outcomeOfOwnDestructor(const CXXRecordDecl &RD,
                                                  const Catalogue &Known) {
  const CXXDestructorDecl *Dtor = RD.getDestructor();
  if (!Dtor || (!Dtor->hasBody() && !Dtor->getTemplateInstantiationPattern()))
    return std::nullopt;
  return outcomeOfDestructor(RD, Known);
}

bool endsItsWork(const CXXRecordDecl &RD, const Catalogue &Known) {
  DropOutcome Drop = outcomeOfDestructor(RD, Known);
  return Drop == DropOutcome::Cancels || Drop == DropOutcome::Blocks;
}

} // namespace spawn
