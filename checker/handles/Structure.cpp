//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Structure.h.
///
//===----------------------------------------------------------------------===//

#include "handles/Structure.h"
#include "ast/Callable.h"
#include "ast/Members.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/SmallPtrSet.h"

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

bool hasNestedType(const CXXRecordDecl &RD, llvm::StringRef Name) {
  return llvm::any_of(findMembers(RD, Name),
                      [](const NamedDecl *D) { return isa<TypeDecl>(D); });
}

bool isAwaiter(const CXXRecordDecl &RD) {
  return hasMember(RD, "await_ready") && hasAnyMember(RD, "await_suspend") &&
         hasMember(RD, "await_resume");
}

/// A free `operator co_await` for \p RD in the namespaces around it.
bool hasFreeCoawait(const CXXRecordDecl &RD) {
  ASTContext &Ctx = RD.getASTContext();
  DeclarationName Name = Ctx.DeclarationNames.getCXXOperatorName(OO_Coawait);
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&RD);
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
      if (const auto *TST = P->getAs<TemplateSpecializationType>())
        if (const TemplateDecl *TD = TST->getTemplateName().getAsTemplateDecl())
          if (Spec && TD->getCanonicalDecl() ==
                          Spec->getSpecializedTemplate()->getCanonicalDecl())
            return true;
    }
  }
  return false;
}

bool hasRole(const CXXRecordDecl &RD, MemberRole Role,
             const Vocabulary &Words) {
  return !Words.memberOf(RD, Role).empty();
}

/// join() without parameters that ends work, and does not glue a string.
bool hasJoin(const CXXRecordDecl &RD, const Vocabulary &Words) {
  llvm::StringRef Name = Words.memberOf(RD, MemberRole::Joins);
  return !Name.empty() &&
         llvm::any_of(findMembers(RD, Name), [&](const NamedDecl *D) {
           const FunctionDecl *FD = asFunction(D);
           if (!FD || FD->getNumParams() != 0)
             return false;
           const CXXRecordDecl *Result =
               FD->getReturnType().getNonReferenceType()->getAsCXXRecordDecl();
           return !Result || !Result->hasDefinition() || isAwaitable(*Result) ||
                  hasRole(*Result, MemberRole::Waits, Words);
         });
}

/// True if work is given to an object of \p RD.
bool takesWork(const CXXRecordDecl &RD, const Vocabulary &Words) {
  auto TakesCallable = [](const NamedDecl *D) {
    const FunctionDecl *FD = asFunction(D);
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(FD);
    return Method && !Method->isStatic() && D->getAccess() == AS_public &&
           llvm::any_of(FD->parameters(), [](const ParmVarDecl *Parameter) {
             QualType T = Parameter->getType().getNonReferenceType();
             return T->isDependentType() || isCallable(T);
           });
  };
  return llvm::any_of(
      Words.names(MemberRole::TakesWork), [&](const std::string &Name) {
        return llvm::any_of(findMembers(RD, Name), TakesCallable);
      });
}

} // namespace

bool isAwaitable(const CXXRecordDecl &RD) {
  return isAwaiter(RD) || hasFreeCoawait(RD) ||
         llvm::any_of(findMembers(RD, OO_Coawait), [](const NamedDecl *D) {
           return D->getAccess() == AS_public;
         });
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

/// The promise_type of \p RD, nested or from a std::coroutine_traits
/// specialisation that this translation unit has instantiated.
const CXXRecordDecl *promiseOf(const CXXRecordDecl &RD) {
  if (const CXXRecordDecl *Nested = nestedClass(RD, "promise_type")) {
    const CXXRecordDecl *Promise = definitionOrPattern(Nested);
    return !Promise || mayReturn(*Promise, RD) ? Nested : nullptr;
  }

  ASTContext &Ctx = RD.getASTContext();
  auto *TU = Ctx.getTranslationUnitDecl();
  for (const NamedDecl *Std : TU->lookup(&Ctx.Idents.get("std")))
    if (const auto *NS = dyn_cast<NamespaceDecl>(Std))
      for (const NamedDecl *D : NS->lookup(&Ctx.Idents.get("coroutine_traits")))
        if (const auto *CTD = dyn_cast<ClassTemplateDecl>(D))
          for (const ClassTemplateSpecializationDecl *Traits :
               CTD->specializations()) {
            const TemplateArgument &Arg = Traits->getTemplateArgs()[0];
            if (Arg.getKind() != TemplateArgument::Type)
              continue;
            const CXXRecordDecl *R = Arg.getAsType()->getAsCXXRecordDecl();
            if (R && R->getCanonicalDecl() == RD.getCanonicalDecl())
              if (const CXXRecordDecl *P = nestedClass(*Traits, "promise_type"))
                return P;
          }
  return nullptr;
}

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
    for (const NamedDecl *Ready : findMembers(*RD, "await_ready")) {
      std::optional<bool> IsReady = returnedConstant(asFunction(Ready));
      if (IsReady == true)
        return false;
      if (IsReady == false)
        if (std::optional<bool> Stays = staysSuspended(*RD))
          return Stays;
    }
  }
  return std::nullopt;
}

/// A destructor's work may be called through this many functions.
constexpr unsigned MaxCallDepth = 3;

/// Collects what a destructor calls, through the bodies it can see.
class DestructorCalls : public RecursiveASTVisitor<DestructorCalls> {
public:
  explicit DestructorCalls(const Catalogue &Known) : Known(Known) {}

  bool Cancels = false, Blocks = false, Detaches = false, Terminates = false;

  void follow(const FunctionDecl *FD, unsigned Depth) {
    const FunctionDecl *Definition = nullptr;
    if (!FD || !FD->hasBody(Definition) || Depth > MaxCallDepth)
      return;
    // From nearer, more of what it calls is within the bound.
    auto [It, IsNew] = Nearest.try_emplace(Definition, Depth);
    if (!IsNew && It->second <= Depth)
      return;
    It->second = Depth;
    unsigned Saved = std::exchange(CurrentDepth, Depth);
    TraverseStmt(Definition->getBody());
    CurrentDepth = Saved;
  }

  bool TraverseLambdaExpr(LambdaExpr *) { return true; }

  bool VisitCallExpr(CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee || !Callee->getIdentifier())
      return true;
    if (const HandleFunction *Row = Known.Functions.find(*Callee)) {
      // An assertion is no outcome: it says what its author rules out.
      Terminates |=
          Row->Role == FunctionRole::Aborts && !Call->getBeginLoc().isMacroID();
      Blocks |= Row->Role == FunctionRole::Releases;
      return true;
    }
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    llvm::StringRef Name = Callee->getName();
    if (Method && destroysCoroutine(*Method))
      Cancels = true;
    else if (Method && Known.Words.has(Name, MemberRole::Detaches) &&
             isOnThis(*Call))
      Detaches = true;
    else if (Method &&
             endsWork(*Call, Name, {MemberRole::Cancels}, MemberRole::Stops))
      Cancels = true;
    else if (Method && endsWork(*Call, Name,
                                {MemberRole::Joins, MemberRole::Waits,
                                 MemberRole::Blocks},
                                MemberRole::Results))
      Blocks = true;
    else if (!Callee->isInStdNamespace())
      follow(Callee, CurrentDepth + 1);
    return true;
  }

private:
  static bool destroysCoroutine(const CXXMethodDecl &Method) {
    return isNamed(*Method.getParent(), "std::coroutine_handle") &&
           Method.getName() == "destroy";
  }

  static bool isOnThis(const CallExpr &Call) {
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
    return Member &&
           isa<CXXThisExpr>(
               Member->getImplicitObjectArgument()->IgnoreParenImpCasts());
  }

  /// True if \p Call, of a member called \p Name, has one of \p Roles, or
  /// \p Common, whose names are everybody's: a smart pointer is got, a clock is
  /// stopped. They count on the object itself, or on what else can be awaited.
  bool endsWork(const CallExpr &Call, llvm::StringRef Name,
                std::initializer_list<MemberRole> Roles,
                MemberRole Common) const {
    const Vocabulary &Words = Known.Words;
    if (Words.hasAny(Name, Roles))
      return true;
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
    if (!Member || !Words.has(Name, Common))
      return false;
    bool Gets = Common == MemberRole::Results;
    if (!Gets && isOnThis(Call))
      return true;
    const CXXRecordDecl &RD = *Member->getRecordDecl();
    return hasRole(RD, MemberRole::Waits, Words) ||
           (!Gets && (hasRole(RD, MemberRole::Joins, Words) ||
                      hasRole(RD, MemberRole::Runs, Words)));
  }

  const Catalogue &Known;
  llvm::DenseMap<const FunctionDecl *, unsigned> Nearest;
  unsigned CurrentDepth = 0;
};

DropOutcome outcomeOfDestructor(const CXXRecordDecl &RD, const Catalogue &Known,
                                unsigned Depth = 0);

/// What destroying the members and bases of \p RD does, told by the handles
/// among them and by the destructors of the others.
std::optional<DropOutcome> outcomeOfParts(const CXXRecordDecl &RD,
                                          const Catalogue &Known,
                                          unsigned Depth) {
  auto OutcomeOf = [&](QualType T) -> std::optional<DropOutcome> {
    const CXXRecordDecl *Part = T->getAsCXXRecordDecl();
    if (!Part || !Part->hasDefinition() || Depth > 2)
      return std::nullopt;
    if (const HandleKind *Kind = Known.Handles.find(*Part))
      return Kind->SpawnsWhenConstructed ? Kind->Drop : std::nullopt;
    if (Part->isInStdNamespace())
      return std::nullopt;
    DropOutcome Drop = outcomeOfDestructor(*Part, Known, Depth + 1);
    return Drop == DropOutcome::Orphans ? std::nullopt : std::optional(Drop);
  };
  for (const FieldDecl *Field : RD.fields())
    if (auto Drop = OutcomeOf(Field->getType()))
      return Drop;
  for (const CXXBaseSpecifier &Base : RD.bases())
    if (auto Drop = OutcomeOf(Base.getType()))
      return Drop;
  return std::nullopt;
}

DropOutcome outcomeOfDestructor(const CXXRecordDecl &RD, const Catalogue &Known,
                                unsigned Depth) {
  const CXXDestructorDecl *Dtor = RD.getDestructor();
  bool Visible = !Dtor || Dtor->isImplicit() || Dtor->isDefaulted() ||
                 Dtor->hasBody() || Dtor->getTemplateInstantiationPattern();
  if (!Visible)
    return DropOutcome::Orphans;
  if (Dtor) {
    DestructorCalls Calls(Known);
    const FunctionDecl *Body = Dtor;
    if (!Dtor->hasBody())
      if (const FunctionDecl *Pattern = Dtor->getTemplateInstantiationPattern())
        Body = Pattern;
    Calls.follow(Body, 0);
    // A destructor that cancels and then joins has cancelled; one that joins
    // and terminates where joining fails has joined.
    if (Calls.Cancels)
      return DropOutcome::Cancels;
    if (Calls.Blocks)
      return DropOutcome::Blocks;
    // Whatever its parts do, the work is no longer in them.
    if (Calls.Detaches)
      return DropOutcome::Orphans;
    if (Calls.Terminates)
      return DropOutcome::Terminates;
  }
  return outcomeOfParts(RD, Known, Depth).value_or(DropOutcome::Orphans);
}

} // namespace

namespace {

/// False where destroying an \p RD visibly leaves the work alone.
bool mayEndItsWork(const CXXRecordDecl &RD, const Catalogue &Known) {
  const CXXDestructorDecl *Dtor = RD.getDestructor();
  return !Dtor || !Dtor->isUserProvided() || !Dtor->hasBody() ||
         endsItsWork(RD, Known);
}

} // namespace

std::optional<DropOutcome> coroutineOutcome(const CXXRecordDecl &Promise,
                                            const CXXRecordDecl *Returned,
                                            const Catalogue &Known) {
  std::optional<bool> AtStart = suspendsAt(Promise, "initial_suspend");
  if (AtStart == true)
    return DropOutcome::NeverRuns;
  if (suspendsAt(Promise, "final_suspend") == false)
    return std::nullopt;
  return Returned ? outcomeOfDestructor(*Returned, Known)
                  : DropOutcome::Orphans;
}

std::optional<StructuralHandle> detectHandle(const CXXRecordDecl &RD,
                                             const Catalogue &Known) {
  if (!RD.hasDefinition() || RD.isLambda() || RD.isDependentContext())
    return std::nullopt;
  const Vocabulary &Words = Known.Words;
  auto Has = [&](MemberRole Role) { return hasRole(RD, Role, Words); };
  bool Joins = hasJoin(RD, Words);
  if (Joins && (Has(MemberRole::AsksLive) || Has(MemberRole::Detaches)))
    return StructuralHandle{StructuralKind::ThreadLike,
                            outcomeOfDestructor(RD, Known)};

  // Pools and scopes can be waited for too, but they hold work; they are not
  // the handle of one.
  if (takesWork(RD, Words) && mayEndItsWork(RD, Known))
    return std::nullopt;

  if (const CXXRecordDecl *Promise = promiseOf(RD)) {
    if (!definitionOrPattern(Promise))
      return std::nullopt;
    if (auto Drop = coroutineOutcome(*Promise, &RD, Known))
      return StructuralHandle{StructuralKind::Awaitable, *Drop};
    return std::nullopt;
  }
  if (hasNestedType(RD, "sender_concept"))
    return StructuralHandle{StructuralKind::Awaitable, DropOutcome::NeverRuns};

  bool Awaitable = isAwaitable(RD);
  if (Has(MemberRole::Waits) && Has(MemberRole::Results))
    return StructuralHandle{StructuralKind::FutureLike,
                            outcomeOfDestructor(RD, Known)};
  if (Has(MemberRole::Cancels) &&
      (Joins || Has(MemberRole::AsksFinished) || Awaitable))
    return StructuralHandle{StructuralKind::TaskLike,
                            outcomeOfDestructor(RD, Known)};
  // Nothing but co_await can be done with it: what it stands for starts there.
  if (Awaitable)
    return StructuralHandle{StructuralKind::Awaitable, DropOutcome::NeverRuns};
  return std::nullopt;
}

std::optional<DropOutcome> outcomeOfOwnDestructor(const CXXRecordDecl &RD,
                                                  const Catalogue &Known) {
  const CXXDestructorDecl *Dtor = RD.getDestructor();
  if (!Dtor || (!Dtor->hasBody() && !Dtor->getTemplateInstantiationPattern()))
    return std::nullopt;
  return outcomeOfDestructor(RD, Known);
}

bool endsItsWork(const CXXRecordDecl &RD, const Catalogue &Known) {
  DropOutcome Drop = outcomeOfDestructor(RD, Known);
  return Drop == DropOutcome::Cancels || Drop == DropOutcome::Blocks;
}

} // namespace spawn
