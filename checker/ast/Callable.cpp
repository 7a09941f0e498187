//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Callable.h.
///
//===----------------------------------------------------------------------===//

#include "ast/Callable.h"
#include "ast/Members.h"
#include "ast/Peel.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace spawn {

bool isCallable(QualType T) {
  T = T.getNonReferenceType();
  if (T->isFunctionType() || T->isFunctionPointerType() ||
      T->isMemberFunctionPointerType())
    return true;
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  // A declaration instantiates none of the types of its parameters; a template
  // over a function's type is called like it.
  if (const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(RD);
      Spec && !Spec->hasDefinition() && Spec->getTemplateArgs().size() > 0 &&
      Spec->getTemplateArgs()[0].getKind() == TemplateArgument::Type &&
      Spec->getTemplateArgs()[0].getAsType()->isFunctionType())
    return true;
  RD = definitionOrPattern(RD);
  return RD && !findMembers(*RD, OO_Call).empty();
}

bool takesCallable(const FunctionDecl &F) {
  return llvm::any_of(F.parameters(), [](const ParmVarDecl *Parameter) {
    return isCallable(Parameter->getType());
  });
}

std::optional<unsigned> maxArguments(QualType T) {
  T = T.getNonReferenceType();
  if (T->isPointerType())
    T = T->getPointeeType();
  if (const auto *Function = T->getAs<FunctionProtoType>())
    return Function->isVariadic() ? std::nullopt
                                  : std::optional(Function->getNumParams());
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition())
    return std::nullopt;
  DeclContext::lookup_result Operators = Class->lookup(
      Class->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call));
  const auto *Only = Operators.isSingleResult()
                         ? dyn_cast<CXXMethodDecl>(*Operators.begin())
                         : nullptr;
  if (!Only || Only->isVariadic())
    return std::nullopt;
  return Only->getNumParams();
}

const ValueDecl *namedValue(const Expr *E) {
  const ValueDecl *Named = nullptr;
  // `Callback C = C;` is valid, and so are two variables that name each other.
  llvm::SmallPtrSet<const VarDecl *, 4> Seen;
  for (;;) {
    E = peelAdaptors(E);
    if (const auto *Copy = dyn_cast<CXXConstructExpr>(E)) {
      if (Copy->getNumArgs() != 1 ||
          !Copy->getConstructor()->isCopyOrMoveConstructor())
        return Named;
      E = Copy->getArg(0);
    } else if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      Named = Ref->getDecl();
      const auto *Local = dyn_cast<VarDecl>(Named);
      if (!Local || !Local->hasLocalStorage() || isa<ParmVarDecl>(Local) ||
          !Local->getInit() || !Seen.insert(Local).second)
        return Named;
      E = Local->getInit();
    } else {
      const auto *Member = dyn_cast<MemberExpr>(E);
      return Member ? Member->getMemberDecl() : Named;
    }
  }
}

const ValueDecl *calledValue(const Expr &E) {
  const auto *Call = dyn_cast<CallExpr>(peel(&E));
  if (!Call)
    return nullptr;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    return Operator->getOperator() == OO_Call ? namedValue(Operator->getArg(0))
                                              : nullptr;
  const FunctionDecl *FD = Call->getDirectCallee();
  if (FD && FD->isInStdNamespace() && FD->getIdentifier() &&
      FD->getName() == "invoke" && Call->getNumArgs() > 0)
    return namedValue(Call->getArg(0));
  return FD ? nullptr : namedValue(Call->getCallee());
}

/// The one call operator of \p Class; null where there are several, as which
/// one is called is not known here.
static const FunctionDecl *onlyCallOperator(const CXXRecordDecl &Class) {
  const FunctionDecl *Only = nullptr;
  for (const NamedDecl *D :
       Class.lookup(Class.getASTContext().DeclarationNames.getCXXOperatorName(
           OO_Call))) {
    const auto *FD = dyn_cast<FunctionDecl>(D);
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      for (const FunctionDecl *Specialization : Template->specializations())
        FD = Specialization;
    if (FD && Only)
      return nullptr;
    Only = FD ? FD : Only;
  }
  return Only;
}

const Expr *peelErasure(const Expr *E) {
  E = peelMove(E);
  while (const auto *Erased = dyn_cast<CXXConstructExpr>(E)) {
    if (Erased->getNumArgs() == 0 ||
        Erased->getConstructor()->isCopyOrMoveConstructor() ||
        !Erased->getConstructor()->getParent()->isInStdNamespace() ||
        !isCallable(Erased->getType()))
      break;
    E = peelMove(Erased->getArg(0));
  }
  return E;
}

const FunctionDecl *calledFunction(const Expr *Callable) {
  for (const Expr *Held = Callable;; Callable = Held) {
    Held = peelErasure(peelAdaptors(Callable));
    if (Held == Callable)
      break;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Callable))
    if (const auto *FD = dyn_cast<FunctionDecl>(Ref->getDecl()))
      return FD;
  const CXXRecordDecl *Class = Callable->getType()->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() ? onlyCallOperator(*Class) : nullptr;
}

bool isOnlyInstance(const FunctionDecl &F) {
  const FunctionTemplateDecl *Template = F.getPrimaryTemplate();
  return !Template || F.getOverloadedOperator() != OO_Call ||
         llvm::hasSingleElement(Template->specializations());
}

bool leadsNowhere(QualType T) {
  return T->isArithmeticType() || T->isEnumeralType() || T->isFunctionType() ||
         T->isFunctionPointerType() || T->isMemberFunctionPointerType();
}

llvm::ArrayRef<const Expr *> argumentsOf(const Expr &Site) {
  const Expr *E = peel(&Site);
  if (const auto *New = dyn_cast<CXXNewExpr>(E))
    E = New->getInitializer() ? peel(New->getInitializer()) : E;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return {Construct->getArgs(), Construct->getNumArgs()};
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return {Call->getArgs(), Call->getNumArgs()};
  return {};
}

} // namespace spawn
