//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Members.h.
///
//===----------------------------------------------------------------------===//

#include "ast/Members.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace spawn {

const CXXRecordDecl *definitionOrPattern(const CXXRecordDecl *RD) {
  if (!RD || RD->hasDefinition())
    return RD ? RD->getDefinition() : nullptr;
  if (const CXXRecordDecl *Pattern = RD->getTemplateInstantiationPattern())
    return Pattern->getDefinition();
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(RD))
    return Spec->getSpecializedTemplate()->getTemplatedDecl()->getDefinition();
  return nullptr;
}

const CXXRecordDecl *recordOrPattern(QualType T) {
  if (const CXXRecordDecl *RD = T->getAsCXXRecordDecl())
    return RD;
  if (const auto *TST = T->getAs<TemplateSpecializationType>())
    if (const auto *CTD = dyn_cast_or_null<ClassTemplateDecl>(
            TST->getTemplateName().getAsTemplateDecl()))
      return CTD->getTemplatedDecl();
  return nullptr;
}

/// The classes that a base of type \p T may be: all that an alias template
/// which is not yet resolved is given, as `conditional_t<c, A, B>` is one of
/// two.
static llvm::SmallVector<const CXXRecordDecl *, 2> possibleBases(QualType T) {
  if (const CXXRecordDecl *RD = recordOrPattern(T))
    return {RD};
  llvm::SmallVector<const CXXRecordDecl *, 2> Found;
  if (const auto *TST = T->getAs<TemplateSpecializationType>())
    if (isa_and_nonnull<TypeAliasTemplateDecl>(
            TST->getTemplateName().getAsTemplateDecl()))
      for (const TemplateArgument &Arg : TST->template_arguments())
        if (Arg.getKind() == TemplateArgument::Type)
          Found.push_back(recordOrPattern(Arg.getAsType()));
  return Found;
}

llvm::SmallVector<const NamedDecl *, 2> findMembers(const CXXRecordDecl &RD,
                                                    DeclarationName Name) {
  llvm::SmallVector<const NamedDecl *, 2> Found;

  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Seen;
  auto Visit = [&](auto &Self, const CXXRecordDecl *R) -> void {
    R = definitionOrPattern(R);
    if (!R || !Seen.insert(R).second)
      return;
    for (const NamedDecl *D : R->lookup(Name))
      Found.push_back(D);
    if (!Found.empty())
      return;
    for (const CXXBaseSpecifier &Base : R->bases())
      for (const CXXRecordDecl *Possible : possibleBases(Base.getType()))
        Self(Self, Possible);
  };
  Visit(Visit, &RD);
  return Found;
}

llvm::SmallVector<const NamedDecl *, 2> findMembers(const CXXRecordDecl &RD,
                                                    llvm::StringRef Name) {
  return findMembers(RD, DeclarationName(&RD.getASTContext().Idents.get(Name)));
}

llvm::SmallVector<const NamedDecl *, 2> findMembers(const CXXRecordDecl &RD,
                                                    OverloadedOperatorKind Op) {
  return findMembers(
      RD, RD.getASTContext().DeclarationNames.getCXXOperatorName(Op));
}

const FunctionDecl *asFunction(const NamedDecl *D) {
  if (const auto *Using = dyn_cast<UsingShadowDecl>(D))
    D = Using->getTargetDecl();
  if (const auto *FTD = dyn_cast<FunctionTemplateDecl>(D))
    return FTD->getTemplatedDecl();
  return dyn_cast<FunctionDecl>(D);
}

bool hasMember(const CXXRecordDecl &RD, llvm::StringRef Name) {
  return llvm::any_of(findMembers(RD, Name), [](const NamedDecl *D) {
    const auto *M = dyn_cast_or_null<CXXMethodDecl>(asFunction(D));
    return M && !M->isStatic() && !M->isDeleted() &&
           D->getAccess() == AS_public && M->getMinRequiredArguments() == 0;
  });
}

bool hasAnyMember(const CXXRecordDecl &RD, llvm::StringRef Name) {
  return llvm::any_of(findMembers(RD, Name), [](const NamedDecl *D) {
    return asFunction(D) && D->getAccess() == AS_public;
  });
}

} // namespace spawn
