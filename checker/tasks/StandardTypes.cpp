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

using namespace clang;

namespace spawn {
namespace {

/// Template arguments may be nested so deep.
constexpr unsigned MaxArgumentDepth = 8;

bool isPlain(QualType T, const Catalogue &Known, unsigned Depth);

bool isPlain(const TemplateArgument &Arg, const Catalogue &Known,
             unsigned Depth) {
  switch (Arg.getKind()) {
  case TemplateArgument::Type:
    return isPlain(Arg.getAsType(), Known, Depth);
  case TemplateArgument::Pack:
    return llvm::all_of(Arg.pack_elements(), [&](const TemplateArgument &One) {
      return isPlain(One, Known, Depth);
    });
  case TemplateArgument::Integral:
    return true;
  default:
    return false;
  }
}

bool isPlain(const TagDecl &Tag, const Catalogue &Known, unsigned Depth) {
  if (!isStandard(Tag))
    return false;
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
        if (!isPlain(Arg, Known, Depth + 1))
          return false;
  }
  return true;
}

bool isPlain(QualType T, const Catalogue &Known, unsigned Depth) {
  if (T.isNull() || Depth > MaxArgumentDepth)
    return false;
  T = T.getCanonicalType().getNonReferenceType();
  while (T->isPointerType() || T->isArrayType())
    T = T->isPointerType() ? T->getPointeeType()
                           : QualType(T->getBaseElementTypeUnsafe(), 0);
  if (T->isBuiltinType())
    return !T->isDependentType();
  const TagDecl *Tag = T->getAsTagDecl();
  return Tag && isPlain(*Tag, Known, Depth);
}

/// A callable that stands among the arguments of a call is looked at there.
bool isCallableArgument(QualType T) {
  T = T.getNonReferenceType();
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  return T->isFunctionPointerType() || T->isFunctionType() ||
         (Class && Class->isLambda());
}

} // namespace

/// True for `__gnu_cxx::x`: such names are the implementation's.
static bool isInReservedNamespace(const Decl &D) {
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
  return isPlain(T, Known, 0);
}

bool isPlain(const TagDecl &Tag, const Catalogue &Known) {
  return isPlain(Tag, Known, 0);
}

bool runsOnlyItsArguments(const FunctionDecl &F, const Catalogue &Known) {
  auto IsFine = [&](QualType T) {
    return isCallableArgument(T) || isPlain(T, Known);
  };
  if (const auto *Class = dyn_cast<CXXRecordDecl>(F.getDeclContext());
      Class && !isPlain(*Class, Known, 0))
    return false;
  if (const TemplateArgumentList *Args = F.getTemplateSpecializationArgs())
    for (const TemplateArgument &Arg : Args->asArray()) {
      llvm::ArrayRef<TemplateArgument> All =
          Arg.getKind() == TemplateArgument::Pack ? Arg.pack_elements()
                                                  : llvm::ArrayRef(Arg);
      for (const TemplateArgument &One : All)
        if (One.getKind() == TemplateArgument::Type ? !IsFine(One.getAsType())
                                                    : !isPlain(One, Known, 0))
          return false;
    }
  return llvm::all_of(F.parameters(), [&](const ParmVarDecl *Param) {
    return IsFine(Param->getType());
  });
}

} // namespace spawn
