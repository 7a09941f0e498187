//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See StandardTypes.h.
///
//===----------------------------------------------------------------------===//

#include "tasks/StandardTypes.h"
#include "ast/Functions.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace spawn {
namespace {

/// One question about a type. What it has seen, it need not see again: the
/// first type that is not plain settles the question.
class PlainSearch {
public:
  explicit PlainSearch(const Catalogue &Known) : Known(Known) {}

  bool isPlain(const TemplateArgument &Arg) {
    switch (Arg.getKind()) {
    case TemplateArgument::Type:
      return isPlain(Arg.getAsType(), /*IsHeld=*/true);
    case TemplateArgument::Pack:
      return llvm::all_of(
          Arg.pack_elements(),
          [&](const TemplateArgument &One) { return isPlain(One); });
    case TemplateArgument::Integral:
      return true;
    default:
      return false;
    }
  }

  /// \p IsHeld: of a value behind a pointer or in a container, which may be of
  /// a derived class.
  bool isPlain(QualType T, bool IsHeld) {
    if (T.isNull())
      return false;
    T = T.getCanonicalType().getNonReferenceType();
    while (T->isPointerType() || T->isArrayType()) {
      IsHeld |= T->isPointerType();
      T = T->isPointerType() ? T->getPointeeType()
                             : QualType(T->getBaseElementTypeUnsafe(), 0);
    }
    if (T->isBuiltinType())
      return !T->isDependentType();
    const TagDecl *Tag = T->getAsTagDecl();
    return Tag && isPlain(*Tag, IsHeld);
  }

  bool isPlain(const TagDecl &Tag, bool IsHeld) {
    const auto *Own = dyn_cast<CXXRecordDecl>(&Tag);
    if (!isStandard(Tag) ||
        (IsHeld && Own && Own->hasDefinition() && Own->isPolymorphic()))
      return false;
    if (!Seen.insert(&Tag).second)
      return true;
    // A class in a class is what the outer one is.
    for (const DeclContext *Around = &Tag; isa<TagDecl>(Around);
         Around = Around->getParent()) {
      const auto *Class = dyn_cast<CXXRecordDecl>(Around);
      if (!Class)
        continue;
      if (Known.Waits.find(*Class) || Known.Handles.find(*Class))
        return false;
      if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class))
        for (const TemplateArgument &Arg : Spec->getTemplateArgs().asArray())
          if (!isPlain(Arg))
            return false;
    }
    return true;
  }

private:
  const Catalogue &Known;
  llvm::SmallPtrSet<const TagDecl *, 8> Seen;
};

/// A callable that stands among the arguments of a call is looked at there.
bool isCallableArgument(QualType T) {
  T = T.getNonReferenceType();
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  return T->isFunctionPointerType() || T->isFunctionType() ||
         (Class && Class->isLambda());
}

} // namespace

/// True for what is made of templates in `__gnu_cxx`: iterators, allocators.
/// Such names are the implementation's; other classes there are not known.
static bool isInReservedNamespace(const Decl &D) {
  if (!isa<ClassTemplateSpecializationDecl>(D) &&
      !isa<ClassTemplateSpecializationDecl>(D.getDeclContext()) &&
      !isa<FunctionDecl>(D))
    return false;
  for (const DeclContext *Around = D.getDeclContext(); Around;
       Around = Around->getParent())
    if (const auto *Space = dyn_cast<NamespaceDecl>(Around);
        Space && Space->getName().take_front(2) == "__")
      return true;
  return false;
}

bool isStandard(const Decl &D) {
  return (isInStd(D) || isInReservedNamespace(D)) && isInSystemHeader(D);
}

bool isPlain(QualType T, const Catalogue &Known) {
  return PlainSearch(Known).isPlain(T, /*IsHeld=*/false);
}

bool isPlain(const TagDecl &Tag, const Catalogue &Known) {
  return PlainSearch(Known).isPlain(Tag, /*IsHeld=*/false);
}

bool runsOnlyItsArguments(const FunctionDecl &F, const Catalogue &Known) {
  auto IsFine = [&](QualType T) {
    return isCallableArgument(T) || isPlain(T, Known);
  };
  if (const auto *Class = dyn_cast<CXXRecordDecl>(F.getDeclContext());
      Class && !isPlain(*Class, Known))
    return false;
  if (const TemplateArgumentList *Args = F.getTemplateSpecializationArgs())
    for (const TemplateArgument &Arg : Args->asArray()) {
      llvm::ArrayRef<TemplateArgument> All =
          Arg.getKind() == TemplateArgument::Pack ? Arg.pack_elements()
                                                  : llvm::ArrayRef(Arg);
      for (const TemplateArgument &One : All)
        if (One.getKind() == TemplateArgument::Type
                ? !IsFine(One.getAsType())
                : !PlainSearch(Known).isPlain(One))
          return false;
    }
  return llvm::all_of(F.parameters(), [&](const ParmVarDecl *Param) {
    return IsFine(Param->getType());
  });
}

} // namespace spawn
