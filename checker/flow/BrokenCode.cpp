//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See BrokenCode.h.
///
//===----------------------------------------------------------------------===//

#include "flow/BrokenCode.h"
#include "ast/Walk.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace spawn {

bool BrokenCode::isBroken(const Stmt &Body, ASTContext &Ctx) {
  if (!Ctx.getDiagnostics().hasErrorOccurred())
    return false;
  auto [It, IsNew] = Bodies.try_emplace(&Body);
  if (!IsNew)
    return It->second;
  bool &Broken = It->second;
  Broken = anyStatement(Body, [](const Stmt &S) {
    const auto *E = dyn_cast<Expr>(&S);
    return E && E->containsErrors();
  });
  forEachDeclaration(Body, [&](const NamedDecl &D) {
    Broken |= isa<VarDecl>(D) && D.isInvalidDecl();
  });
  return Broken;
}

bool isBrokenClass(const CXXRecordDecl &Class, BrokenCode &Broken) {
  ASTContext &Ctx = Class.getASTContext();
  if (!Ctx.getDiagnostics().hasErrorOccurred())
    return false;
  auto IsBroken = [&](const Decl *D) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
    const auto *F =
        Template ? Template->getTemplatedDecl() : dyn_cast<FunctionDecl>(D);
    const FunctionDecl *Definition = nullptr;
    return D->isInvalidDecl() ||
           (F && F->hasBody(Definition) &&
            (Definition->isInvalidDecl() ||
             Broken.isBroken(*Definition->getBody(), Ctx)));
  };
  return Class.isInvalidDecl() || llvm::any_of(Class.decls(), IsBroken) ||
         llvm::any_of(Class.bases(), [&](const CXXBaseSpecifier &Base) {
           const CXXRecordDecl *Of = Base.getType()->getAsCXXRecordDecl();
           return Of && Of->hasDefinition() && isBrokenClass(*Of, Broken);
         });
}

bool BrokenCode::isAround(const Expr &E, Parents &Around) {
  ASTContext &Ctx = Around.context();
  if (!Ctx.getDiagnostics().hasErrorOccurred())
    return false;
  const FunctionDecl *F = Around.of(E).Function;
  return F && F->getBody() && isBroken(*F->getBody(), Ctx);
}

} // namespace spawn
