//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Await.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/Await.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "flow/EnclosingCode.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace spawn {
namespace {

const CXXRecordDecl *recordOf(QualType T) {
  const CXXRecordDecl *Class = T.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() ? Class->getDefinition() : nullptr;
}

/// The members of \p Class and its bases that are named \p Name.
llvm::SmallVector<const NamedDecl *, 4> membersOf(const CXXRecordDecl &Class,
                                                  DeclarationName Name) {
  llvm::SmallVector<const NamedDecl *, 4> Found;
  auto Add = [&](const CXXRecordDecl *In) {
    for (const NamedDecl *D : In->lookup(Name))
      Found.push_back(D);
    return true;
  };
  Add(&Class);
  if (Found.empty())
    Class.forallBases(Add);
  return Found;
}

/// True if a value of \p Class is what the parameter type \p Pattern of a
/// template could be deduced from: the same template, with the same arguments
/// where they are fixed.
bool mayDeduce(QualType Pattern, const CXXRecordDecl &Class) {
  Pattern = Pattern.getNonReferenceType();
  if (Pattern->isTemplateTypeParmType())
    return true;
  const auto *Wanted = Pattern->getAs<TemplateSpecializationType>();
  const auto *Given = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
  if (!Wanted || !Given)
    return false;
  const TemplateDecl *Template = Wanted->getTemplateName().getAsTemplateDecl();
  if (!Template || Template->getCanonicalDecl() !=
                       Given->getSpecializedTemplate()->getCanonicalDecl())
    return false;
  const TemplateArgumentList &Arguments = Given->getTemplateArgs();
  for (unsigned I = 0;
       I < Wanted->template_arguments().size() && I < Arguments.size(); ++I) {
    const TemplateArgument &Fixed = Wanted->template_arguments()[I];
    if (Fixed.getKind() == TemplateArgument::Type && !Fixed.isDependent() &&
        Arguments[I].getKind() == TemplateArgument::Type &&
        Fixed.getAsType().getCanonicalType() !=
            Arguments[I].getAsType().getCanonicalType())
      return false;
  }
  return true;
}

/// True if one `await_transform` of \p Promise takes a value of \p Class; none
/// at all leaves it as it is.
bool accepts(const CXXRecordDecl &Promise, const CXXRecordDecl &Class) {
  ASTContext &Ctx = Promise.getASTContext();
  auto Transforms =
      membersOf(Promise, DeclarationName(&Ctx.Idents.get("await_transform")));
  return Transforms.empty() ||
         llvm::any_of(Transforms, [&](const NamedDecl *D) {
           const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
           const auto *F = Template ? Template->getTemplatedDecl()
                                    : dyn_cast<FunctionDecl>(D);
           if (!F || F->isDeleted() || F->getAccess() != AS_public ||
               static_cast<bool>(F->getTrailingRequiresClause()) ||
               F->getMinRequiredArguments() > 1 || F->getNumParams() == 0)
             return false;
           QualType Parameter = F->getParamDecl(0)->getType();
           if (Parameter->isLValueReferenceType() &&
               !Parameter->getPointeeType().isConstQualified())
             return false;
           return Template ? mayDeduce(Parameter, Class)
                           : recordOf(Parameter) == &Class;
         });
}

/// The one public member function of \p Class that is named \p Name, of a
/// template its pattern; null where there is no such one.
const CXXMethodDecl *onlyMethod(const CXXRecordDecl &Class,
                                llvm::StringRef Name) {
  auto Found = membersOf(
      Class, DeclarationName(&Class.getASTContext().Idents.get(Name)));
  if (Found.size() != 1 || Found.front()->getAccess() != AS_public)
    return nullptr;
  const auto *Template = dyn_cast<FunctionTemplateDecl>(Found.front());
  return dyn_cast<CXXMethodDecl>(
      Template ? static_cast<const NamedDecl *>(Template->getTemplatedDecl())
               : Found.front());
}

/// True if \p Awaiter can be suspended in a coroutine with \p Promise: it takes
/// any coroutine, or this promise's.
bool suspends(const CXXRecordDecl &Awaiter, const CXXRecordDecl &Promise) {
  const CXXMethodDecl *Suspend = onlyMethod(Awaiter, "await_suspend");
  if (!onlyMethod(Awaiter, "await_ready") || !Suspend ||
      Suspend->getNumParams() != 1)
    return false;
  QualType Parameter = Suspend->getParamDecl(0)->getType();
  if (Parameter->isDependentType())
    return true;
  const auto *Coroutine =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(Parameter));
  if (!Coroutine || Coroutine->getTemplateArgs().size() != 1 ||
      Coroutine->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return false;
  QualType Of = Coroutine->getTemplateArgs()[0].getAsType();
  return Of->isVoidType() || recordOf(Of) == &Promise;
}

/// The type of the value that awaiting \p Class gives in a coroutine with
/// \p Promise; null where that is not plain to see.
QualType awaitResult(const CXXRecordDecl &Class, const CXXRecordDecl &Promise) {
  ASTContext &Ctx = Class.getASTContext();
  const CXXRecordDecl *Awaiter = &Class;
  auto Operators =
      membersOf(Class, Ctx.DeclarationNames.getCXXOperatorName(OO_Coawait));
  if (!Operators.empty()) {
    const CXXMethodDecl *ForTemporary = nullptr;
    for (const NamedDecl *D : Operators)
      if (const auto *Method = dyn_cast<CXXMethodDecl>(D);
          Method && !Method->isDeleted() &&
          (Method->getRefQualifier() != RQ_LValue || Method->isConst()) &&
          (!ForTemporary || Method->getRefQualifier() == RQ_RValue))
        ForTemporary = Method;
    if (!ForTemporary)
      return {};
    Awaiter = recordOf(ForTemporary->getReturnType());
  }
  if (!Awaiter || !suspends(*Awaiter, Promise))
    return {};
  const CXXMethodDecl *Resume = onlyMethod(*Awaiter, "await_resume");
  if (!Resume || Resume->hasAttr<WarnUnusedResultAttr>() ||
      Resume->getReturnType()->isUndeducedType())
    return {};
  return Resume->getReturnType();
}

/// True if \p Body awaits a value of \p Class already.
bool awaitsElsewhere(const Stmt &Body, const CXXRecordDecl &Class) {
  return walk(Body, [&](const Stmt &S) {
    const auto *Await = dyn_cast<CoawaitExpr>(&S);
    return isa<LambdaExpr>(S) ? Step::Past
           : Await && recordOf(awaitedOperand(*Await)->getType()) == &Class
               ? Step::Stop
               : Step::Into;
  });
}

} // namespace

bool canAwait(QualType T, const Expr &At, const Spawns &Spawners,
              Parents &Around) {
  const FunctionDecl *F = enclosingFunction(At, Around);
  const auto *Coroutine =
      F ? dyn_cast_or_null<CoroutineBodyStmt>(F->getBody()) : nullptr;
  const CXXRecordDecl *Class = recordOf(T);
  if (!Coroutine || !Class || isInHandler(At, Around))
    return false;
  const CXXRecordDecl *Promise =
      recordOf(Coroutine->getPromiseDecl()->getType());
  if (!Promise)
    return false;
  QualType Result = awaitResult(*Class, *Promise);
  if (Result.isNull()) {
    // A sender, or a free operator: only what the function does elsewhere
    // shows that it can.
    if (!awaitsElsewhere(*Coroutine->getBody(), *Class))
      return false;
  } else if (Spawners.types().kindOf(Result.getNonReferenceType()) ||
             (Result->getAsTagDecl() &&
              Result->getAsTagDecl()->hasAttr<WarnUnusedResultAttr>())) {
    return false;
  }
  return accepts(*Promise, *Class) ||
         awaitsElsewhere(*Coroutine->getBody(), *Class);
}

} // namespace spawn
