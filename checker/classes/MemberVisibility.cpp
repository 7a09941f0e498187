//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See MemberVisibility.h.
///
//===----------------------------------------------------------------------===//

#include "classes/MemberVisibility.h"
#include "Compat.h"
#include "classes/ClassFacts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace spawn {
namespace {

/// True if \p Class and the classes in it have no code elsewhere.
bool hasAllBodies(const CXXRecordDecl &Class) {
  return llvm::all_of(Class.decls(), [](const Decl *D) {
    if (isa<FriendDecl>(D))
      return false;
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    if (const auto *Method = dyn_cast<CXXMethodDecl>(D))
      return Method->isImplicit() || Method->isDefaulted() ||
             Method->isDeleted() || isPureVirtual(*Method) || Method->hasBody();
    const auto *Inner = dyn_cast<CXXRecordDecl>(D);
    return !Inner || Inner->isImplicit() || hasAllBodies(*Inner);
  });
}

/// True if \p Test is true of the text of a function of \p Class, or of a class
/// in it, that is defined outside of it.
bool anyBodyElsewhere(const CXXRecordDecl &Class,
                      llvm::function_ref<bool(SourceRange)> Test) {
  return llvm::any_of(Class.decls(), [&](const Decl *D) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    if (const auto *Inner = dyn_cast<CXXRecordDecl>(D))
      return Inner->isThisDeclarationADefinition() &&
             !Inner->isInjectedClassName() && anyBodyElsewhere(*Inner, Test);
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    const FunctionDecl *Definition = nullptr;
    return Method && !Method->isImplicit() && Method->hasBody(Definition) &&
           Definition != Method && Test(Definition->getSourceRange());
  });
}

} // namespace

bool isOnlyHere(const FieldDecl &Field) {
  const SourceManager &SM = Field.getASTContext().getSourceManager();
  llvm::StringRef Extension =
      llvm::sys::path::extension(SM.getFilename(Field.getLocation()));
  bool InHeader = !SM.isInMainFile(Field.getLocation()) ||
                  Extension.take_front(2) == ".h" || Extension.empty();
  return !InHeader ||
         (Field.getAccess() == AS_private && hasAllBodies(classOf(Field)));
}

bool isNamedElsewhere(const FieldDecl &Field,
                      const llvm::DenseSet<SourceLocation> &Known,
                      NameIndex &Names) {
  ASTContext &Ctx = Field.getASTContext();
  const SourceManager &SM = Ctx.getSourceManager();
  auto AnyUnknown = [&](llvm::ArrayRef<SourceLocation> Places) {
    return llvm::any_of(Places,
                        [&](SourceLocation At) { return !Known.contains(At); });
  };
  auto AnyIn = [&](SourceRange Range) {
    return AnyUnknown(Names.placesOf(Field.getName(), Range, Ctx));
  };
  llvm::SmallVector<FileID, 2> Files{SM.getFileID(Field.getLocation())};
  if (Files.front() != SM.getMainFileID())
    Files.push_back(SM.getMainFileID());
  if (Field.getAccess() != AS_private)
    return llvm::any_of(Files, [&](FileID File) {
      return AnyIn(
          {SM.getLocForStartOfFile(File), SM.getLocForEndOfFile(File)});
    });
  if (llvm::any_of(Files, [&](FileID File) {
        return AnyUnknown(Names.placesOutside(Field.getName(), File, Ctx));
      }))
    return true;
  // The outermost class around it, and what of the class stands elsewhere.
  const CXXRecordDecl *Outermost = &classOf(Field);
  while (const auto *Around =
             dyn_cast<CXXRecordDecl>(Outermost->getDeclContext()))
    Outermost = Around;
  return AnyIn(Outermost->getSourceRange()) ||
         anyBodyElsewhere(classOf(Field), AnyIn);
}

bool sharesDeclaration(const FieldDecl &Field) {
  return llvm::any_of(classOf(Field).fields(), [&](const FieldDecl *Other) {
    return Other != &Field && Other->getBeginLoc() == Field.getBeginLoc();
  });
}

} // namespace spawn
