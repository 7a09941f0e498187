//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Functions.h.
///
//===----------------------------------------------------------------------===//

#include "ast/Functions.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {

bool isLambda(const FunctionDecl &F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  return Method && Method->getParent()->isLambda();
}

bool isInStd(const Decl &D) {
  for (const DeclContext *Around = D.getDeclContext(); Around;
       Around = Around->getParent())
    if (Around->isStdNamespace())
      return true;
  return false;
}

bool isInSystemHeader(const Decl &D) {
  return D.getASTContext().getSourceManager().isInSystemHeader(D.getLocation());
}

const FunctionDecl *userDefinition(const FunctionDecl &F) {
  const FunctionDecl *Definition = nullptr;
  return F.hasBody(Definition) && !isInSystemHeader(*Definition) ? Definition
                                                                 : nullptr;
}

bool mayBeOverridden(const FunctionDecl &F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  return Method && Method->isVirtual() && !Method->hasAttr<FinalAttr>() &&
         !Method->getParent()->isEffectivelyFinal();
}

const FunctionDecl *certainCallee(const CallExpr &Call,
                                  const LangOptions &Lang) {
  const FunctionDecl *Named = Call.getDirectCallee();
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Named);
  if (!Method || !Method->isVirtual())
    return Named;
  const auto *Member = dyn_cast<MemberExpr>(Call.getCallee()->IgnoreParens());
  if (Member && !Member->performsVirtualDispatch(Lang))
    return Method;
  const Expr *Object = nullptr;
  if (const auto *OnMember = dyn_cast<CXXMemberCallExpr>(&Call))
    Object = OnMember->getImplicitObjectArgument();
  else if (isa<CXXOperatorCallExpr>(Call))
    Object = Call.getArg(0);
  return Object ? Method->getDevirtualizedMethod(Object, /*IsAppleKext=*/false)
                : nullptr;
}

template <class Declarations>
static bool anyIsNodiscard(const Declarations &All) {
  return llvm::any_of(
      All, [](const Decl *D) { return D->hasAttr<WarnUnusedResultAttr>(); });
}

bool isNodiscard(const FunctionDecl &F) { return anyIsNodiscard(F.redecls()); }

bool isNodiscard(const CXXRecordDecl *Class) {
  return Class && anyIsNodiscard(Class->redecls());
}

const FunctionDecl &outermostFunction(const FunctionDecl &F) {
  const FunctionDecl *Outermost = &F;
  for (const DeclContext *Around = &F; Around; Around = Around->getParent())
    if (const auto *Function = dyn_cast<FunctionDecl>(Around))
      Outermost = Function;
  return *Outermost;
}

bool isMadeByLibrarysMacro(const FunctionDecl &F) {
  const SourceManager &SM = F.getASTContext().getSourceManager();
  return F.getLocation().isMacroID() && F.getEndLoc().isMacroID() &&
         SM.isInSystemHeader(SM.getSpellingLoc(F.getEndLoc()));
}

} // namespace spawn
