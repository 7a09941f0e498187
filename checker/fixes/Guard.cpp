//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Guard.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/Guard.h"
#include "ast/Members.h"
#include "fixes/HandleName.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {
namespace {

/// The declaration with the qualified name \p Name; null where there is none.
const NamedDecl *lookUp(llvm::StringRef Name, const ASTContext &Ctx) {
  const DeclContext *Scope = Ctx.getTranslationUnitDecl();
  Name.consume_front("::");
  for (;;) {
    auto [First, Rest] = Name.split("::");
    DeclContext::lookup_result Found =
        Scope->lookup(DeclarationName(&Ctx.Idents.get(First)));
    if (Found.empty())
      return nullptr;
    const NamedDecl *D = (*Found.begin())->getUnderlyingDecl();
    if (Rest.empty())
      return D;
    if (const auto *Alias = dyn_cast<NamespaceAliasDecl>(D))
      D = Alias->getNamespace();
    Scope = dyn_cast<DeclContext>(D);
    if (!Scope)
      return nullptr;
    Name = Rest;
  }
}

/// True if a constructor of \p Guard takes a value of \p Handle alone.
bool takes(const CXXRecordDecl &Guard, QualType Handle) {
  if (!Guard.hasDefinition())
    return false;
  return llvm::any_of(Guard.getDefinition()->decls(), [&](const Decl *D) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
    const auto *Ctor = dyn_cast<CXXConstructorDecl>(
        Template ? Template->getTemplatedDecl() : D);
    if (!Ctor || Ctor->isDeleted() || Ctor->getAccess() != AS_public ||
        Ctor->isCopyOrMoveConstructor() || Ctor->getNumParams() == 0 ||
        Ctor->getMinRequiredArguments() > 1)
      return false;
    QualType Parameter = Ctor->getParamDecl(0)->getType();
    if (Parameter->isLValueReferenceType() &&
        !Parameter->getPointeeType().isConstQualified())
      return false;
    Parameter = Parameter.getNonReferenceType();
    return Parameter->isDependentType() ||
           Parameter.getCanonicalType().getUnqualifiedType() ==
               Handle.getCanonicalType().getUnqualifiedType();
  });
}

} // namespace

bool fitsGuard(QualType T, SourceLocation At, const FixContext &Context,
               const ASTContext &Ctx) {
  const FixSettings &Settings = Context.Settings;
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (Settings.GuardType.empty() || !Class || !Class->hasDefinition())
    return false;
  const NamedDecl *Declared = lookUp(Settings.GuardType, Ctx);
  if (!Declared) {
    bool CanStop = llvm::any_of(
        Context.Known->Words.names(MemberRole::Cancels),
        [&](const std::string &Name) {
          return !findMembers(*Class, llvm::StringRef(Name)).empty();
        });
    // Without a header to include, a guard that is not here stays away.
    return CanStop && !Settings.GuardHeader.empty();
  }
  if (!Ctx.getSourceManager().isBeforeInTranslationUnit(Declared->getLocation(),
                                                        At))
    return false;
  if (const auto *Template = dyn_cast<ClassTemplateDecl>(Declared))
    return takes(*Template->getTemplatedDecl(), T);
  if (const auto *Alias = dyn_cast<TypedefNameDecl>(Declared)) {
    const CXXRecordDecl *Guard =
        Alias->getUnderlyingType()->getAsCXXRecordDecl();
    return Guard && takes(*Guard, T);
  }
  const auto *Guard = dyn_cast<CXXRecordDecl>(Declared);
  return Guard && takes(*Guard, T);
}

std::string guardNameIn(const FunctionDecl &F, const FixSettings &Settings,
                        const ASTContext &Ctx) {
  llvm::StringRef Name = Settings.GuardType;
  if (Name.take_front(2) == "::")
    return Name.str();
  DeclarationName First(&Ctx.Idents.get(Name.split("::").first));
  for (const DeclContext *Around = &F; Around && !Around->isTranslationUnit();
       Around = Around->getParent())
    if (declaresName(*Around, First))
      return ("::" + Name).str();
  return Name.str();
}

} // namespace spawn
