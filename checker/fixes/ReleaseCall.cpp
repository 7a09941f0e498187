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
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace spawn {

ReleaseCall releaseCall(QualType T, llvm::StringRef Name, const Handles &H) {
  std::optional<Handle> Kind = H.kindOf(T);
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Kind || Kind->Wrapped || !Class ||
      (Kind->Row ? !llvm::is_contained(Kind->Row->Releases, Name)
                 : Kind->asks(Name)))
    return ReleaseCall::None;
  ASTContext &Ctx = Class->getASTContext();
  bool Nodiscard = false;
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
    Nodiscard = Method->hasAttr<WarnUnusedResultAttr>() ||
                (ResultClass && ResultClass->hasAttr<WarnUnusedResultAttr>());
    return !Result->isUndeducedType() &&
           !H.kindOf(Result.getNonReferenceType());
  };
  bool Found = false;
  auto Look = [&](const CXXRecordDecl *In) {
    Found |= llvm::any_of(In->lookup(DeclarationName(&Ctx.Idents.get(Name))),
                          IsThat);
    return true;
  };
  Look(Class);
  if (!Found)
    Class->forallBases(Look);
  return !Found      ? ReleaseCall::None
         : Nodiscard ? ReleaseCall::ReturnsNodiscard
                     : ReleaseCall::Possible;
}

} // namespace spawn
