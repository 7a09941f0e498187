//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Structure.h.
///
//===----------------------------------------------------------------------===//

#include "handles/Structure.h"
#include "ast/Callable.h"
#include "ast/Members.h"
#include "handles/Coroutine.h"
#include "handles/DestructorOutcome.h"

using namespace clang;

namespace spawn {
namespace {

bool hasNestedType(const CXXRecordDecl &RD, llvm::StringRef Name) {
  return llvm::any_of(findMembers(RD, Name),
                      [](const NamedDecl *D) { return isa<TypeDecl>(D); });
}

/// join() without parameters that ends work, and does not glue a string.
bool hasJoin(const CXXRecordDecl &RD, const Vocabulary &Words) {
  llvm::StringRef Name = Words.memberOf(RD, MemberRole::Joins);
  return !Name.empty() &&
         llvm::any_of(findMembers(RD, Name), [&](const NamedDecl *D) {
           const FunctionDecl *FD = asFunction(D);
           if (!FD || FD->getNumParams() != 0)
             return false;
           const CXXRecordDecl *Result =
               FD->getReturnType().getNonReferenceType()->getAsCXXRecordDecl();
           return !Result || !Result->hasDefinition() || isAwaitable(*Result) ||
                  Words.hasMemberWith(MemberRole::Waits, *Result);
         });
}

/// True if work is given to an object of \p RD.
bool takesWork(const CXXRecordDecl &RD, const Vocabulary &Words) {
  auto TakesCallable = [](const NamedDecl *D) {
    const FunctionDecl *FD = asFunction(D);
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(FD);
    return Method && !Method->isStatic() && D->getAccess() == AS_public &&
           llvm::any_of(FD->parameters(), [](const ParmVarDecl *Parameter) {
             QualType T = Parameter->getType().getNonReferenceType();
             return T->isDependentType() || isCallable(T);
           });
  };
  return llvm::any_of(
      Words.names(MemberRole::TakesWork), [&](const std::string &Name) {
        return llvm::any_of(findMembers(RD, Name), TakesCallable);
      });
}

/// False where destroying an \p RD visibly leaves the work alone.
bool mayEndItsWork(const CXXRecordDecl &RD, const Catalogue &Known) {
  const CXXDestructorDecl *Dtor = RD.getDestructor();
  return !Dtor || !Dtor->isUserProvided() || !Dtor->hasBody() ||
         endsItsWork(RD, Known);
}

} // namespace

std::optional<StructuralHandle> detectHandle(const CXXRecordDecl &RD,
                                             const Catalogue &Known) {
  if (!RD.hasDefinition() || RD.isLambda() || RD.isDependentContext())
    return std::nullopt;
  const Vocabulary &Words = Known.Words;
  auto Has = [&](MemberRole Role) { return Words.hasMemberWith(Role, RD); };
  bool Joins = hasJoin(RD, Words);
  if (Joins && (Has(MemberRole::AsksLive) || Has(MemberRole::Detaches)))
    return StructuralHandle{StructuralKind::ThreadLike,
                            outcomeOfDestructor(RD, Known)};

  // Pools and scopes can be waited for too, but they hold work; they are not
  // the handle of one.
  if (takesWork(RD, Words) && mayEndItsWork(RD, Known))
    return std::nullopt;

  if (const CXXRecordDecl *Promise = promiseOf(RD)) {
    if (!definitionOrPattern(Promise))
      return std::nullopt;
    if (auto Drop = coroutineOutcome(*Promise, &RD, Known))
      return StructuralHandle{StructuralKind::Awaitable, *Drop};
    return std::nullopt;
  }
  if (hasNestedType(RD, "sender_concept"))
    return StructuralHandle{StructuralKind::Awaitable, DropOutcome::NeverRuns};

  bool Awaitable = isAwaitable(RD);
  if (Has(MemberRole::Waits) && Has(MemberRole::Results))
    return StructuralHandle{StructuralKind::FutureLike,
                            outcomeOfDestructor(RD, Known)};
  if (Has(MemberRole::Cancels) &&
      (Joins || Has(MemberRole::AsksFinished) || Awaitable))
    return StructuralHandle{StructuralKind::TaskLike,
                            outcomeOfDestructor(RD, Known)};
  // Nothing but co_await can be done with it: what it stands for starts there.
  if (Awaitable && !(isMereAwaiter(RD) && suspends(RD) == false))
    return StructuralHandle{StructuralKind::Awaitable, DropOutcome::NeverRuns};
  return std::nullopt;
}

} // namespace spawn
