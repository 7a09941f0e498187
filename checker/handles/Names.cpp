//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Names.h.
///
//===----------------------------------------------------------------------===//

#include "handles/Names.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace spawn {

bool isNamed(const NamedDecl &D, llvm::StringRef Name) {
  Name.consume_front("::");
  auto Pop = [&Name] {
    size_t Colons = Name.rfind("::");
    llvm::StringRef Last =
        Colons == llvm::StringRef::npos ? Name : Name.substr(Colons + 2);
    Name = Colons == llvm::StringRef::npos ? "" : Name.take_front(Colons);
    return Last;
  };

  llvm::StringRef Last = Pop();
  if (D.getIdentifier() ? D.getName() != Last
                        : D.getDeclName().getAsString() != Last)
    return false;

  for (const DeclContext *DC = D.getDeclContext(); !DC->isTranslationUnit();
       DC = DC->getParent()) {
    const auto *Scope = dyn_cast<NamedDecl>(DC);
    if (!Scope) // extern "C"
      continue;
    const auto *NS = dyn_cast<NamespaceDecl>(DC);
    bool Optional = (NS && (NS->isInline() || NS->isAnonymousNamespace())) ||
                    (isa<EnumDecl>(DC) && !cast<EnumDecl>(DC)->isScoped());
    llvm::StringRef Rest = Name;
    if (!Name.empty() && Scope->getIdentifier() && Scope->getName() == Pop())
      continue;
    if (!Optional)
      return false;
    Name = Rest;
  }
  return Name.empty();
}

std::string displayName(const NamedDecl &D) {
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&D))
    if (Method->getParent()->isLambda())
      return "lambda";
  std::string Name = D.getDeclName().getAsString();
  for (const DeclContext *DC = D.getDeclContext(); !DC->isTranslationUnit();
       DC = DC->getParent()) {
    const auto *NS = dyn_cast<NamespaceDecl>(DC);
    const auto *Scope = dyn_cast<NamedDecl>(DC);
    if (DC->isFunctionOrMethod())
      break;
    if (Scope && Scope->getIdentifier() && !(NS && NS->isInline()))
      Name = (Scope->getName() + "::" + Name).str();
  }
  return Name;
}

bool isQualifiedName(llvm::StringRef Name) {
  Name.consume_front("::");
  llvm::SmallVector<llvm::StringRef, 4> Parts;
  Name.split(Parts, "::");
  if (Parts.size() > 1 && Parts.back().take_front(8) == "operator")
    Parts.pop_back();
  for (llvm::StringRef Part : Parts)
    if (Part.empty() || llvm::isDigit(Part.front()) ||
        !llvm::all_of(Part, [](char C) {
          return llvm::isAlnum(C) || C == '_' || !llvm::isASCII(C);
        }))
      return false;
  return true;
}

const CXXMethodDecl *overriddenOneOf(const CXXMethodDecl &Method,
                                     const NameTable<bool> &Names) {
  for (const CXXMethodDecl *Base : Method.overridden_methods()) {
    if (Names.find(*Base))
      return Base;
    if (const CXXMethodDecl *Further = overriddenOneOf(*Base, Names))
      return Further;
  }
  return nullptr;
}

} // namespace spawn
