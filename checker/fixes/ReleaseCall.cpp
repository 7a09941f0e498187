//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See ReleaseCall.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/ReleaseCall.h"
#include "ast/Members.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace spawn {

/// The call of the member \p Name of \p Class; none where that does not
/// compile.
static std::optional<ReleaseCall> callOf(const CXXRecordDecl &Class,
                                         llvm::StringRef Name,
                                         const Spawns &Spawners) {
  bool Nodiscard = false, OfRvalue = false;
  auto IsThat = [&](const NamedDecl *D) {
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    if (!Method || Method->isStatic() || Method->isDeleted() ||
        Method->getAccess() != AS_public ||
        Method->getRefQualifier() == RQ_LValue ||
        Method->getMinRequiredArguments() != 0 ||
        static_cast<bool>(Method->getTrailingRequiresClause()))
      return false;
    QualType Result = Method->getReturnType();
    const CXXRecordDecl *ResultClass =
        Result.getNonReferenceType()->getAsCXXRecordDecl();
    OfRvalue = Method->getRefQualifier() == RQ_RValue;
    Nodiscard = Method->hasAttr<WarnUnusedResultAttr>() ||
                (ResultClass && ResultClass->hasAttr<WarnUnusedResultAttr>());
    return !Result->isUndeducedType() &&
           !Spawners.types().kindOf(Result.getNonReferenceType());
  };
  if (llvm::none_of(findMembers(Class, Name), IsThat))
    return std::nullopt;
  return ReleaseCall{Name.str(), Nodiscard, OfRvalue};
}

std::optional<ReleaseCall> releaseCall(QualType T, MemberRole Role,
                                       const Spawns &Spawners) {
  std::optional<Handle> Kind = Spawners.types().kindOf(T);
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Kind || Kind->Wrapped || !Class)
    return std::nullopt;
  for (const std::string &Name : Spawners.catalogue().Words.names(Role))
    if (Kind->Row ? llvm::is_contained(Kind->Row->Releases, Name)
                  : !Spawners.types().asks(*Kind, Name))
      if (std::optional<ReleaseCall> Call = callOf(*Class, Name, Spawners))
        return Call;
  return std::nullopt;
}

} // namespace spawn
