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
#include "ast/Members.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringSet.h"

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

/// join() without parameters that ends work, and does not glue a string.
bool hasJoin(const CXXRecordDecl &RD) {
  return hasMember(RD, "join") &&
         llvm::any_of(findMembers(RD, "join"), [](const NamedDecl *D) {
           const FunctionDecl *FD = asFunction(D);
           if (!FD || FD->getNumParams() != 0)
             return false;
           const CXXRecordDecl *Result =
               FD->getReturnType().getNonReferenceType()->getAsCXXRecordDecl();
           return !Result || !Result->hasDefinition() || isAwaitable(*Result) ||
                  hasMember(*Result, "wait");
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

/// The promise_type of \p RD, nested or from a std::coroutine_traits
/// specialisation that this translation unit has instantiated.
const CXXRecordDecl *promiseOf(const CXXRecordDecl &RD) {
  if (const CXXRecordDecl *Nested = nestedClass(RD, "promise_type"))
    return Nested;

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

/// True unless \p Awaiter's await_suspend visibly does nothing: it may hand the
/// coroutine to an executor that resumes it.
bool maySchedule(const CXXRecordDecl &Awaiter) {
  return llvm::any_of(
      findMembers(Awaiter, "await_suspend"), [](const NamedDecl *D) {
        const FunctionDecl *FD = asFunction(D);
        const auto *Body =
            FD ? dyn_cast_or_null<CompoundStmt>(FD->getBody()) : nullptr;
        return !Body || !Body->body_empty();
      });
}

/// Whether awaiting \p Promise's \p Point always (true) or never (false)
/// suspends; none where that is not visible.
std::optional<bool> suspendsAt(const CXXRecordDecl &Promise,
                               llvm::StringRef Point) {
  for (const NamedDecl *D : findMembers(Promise, Point)) {
    const FunctionDecl *FD = asFunction(D);
    if (!FD)
      continue;
    QualType Awaiter = FD->getReturnType();
    if (Awaiter->isUndeducedType())
      if (const Expr *Value = onlyReturn(FD))
        Awaiter = Value->getType();
    const CXXRecordDecl *RD = Awaiter->getAsCXXRecordDecl();
    if (!definitionOrPattern(RD))
      continue;
    for (const NamedDecl *Ready : findMembers(*RD, "await_ready"))
      if (const FunctionDecl *ReadyFn = asFunction(Ready))
        if (const Expr *Value = onlyReturn(ReadyFn)) {
          bool IsReady = false;
          if (!Value->isValueDependent() &&
              Value->EvaluateAsBooleanCondition(IsReady, RD->getASTContext()) &&
              (IsReady || !maySchedule(*RD)))
            return !IsReady;
        }
  }
  return std::nullopt;
}

/// A destructor's work may be called through this many functions.
constexpr unsigned MaxCallDepth = 3;

/// Collects what a destructor calls, through the bodies it can see.
class DestructorCalls : public RecursiveASTVisitor<DestructorCalls> {
public:
  bool Cancels = false, Blocks = false, Terminates = false;

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
    llvm::StringRef Name = Callee->getName();
    bool IsMember = isa<CXXMethodDecl>(Callee);
    if (!IsMember && (Name == "terminate" || Name == "abort"))
      Terminates = true;
    else if (IsMember && isCancelName(Name) && endsWork(*Call, Name))
      Cancels = true;
    else if ((IsMember && isBlockName(Name) && endsWork(*Call, Name)) ||
             Name == "pthread_join" || Name == "thrd_join")
      Blocks = true;
    else if (!Callee->isInStdNamespace())
      follow(Callee, CurrentDepth + 1);
    return true;
  }

private:
  /// `get` and `stop` are everybody's names: a smart pointer is got, a clock is
  /// stopped. They count on the object itself, or on what else can be awaited.
  static bool endsWork(const CallExpr &Call, llvm::StringRef Name) {
    if (Name != "get" && Name != "stop" && Name != "Stop")
      return true;
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
    if (!Member)
      return false;
    if (Name != "get" &&
        isa<CXXThisExpr>(
            Member->getImplicitObjectArgument()->IgnoreParenImpCasts()))
      return true;
    const CXXRecordDecl &RD = *Member->getRecordDecl();
    return hasMember(RD, "wait") ||
           (Name != "get" && (hasMember(RD, "join") || hasMember(RD, "run")));
  }

  static bool isCancelName(llvm::StringRef Name) {
    static const llvm::StringSet<> Names = {
        "cancel",         "abort",  "request_stop", "requestStop",
        "request_cancel", "stop",   "kill",         "terminate",
        "destroy",        "Cancel", "Abort",        "Stop"};
    return Names.contains(Name);
  }
  static bool isBlockName(llvm::StringRef Name) {
    static const llvm::StringSet<> Names = {
        "join", "wait", "get", "sync", "Join", "Wait", "waitForFinished"};
    return Names.contains(Name);
  }

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
    DestructorCalls Calls;
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
    if (Calls.Terminates)
      return DropOutcome::Terminates;
  }
  return outcomeOfParts(RD, Known, Depth).value_or(DropOutcome::Orphans);
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
  if (hasJoin(RD) && (hasMember(RD, "joinable") || hasMember(RD, "detach")))
    return StructuralHandle{StructuralKind::ThreadLike,
                            outcomeOfDestructor(RD, Known)};

  // Pools and scopes can be waited for too, but they hold work; they are not
  // the handle of one.
  for (const char *Owner : {"submit", "spawn", "enqueue", "post"})
    if (hasAnyMember(RD, Owner))
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
  if (hasMember(RD, "wait") &&
      (hasMember(RD, "get") || hasMember(RD, "result")))
    return StructuralHandle{StructuralKind::FutureLike,
                            outcomeOfDestructor(RD, Known)};
  bool CanStop = hasMember(RD, "abort") || hasMember(RD, "cancel") ||
                 hasMember(RD, "request_stop");
  if (CanStop && (hasJoin(RD) || hasMember(RD, "is_finished") || Awaitable))
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

bool isAskingName(llvm::StringRef Member) {
  static const llvm::StringSet<> Names = {
      "joinable",   "valid",      "get_id",      "native_handle",
      "wait_for",   "wait_until", "is_finished", "is_ready",
      "done",       "ready",      "id",          "await_ready",
      "isFinished", "isReady",    "isRunning",   "is_running"};
  return Names.contains(Member);
}

} // namespace spawn
