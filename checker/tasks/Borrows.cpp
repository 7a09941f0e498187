//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Borrows.h.
///
//===----------------------------------------------------------------------===//

#include "tasks/Borrows.h"
#include "ast/Callable.h"
#include "ast/CalledCode.h"
#include "ast/Functions.h"
#include "ast/Members.h"
#include "ast/Objects.h"
#include "ast/Peel.h"
#include "tasks/TakenOver.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Builtins.h"

using namespace clang;

namespace spawn {
namespace {

/// A class that is made of others may be nested so deep.
constexpr unsigned MaxFieldDepth = 8;

/// Visible bodies looked into for one task.
constexpr unsigned MaxUsers = 256;

bool isSelfContained(QualType T, const Catalogue &Known, unsigned Depth);

/// True if \p Class gives access to something else: an iterator, a handle of a
/// library's own.
bool isDereferenced(const CXXRecordDecl &Class) {
  return !findMembers(Class, OO_Arrow).empty() ||
         llvm::any_of(findMembers(Class, OO_Star), [](const NamedDecl *D) {
           const FunctionDecl *F = asFunction(D);
           return F && F->getNumParams() == 0;
         });
}

bool isSelfContained(const CXXRecordDecl &Class, const Catalogue &Known,
                     unsigned Depth) {
  if (Known.Views.find(Class) || Depth > MaxFieldDepth)
    return false;
  // What an owner points to may be anything.
  if (Known.OwningPointers.find(Class))
    return true;
  if (isInSystemHeader(Class) && !Class.isLambda()) {
    if (Class.hasDefinition() && isDereferenced(Class) &&
        !Known.Wrappers.find(Class))
      return false;
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
    if (!Spec)
      return true;
    auto Holds = [&](const TemplateArgument &Of) {
      return Of.getKind() != TemplateArgument::Type ||
             Of.getAsType()->isFunctionType() ||
             isSelfContained(Of.getAsType(), Known, Depth + 1);
    };
    return llvm::all_of(Spec->getTemplateArgs().asArray(),
                        [&](const TemplateArgument &Of) {
                          return Of.getKind() == TemplateArgument::Pack
                                     ? llvm::all_of(Of.pack_elements(), Holds)
                                     : Holds(Of);
                        });
  }
  const CXXRecordDecl *Definition = Class.getDefinition();
  if (!Definition)
    return false;
  if (Class.isLambda() && llvm::any_of(Class.captures(), [](const auto &One) {
        return One.getCaptureKind() == LCK_This ||
               One.getCaptureKind() == LCK_ByRef;
      }))
    return false;
  return llvm::all_of(Definition->fields(),
                      [&](const FieldDecl *Field) {
                        return isSelfContained(Field->getType(), Known,
                                               Depth + 1);
                      }) &&
         llvm::all_of(Definition->bases(), [&](const CXXBaseSpecifier &Base) {
           return isSelfContained(Base.getType(), Known, Depth + 1);
         });
}

bool isSelfContained(QualType T, const Catalogue &Known, unsigned Depth) {
  if (T->isReferenceType())
    return false;
  if (const auto *Array = T->getAsArrayTypeUnsafe())
    return isSelfContained(Array->getElementType(), Known, Depth + 1);
  if (const CXXRecordDecl *Class = T->getAsCXXRecordDecl())
    return isSelfContained(*Class, Known, Depth);
  if (T->isPointerType())
    return T->getPointeeType()->isFunctionType();
  return true;
}

/// True if \p Var is a pointer to an object that is made on the heap for it.
bool isMadeHere(const VarDecl &Var) {
  const Expr *Init =
      Var.getType()->isPointerType() && Var.hasLocalStorage() && Var.getInit()
          ? Var.getInit()->IgnoreParenCasts()
          : nullptr;
  const auto *Call = dyn_cast_or_null<CallExpr>(Init);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return isa_and_nonnull<CXXNewExpr>(Init) ||
         (Callee && (Callee->hasAttr<RestrictAttr>() ||
                     Callee->hasAttr<AllocSizeAttr>() ||
                     Callee->getBuiltinID() == Builtin::BImalloc ||
                     Callee->getBuiltinID() == Builtin::BIcalloc));
}

/// What is given as \p Given: by reference, or as a copy.
TaskNeed borrowed(const Expr &Given, bool IsCopied) {
  Root Of = rootOf(&Given);
  // What was made for the task is its own, though nobody says so.
  if (const auto *Var = dyn_cast_or_null<VarDecl>(Of.Object);
      IsCopied && Var && isMadeHere(*Var))
    return {};
  // A cast copies a pointer, too; an array gives its own address.
  const Expr *Named = peelMove(&Given)->IgnoreParenCasts();
  IsCopied &=
      isa<DeclRefExpr, MemberExpr>(Named) && !Named->getType()->isArrayType();
  TaskNeed::Kind What = !Of.Object && !Of.IsThis ? TaskNeed::Kind::Unseen
                        : IsCopied               ? TaskNeed::Kind::RefersOut
                                                 : TaskNeed::Kind::Borrows;
  return {What, Of.Object, Of.IsThis && !IsCopied, Given.getBeginLoc()};
}

/// True if \p Var is a parameter of `main`: what it points to is there as long
/// as the program.
bool isOfMain(const VarDecl &Var) {
  const auto *F = dyn_cast<FunctionDecl>(Var.getDeclContext());
  return isa<ParmVarDecl>(Var) && F && F->isMain();
}

/// True if \p Given, which is copied, keeps alive what it refers to.
bool holdsItself(const Expr &Given, const Catalogue &Known,
                 const ASTContext &Ctx) {
  const Expr *Value = peelMove(&Given);
  const Expr *Whole = Value->IgnoreParenImpCasts();
  // A literal lives for ever.
  if (isa<StringLiteral, PredefinedExpr>(Whole) ||
      Whole->isNullPointerConstant(const_cast<ASTContext &>(Ctx),
                                   Expr::NPC_ValueDependentIsNotNull))
    return true;
  const Expr *Content = peelErasure(Value);
  QualType T = Content->getType();
  const auto *Ref = dyn_cast<DeclRefExpr>(Content);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (T->isFunctionType() || (Var && isOfMain(*Var)))
    return true;
  // What is named is copied.
  return isSelfContained(T.getNonReferenceType(), Known, 0);
}

/// True if \p Var is a pointer to a literal, and nothing else.
bool pointsToLiteral(const VarDecl &Var) {
  return Var.getType()->isPointerType() && Var.getInit() &&
         Var.getType()->getPointeeType().isConstQualified() &&
         isa<StringLiteral>(Var.getInit()->IgnoreParenImpCasts());
}

/// The class that an owning pointer of type \p T points to; null where \p T is
/// none that keeps it alive.
const CXXRecordDecl *keptBy(QualType T, const Catalogue &Known) {
  const auto *Owner = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Owner || !Known.OwningPointers.find(*Owner) ||
      !Known.Wrappers.find(*Owner) || Owner->getTemplateArgs().size() == 0 ||
      Owner->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return nullptr;
  return Owner->getTemplateArgs()[0].getAsType()->getAsCXXRecordDecl();
}

/// True if \p Closure, which captures `this`, also holds what keeps its object
/// alive: `[this, self = shared_from_this()]`.
bool keepsItsObject(const CXXRecordDecl &Closure, const Catalogue &Known) {
  const FieldDecl *This = nullptr;
  for (const FieldDecl *Field : Closure.fields())
    if (Field->getType()->isPointerType() &&
        Field->getType()->getPointeeType()->getAsCXXRecordDecl())
      This = Field;
  const CXXRecordDecl *Object =
      This ? This->getType()->getPointeeType()->getAsCXXRecordDecl() : nullptr;
  return Object && Object->hasDefinition() &&
         llvm::any_of(Closure.fields(), [&](const FieldDecl *Field) {
           const CXXRecordDecl *Kept = keptBy(Field->getType(), Known);
           return Kept && Kept->hasDefinition() &&
                  (Kept->getCanonicalDecl() == Object->getCanonicalDecl() ||
                   Object->isDerivedFrom(Kept) || Kept->isDerivedFrom(Object));
         });
}

std::optional<TaskNeed> capturedBy(const CXXRecordDecl &Closure,
                                   const Catalogue &Known) {
  for (const LambdaCapture &One : Closure.captures()) {
    if (One.getCaptureKind() == LCK_This &&
        (keepsItsObject(Closure, Known) ||
         (Closure.getLambdaCallOperator() &&
          takesOverThis(*Closure.getLambdaCallOperator()))))
      continue;
    if (One.getCaptureKind() == LCK_This)
      return TaskNeed{TaskNeed::Kind::Borrows, nullptr, true,
                      One.getLocation()};
    if (One.getCaptureKind() == LCK_StarThis) {
      if (!isSelfContained(Closure, Known, 0))
        return TaskNeed{TaskNeed::Kind::Unseen, nullptr, false,
                        One.getLocation()};
      continue;
    }
    if (!One.capturesVariable())
      continue;
    const ValueDecl *Var = One.getCapturedVar();
    const auto *Local = dyn_cast<VarDecl>(Var);
    bool IsReference = One.getCaptureKind() == LCK_ByRef;
    QualType T = Var->getType().getNonReferenceType();
    // `[&x = y]` and `[p = &y]` name what they are made of.
    const ValueDecl *Object = Var;
    bool IsAddress = false;
    if (Local && Local->isInitCapture() && Local->getInit()) {
      if (const ValueDecl *Of = rootOf(Local->getInit()).Object)
        Object = Of;
      const auto *Unary = dyn_cast<UnaryOperator>(peel(Local->getInit()));
      IsAddress = Unary && Unary->getOpcode() == UO_AddrOf;
    }
    // The strings of `argv` stay; the parameter itself does not.
    if (IsReference || IsAddress)
      return TaskNeed{TaskNeed::Kind::Borrows, Object, false,
                      One.getLocation()};
    if (!isSelfContained(T, Known, 0) &&
        !(Local &&
          (pointsToLiteral(*Local) || isOfMain(*Local) ||
           (T->isPointerType() && Closure.getLambdaCallOperator() &&
            takesOver(*Closure.getLambdaCallOperator(), *Local, Known)))))
      return TaskNeed{TaskNeed::Kind::RefersOut, Object, false,
                      One.getLocation()};
  }
  return std::nullopt;
}

} // namespace

bool isSelfContained(QualType T, const Catalogue &Known) {
  return isSelfContained(T, Known, 0);
}

static std::optional<TaskNeed>
borrowedBy(const Expr &Given, const Catalogue &Known, const ASTContext &Ctx) {
  const Expr *Content = peelErasure(&Given);
  if (const auto *Bind = dyn_cast<CallExpr>(Content);
      Bind && peelAdaptors(Bind) != Bind &&
      Content->getType()->isRecordType() &&
      !Known.Views.find(*Content->getType()->getAsCXXRecordDecl())) {
    for (const Expr *Arg : Bind->arguments())
      if (auto Found = borrowedBy(*Arg, Known, Ctx))
        return Found;
    return std::nullopt;
  }
  QualType T = Content->getType().getNonReferenceType();
  if (const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
      Class && Class->isLambda())
    return capturedBy(*Class, Known);
  if (holdsItself(Given, Known, Ctx))
    return std::nullopt;
  return borrowed(*Content, /*IsCopied=*/true);
}

std::optional<TaskNeed> borrowedBy(const Task &Started, const Catalogue &Known,
                                   const ASTContext &Ctx) {
  if (auto Found = borrowedBy(*Started.Callable, Known, Ctx))
    return Found;
  if (Started.Receiver)
    if (auto Found = borrowedBy(*Started.Receiver, Known, Ctx))
      return Found;
  const FunctionDecl *Definition = nullptr;
  if (Started.Function)
    Started.Function->hasBody(Definition);
  for (unsigned I = 0; I < Started.Bound.size(); ++I)
    if (auto Found = borrowedBy(*Started.Bound[I], Known, Ctx);
        Found &&
        !((Found->What == TaskNeed::Kind::RefersOut || Found->IsThis) &&
          Definition && I < Definition->getNumParams() &&
          takesOver(*Definition, *Definition->getParamDecl(I), Known)))
      return Found;
  return std::nullopt;
}

std::optional<TaskNeed> borrowedBy(const CallExpr &Call,
                                   const Catalogue &Known) {
  const FunctionDecl *F = Call.getDirectCallee();
  if (!F)
    return TaskNeed{};
  const ASTContext &Ctx = F->getASTContext();
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    return borrowed(*Member->getImplicitObjectArgument(), /*IsCopied=*/false);
  for (unsigned I = 0; I < Call.getNumArgs(); ++I) {
    bool IsCopied = I >= F->getNumParams() ||
                    !F->getParamDecl(I)->getType()->isReferenceType();
    if (!IsCopied)
      return borrowed(*Call.getArg(I), /*IsCopied=*/false);
    if (auto Found = borrowedBy(*Call.getArg(I), Known, Ctx))
      return Found;
  }
  return std::nullopt;
}

/// True if the end of the program destroys \p Var, or what it points to may be
/// gone by then.
static bool endsWithProgram(const VarDecl &Var, const Catalogue &Known) {
  if (!Var.hasGlobalStorage() || Var.getTLSKind() != VarDecl::TLS_None ||
      Known.NeverDestroyed.find(Var))
    return false;
  QualType T = Var.getType();
  // In C, nothing is destroyed then.
  if (!Var.getASTContext().getLangOpts().CPlusPlus)
    return false;
  if (T->isReferenceType() || T->isPointerType())
    return !isInSystemHeader(Var) && !T.isConstQualified() &&
           T->getPointeeType()->isRecordType() && !T->isReferenceType();
  const CXXRecordDecl *Class =
      T->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() &&
         (!Class->hasTrivialDestructor() || Known.Waits.find(*Class));
}

/// True if \p Call asks code out of sight for an object of its own.
static bool fetchesObject(const CallExpr &Call, const FunctionDecl &Callee) {
  QualType T = Callee.getReturnType();
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  return Call.getNumArgs() == 0 && (!Method || Method->isStatic()) &&
         !Callee.isInStdNamespace() &&
         (T->isReferenceType() || T->isPointerType()) &&
         T->getPointeeType()->isRecordType();
}

std::optional<TaskNeed> usedBy(const FunctionDecl &F, const Catalogue &Known) {
  const FunctionDecl *Definition = nullptr;
  if (!F.hasBody(Definition) || mayBeOverridden(F) ||
      (isInSystemHeader(*Definition) && !isLambda(F)))
    return TaskNeed{};
  std::optional<TaskNeed> Found;
  auto Uses =
      anyInCalledCode(*Definition->getBody(), MaxUsers, [&](const Stmt &S) {
        const ValueDecl *Named = nullptr;
        if (const auto *Ref = dyn_cast<DeclRefExpr>(&S))
          Named = Ref->getDecl();
        else if (const auto *Member = dyn_cast<MemberExpr>(&S))
          Named = Member->getMemberDecl();
        if (const auto *Var = dyn_cast_or_null<VarDecl>(Named);
            Var && endsWithProgram(*Var, Known))
          Found = TaskNeed{TaskNeed::Kind::UsesStatic, Var, false,
                           cast<Expr>(S).getExprLoc()};
        const auto *Call = dyn_cast<CallExpr>(&S);
        const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
        if (Callee && !userDefinition(*Callee) && fetchesObject(*Call, *Callee))
          Found = TaskNeed{TaskNeed::Kind::Unseen, Callee, false,
                           Call->getBeginLoc()};
        return Found.has_value();
      });
  return Uses ? Found : TaskNeed{};
}

} // namespace spawn
