//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Overriders.h.
///
//===----------------------------------------------------------------------===//

#include "ast/Overriders.h"
#include "ast/Functions.h"
#include "ast/Walk.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {

Overriders::Overriders(const ASTContext &Ctx) {
  addIn(*Ctx.getTranslationUnitDecl());
}

llvm::ArrayRef<const CXXMethodDecl *>
Overriders::of(const CXXMethodDecl &Method) const {
  auto It = ByOverridden.find(Method.getCanonicalDecl());
  return It == ByOverridden.end() ? llvm::ArrayRef<const CXXMethodDecl *>()
                                  : It->second;
}

void Overriders::addIn(const DeclContext &Around) {
  for (const Decl *D : Around.decls()) {
    if (isInSystemHeader(*D))
      continue;
    if (const auto *Class = dyn_cast<CXXRecordDecl>(D)) {
      addClass(*Class);
    } else if (const auto *Template = dyn_cast<ClassTemplateDecl>(D)) {
      if (Template->isThisDeclarationADefinition())
        for (const CXXRecordDecl *Instance : Template->specializations())
          addClass(*Instance);
    } else if (const auto *Function = dyn_cast<FunctionDecl>(D)) {
      const SourceManager &SM = D->getASTContext().getSourceManager();
      if (Function->doesThisDeclarationHaveABody() &&
          SM.isInMainFile(SM.getExpansionLoc(D->getLocation())))
        forEachDeclaration(*Function->getBody(), [&](const NamedDecl &Local) {
          if (const auto *Class = dyn_cast<CXXRecordDecl>(&Local))
            addClass(*Class);
        });
    } else if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(D)) {
      addIn(*cast<DeclContext>(D));
    }
  }
}

void Overriders::addClass(const CXXRecordDecl &Class) {
  const CXXRecordDecl *Definition = Class.getDefinition();
  if (Definition != &Class || Class.isDependentContext() || Class.isLambda())
    return;
  for (const CXXMethodDecl *Method : Class.methods()) {
    if (!Method->isVirtual() || isa<CXXDestructorDecl>(Method))
      continue;
    llvm::SmallVector<const CXXMethodDecl *, 4> Todo(
        Method->overridden_methods());
    while (!Todo.empty()) {
      const CXXMethodDecl *Overridden = Todo.pop_back_val();
      auto &Known = ByOverridden[Overridden->getCanonicalDecl()];
      if (llvm::is_contained(Known, Method))
        continue;
      Known.push_back(Method);
      llvm::append_range(Todo, Overridden->overridden_methods());
    }
  }
  addIn(Class);
}

} // namespace spawn
