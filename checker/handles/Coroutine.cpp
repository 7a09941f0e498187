//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Coroutine.h.
///
//===----------------------------------------------------------------------===//

#include "handles/Coroutine.h"
#include "ast/Members.h"
#include "handles/DestructorOutcome.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace spawn {
namespace {

const CXXRecordDecl *nestedClass(const CXXRecordDecl &RD,
                                 llvm::StringRef Name) {
  for (const NamedDecl *D : findMembers(RD, Name))
    if (const auto *TD = dyn_cast<TypeDecl>(D))
      return RD.getASTContext()
          .getTypeDeclType(TD)
          .getCanonicalType()
          ->getAsCXXRecordDecl();
  return nullptr;
}

/// True if \p T, which may be dependent, is written as a specialization of the
/// template that \p RD is one of.
bool isOfSameTemplate(QualType T, const CXXRecordDecl &RD) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&RD);
  const auto *Written = T->getAs<TemplateSpecializationType>();
  const TemplateDecl *Template =
      Written ? Written->getTemplateName().getAsTemplateDecl() : nullptr;
  return Spec && Template &&
         Template->getCanonicalDecl() ==
             Spec->getSpecializedTemplate()->getCanonicalDecl();
}

/// A free `operator co_await` for \p RD in the namespaces around it.
bool hasFreeCoawait(const CXXRecordDecl &RD) {
  ASTContext &Ctx = RD.getASTContext();
  DeclarationName Name = Ctx.DeclarationNames.getCXXOperatorName(OO_Coawait);
  for (const DeclContext *DC = RD.getDeclContext(); DC; DC = DC->getParent()) {
    if (!DC->isNamespace() && !DC->isTranslationUnit())
      continue;
    for (const NamedDecl *D : DC->lookup(Name)) {
      const FunctionDecl *FD = asFunction(D);
      if (!FD || FD->getNumParams() != 1)
        continue;
      QualType P = FD->getParamDecl(0)->getType().getNonReferenceType();
      if (const CXXRecordDecl *PR = P->getAsCXXRecordDecl())
        if (PR->getCanonicalDecl() == RD.getCanonicalDecl())
          return true;
      if (isOfSameTemplate(P, RD))
        return true;
    }
  }
  return false;
}

} // namespace

bool isAwaiter(const CXXRecordDecl &RD) {
  return hasMember(RD, "await_ready") && hasAnyMember(RD, "await_suspend") &&
         hasMember(RD, "await_resume");
}

bool isAwaitable(const CXXRecordDecl &RD) {
  return isAwaiter(RD) || hasFreeCoawait(RD) ||
         llvm::any_of(findMembers(RD, OO_Coawait), [](const NamedDecl *D) {
           return D->getAccess() == AS_public;
         });
}

bool isRange(const CXXRecordDecl &RD) {
  return hasAnyMember(RD, "begin") && hasAnyMember(RD, "end") &&
         !isAwaitable(RD);
}

namespace {

/// False where a coroutine with \p Promise visibly does not return an \p RD: an
/// iterator may name the promise of what it goes through.
bool mayReturn(const CXXRecordDecl &Promise, const CXXRecordDecl &RD) {
  auto TemplateOf = [](const CXXRecordDecl &Class) -> const Decl * {
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Class))
      return Spec->getSpecializedTemplate()->getCanonicalDecl();
    if (const ClassTemplateDecl *Described = Class.getDescribedClassTemplate())
      return Described->getCanonicalDecl();
    return Class.getCanonicalDecl();
  };
  auto IsTaken = [&](const CXXRecordDecl &Given) {
    return llvm::any_of(RD.ctors(), [&](const CXXConstructorDecl *Ctor) {
      if (Ctor->getNumParams() == 0)
        return false;
      QualType T = Ctor->getParamDecl(0)->getType().getNonReferenceType();
      const CXXRecordDecl *Parameter = recordOrPattern(T);
      return !Parameter ? T->isDependentType()
                        : TemplateOf(*Parameter) == TemplateOf(Given);
    });
  };
  for (const NamedDecl *D : findMembers(Promise, "get_return_object")) {
    const FunctionDecl *FD = asFunction(D);
    const CXXRecordDecl *Given =
        FD ? recordOrPattern(FD->getReturnType()) : nullptr;
    if (Given && TemplateOf(*Given) != TemplateOf(RD) && !IsTaken(*Given) &&
        !RD.isDerivedFrom(Given) && Given->hasDefinition() &&
        Given->getVisibleConversionFunctions().empty())
      return false;
  }
  return true;
}

} // namespace

/// Calls \p See with each `std::coroutine_traits` that the unit has.
static void forEachTraits(ASTContext &Ctx,
                          llvm::function_ref<void(ClassTemplateDecl &)> See) {
  auto *TU = Ctx.getTranslationUnitDecl();
  for (const NamedDecl *Std : TU->lookup(&Ctx.Idents.get("std")))
    if (const auto *NS = dyn_cast<NamespaceDecl>(Std))
      for (NamedDecl *D : NS->lookup(&Ctx.Idents.get("coroutine_traits")))
        if (auto *CTD = dyn_cast<ClassTemplateDecl>(D))
          See(*CTD);
}

const CXXRecordDecl *promiseOf(const CXXRecordDecl &RD) {
  if (const CXXRecordDecl *Nested = nestedClass(RD, "promise_type")) {
    const CXXRecordDecl *Promise = definitionOrPattern(Nested);
    return !Promise || mayReturn(*Promise, RD) ? Nested : nullptr;
  }

  const CXXRecordDecl *Found = nullptr;
  forEachTraits(RD.getASTContext(), [&](const ClassTemplateDecl &CTD) {
    for (const ClassTemplateSpecializationDecl *Traits :
         CTD.specializations()) {
      const TemplateArgument &Arg = Traits->getTemplateArgs()[0];
      if (Found || Arg.getKind() != TemplateArgument::Type)
        continue;
      const CXXRecordDecl *R = Arg.getAsType()->getAsCXXRecordDecl();
      if (R && R->getCanonicalDecl() == RD.getCanonicalDecl())
        Found = nestedClass(*Traits, "promise_type");
    }
  });
  return Found;
}

/// True if coroutines that return a specialization of \p RD's template have a
/// promise, whether the unit has one of them or not.
static bool haveTraits(const CXXRecordDecl &RD) {
  bool Found = false;
  forEachTraits(RD.getASTContext(), [&](ClassTemplateDecl &CTD) {
    llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 4> Partial;
    CTD.getPartialSpecializations(Partial);
    Found |= llvm::any_of(
        Partial, [&](const ClassTemplatePartialSpecializationDecl *Traits) {
          const TemplateArgument &Arg = Traits->getTemplateArgs()[0];
          return Arg.getKind() == TemplateArgument::Type &&
                 isOfSameTemplate(Arg.getAsType(), RD);
        });
  });
  return Found;
}

bool isMereAwaiter(const CXXRecordDecl &RD) {
  return isAwaiter(RD) && !promiseOf(RD) && !haveTraits(RD);
}

namespace {

/// The value of the one return statement of \p FD, or of the template it was
/// made from while its own body is not instantiated.
const Expr *onlyReturn(const FunctionDecl *FD) {
  const Stmt *Body = FD->getBody();
  if (!Body)
    if (const FunctionDecl *Pattern = FD->getTemplateInstantiationPattern())
      Body = Pattern->getBody();
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Body);
  if (!Block || Block->size() != 1)
    return nullptr;
  const auto *Return = dyn_cast<ReturnStmt>(Block->body_front());
  return Return ? Return->getRetValue() : nullptr;
}

/// The constant that \p FD returns; none where that is not visible.
std::optional<bool> returnedConstant(const FunctionDecl *FD) {
  const Expr *Value = FD ? onlyReturn(FD) : nullptr;
  bool Result = false;
  if (!Value || Value->isValueDependent() ||
      !Value->EvaluateAsBooleanCondition(Result, FD->getASTContext()))
    return std::nullopt;
  return Result;
}

/// Whether \p Awaiter's await_suspend leaves the coroutine suspended; none
/// where it may hand the coroutine to an executor that resumes it.
std::optional<bool> staysSuspended(const CXXRecordDecl &Awaiter) {
  std::optional<bool> Stays = true;
  for (const NamedDecl *D : findMembers(Awaiter, "await_suspend")) {
    const FunctionDecl *FD = asFunction(D);
    if (FD && FD->getReturnType()->isBooleanType()) {
      Stays = returnedConstant(FD);
      continue;
    }
    const auto *Body =
        FD ? dyn_cast_or_null<CompoundStmt>(FD->getBody()) : nullptr;
    if (!Body || !Body->body_empty())
      return std::nullopt;
  }
  return Stays;
}

/// What \p Awaiter's await_ready() returns; none where that is not visible.
std::optional<bool> isReady(const CXXRecordDecl &Awaiter) {
  for (const NamedDecl *D : findMembers(Awaiter, "await_ready"))
    if (std::optional<bool> Returned = returnedConstant(asFunction(D)))
      return Returned;
  return std::nullopt;
}

/// The type of what calling the member \p D, a function or a function object,
/// returns; null where that is not visible.
QualType resultOf(const NamedDecl &D) {
  const FunctionDecl *FD = asFunction(&D);
  if (const auto *Variable = dyn_cast<ValueDecl>(&D); Variable && !FD)
    if (const CXXRecordDecl *Class =
            definitionOrPattern(Variable->getType()->getAsCXXRecordDecl()))
      for (const NamedDecl *Operator : findMembers(*Class, OO_Call))
        FD = asFunction(Operator);
  if (!FD)
    return QualType();
  QualType Result = FD->getReturnType();
  if (Result->isUndeducedType())
    if (const Expr *Value = onlyReturn(FD))
      Result = Value->getType();
  return Result;
}

/// Whether awaiting \p Promise's \p Point always (true) or never (false)
/// suspends; none where that is not visible.
std::optional<bool> suspendsAt(const CXXRecordDecl &Promise,
                               llvm::StringRef Point) {
  for (const NamedDecl *D : findMembers(Promise, Point)) {
    QualType Awaiter = resultOf(*D);
    const CXXRecordDecl *RD =
        Awaiter.isNull() ? nullptr : Awaiter->getAsCXXRecordDecl();
    if (!definitionOrPattern(RD))
      continue;
    std::optional<bool> Ready = isReady(*RD);
    if (Ready == true)
      return false;
    if (Ready == false)
      if (std::optional<bool> Stays = staysSuspended(*RD))
        return Stays;
  }
  return std::nullopt;
}

/// True if what awaits \p Promise's \p Point depends on a template parameter
/// or a base that are not known yet.
bool isHidden(const CXXRecordDecl &Promise, llvm::StringRef Point) {
  return llvm::all_of(findMembers(Promise, Point), [](const NamedDecl *D) {
    QualType Awaiter = resultOf(*D);
    return !Awaiter.isNull() && Awaiter->isDependentType() &&
           !recordOrPattern(Awaiter);
  });
}

} // namespace

std::optional<bool> suspends(const CXXRecordDecl &Awaiter) {
  std::optional<bool> Ready = isReady(Awaiter);
  if (Ready == true || staysSuspended(Awaiter) == false)
    return false;
  return Ready == false ? std::optional(true) : std::nullopt;
}

std::optional<DropOutcome> coroutineOutcome(const CXXRecordDecl &Promise,
                                            const CXXRecordDecl *Returned,
                                            const Catalogue &Known) {
  if (isHidden(Promise, "initial_suspend") ||
      isHidden(Promise, "final_suspend"))
    return std::nullopt;
  std::optional<bool> AtStart = suspendsAt(Promise, "initial_suspend");
  if (AtStart == true)
    return DropOutcome::NeverRuns;
  if (suspendsAt(Promise, "final_suspend") == false)
    return std::nullopt;
  return Returned ? outcomeOfDestructor(*Returned, Known)
                  : DropOutcome::Orphans;
}

} // namespace spawn
