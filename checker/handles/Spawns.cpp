//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Spawns.h.
///
//===----------------------------------------------------------------------===//

#include "handles/Spawns.h"
#include "Compat.h"
#include "ast/Callable.h"
#include "ast/Functions.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "ast/Words.h"
#include "handles/Coroutine.h"
#include "handles/DestructorOutcome.h"
#include "handles/ReturnedValues.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace spawn {
namespace {

bool isCopyMoveOrDefault(const CXXConstructorDecl &Ctor) {
  return Ctor.isDefaultConstructor() || Ctor.isCopyOrMoveConstructor();
}

unsigned writtenArguments(const CXXConstructExpr &E) {
  return llvm::count_if(E.arguments(), [](const Expr *Arg) {
    return !isa<CXXDefaultArgExpr>(Arg);
  });
}

/// True if \p Arg evaluates to the enumerator \p Name, or names the constant
/// object of that name.
bool isConstantNamed(const Expr *Arg, llvm::StringRef Name,
                     const ASTContext &Ctx) {
  Arg = peel(Arg);
  const auto *Ref = dyn_cast<DeclRefExpr>(Arg);
  if (Ref && isa<VarDecl>(Ref->getDecl()) &&
      Arg->getType().isConstQualified() && isNamed(*Ref->getDecl(), Name))
    return true;
  const auto *Type = Arg->getType()->getAs<EnumType>();
  Expr::EvalResult Result;
  if (!Type || Arg->isValueDependent() || !Arg->EvaluateAsInt(Result, Ctx))
    return false;
  return llvm::any_of(
      Type->getDecl()->enumerators(), [&](const EnumConstantDecl *Enumerator) {
        return isNamed(*Enumerator, Name) &&
               llvm::APSInt::isSameValue(Enumerator->getInitVal(),
                                         Result.Val.getInt());
      });
}

/// True if \p H, which comes from out of sight, may be one share of several:
/// whoever does the work keeps a `std::shared_ptr<Request>`, too. A class that
/// the catalogue has is reported all the same.
bool isAShare(const Handle &H) { return H.Shared && !H.Row; }

/// True if both are specializations of one class template, or one class.
bool haveSameTemplate(QualType A, QualType B) {
  const CXXRecordDecl *Left = A->getAsCXXRecordDecl();
  const CXXRecordDecl *Right = B->getAsCXXRecordDecl();
  const auto *LeftSpec =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(Left);
  const auto *RightSpec =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(Right);
  if (LeftSpec && RightSpec)
    return LeftSpec->getSpecializedTemplate()->getCanonicalDecl() ==
           RightSpec->getSpecializedTemplate()->getCanonicalDecl();
  return Left && Right && Left->getCanonicalDecl() == Right->getCanonicalDecl();
}

/// True if \p Arg, of a constructor of \p Class, is a value that no work stands
/// behind: null, a constant, a tag, or what \p Class is a template over.
bool isPlainValue(const Expr &Arg, const CXXRecordDecl &Class) {
  if (isa<CXXDefaultArgExpr>(Arg))
    return true;
  const Expr *Value = peel(&Arg);
  QualType T = Value->getType().getNonReferenceType();
  const ASTContext &Ctx = Class.getASTContext();
  if (Value->isNullPointerConstant(const_cast<ASTContext &>(Ctx),
                                   Expr::NPC_ValueDependentIsNotNull) ||
      (T->isIntegralOrEnumerationType() && !Value->isValueDependent() &&
       Value->isEvaluatable(Ctx)))
    return true;
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Class))
    for (const TemplateArgument &Of : Spec->getTemplateArgs().asArray())
      if (Of.getKind() == TemplateArgument::Type &&
          Ctx.hasSameUnqualifiedType(Of.getAsType(), T) && !isCallable(T))
        return true;
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (!RD || !RD->hasDefinition() || isCallable(T))
    return false;
  return RD->isEmpty() || isNamed(*RD, "std::exception_ptr") ||
         isNamed(*RD, "std::__exception_ptr::exception_ptr");
}

/// True if to construct an object with \p Ctor visibly calls what may start
/// something.
bool mayStart(const CXXConstructorDecl &Ctor) {
  const FunctionDecl *Definition = nullptr;
  if (!Ctor.hasBody(Definition))
    return false;
  auto Starts = [](const Stmt &S) {
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    return Call && (!Callee || (!Callee->isInStdNamespace() &&
                                Callee->getBuiltinID() == 0 &&
                                !(Method && Method->isConst())));
  };
  return anyStatement(*Definition->getBody(), Starts) ||
         llvm::any_of(cast<CXXConstructorDecl>(Definition)->inits(),
                      [&](const CXXCtorInitializer *Init) {
                        return Init->getInit() &&
                               anyStatement(*Init->getInit(), Starts);
                      });
}

/// `co_await task.resolve()` that gives the task back has settled it.
bool returnsItsReceiver(const CoawaitExpr &Await) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(awaitedOperand(Await));
  const CXXRecordDecl *Result = Await.getType()->getAsCXXRecordDecl();
  return Call && Call->getRecordDecl()->getCanonicalDecl() ==
                     (Result ? Result->getCanonicalDecl() : nullptr);
}

/// What messages call \p FD, which \p Call calls: a function object by its own
/// name; "" where it has none.
std::string nameOfCallee(const CallExpr &Call, const FunctionDecl &FD) {
  if (isa<CXXOperatorCallExpr>(Call) && FD.getOverloadedOperator() == OO_Call) {
    const Expr *Object = peel(Call.getArg(0));
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Object))
      return displayName(*Ref->getDecl());
    if (const auto *Member = dyn_cast<MemberExpr>(Object))
      return displayName(*Member->getMemberDecl());
  }
  return isLambda(FD) ? "" : displayName(FD);
}

} // namespace

static bool isCopyable(QualType T) {
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() &&
         (Class->hasSimpleCopyConstructor() ||
          llvm::any_of(Class->ctors(), [](const CXXConstructorDecl *Ctor) {
            return Ctor->isCopyConstructor() && !Ctor->isDeleted();
          }));
}

/// True if \p FD is an accessor of an object that keeps the handle:
/// `QFuture<T> future() const`.
static bool isAccessor(const FunctionDecl &FD, llvm::StringRef Noun) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&FD);
  if (!Method || !Method->isConst() || Method->getNumParams() != 0 ||
      !Method->getIdentifier() || !isCopyable(Method->getReturnType()))
    return false;
  std::vector<std::string> Words = wordsOf(FD.getName());
  std::vector<std::string> OfNoun = wordsOf(Noun);
  return !Words.empty() && !OfNoun.empty() && Words.back() == OfNoun.back();
}

bool Spawns::saysThatItStarts(const FunctionDecl &FD) const {
  return FD.getIdentifier() &&
         llvm::any_of(wordsOf(FD.getName()), [&](const std::string &Word) {
           return Known.Words.has(Word, MemberRole::Starts);
         });
}

/// True if a drop of what \p FD returns is said to matter: it has a result, or
/// the attribute, or is a std::future, which may be one that blocks.
static bool countsBeyondItsEnd(const FunctionDecl &FD) {
  const CXXRecordDecl *Class = FD.getReturnType()->getAsCXXRecordDecl();
  return !Class || Class->isInStdNamespace() || hasResult(FD.getReturnType()) ||
         isNodiscard(FD) || isNodiscard(Class);
}

// Whether closing went well is rarely asked, and most that stands behind an
// interface closes at once.
bool Spawns::closes(const FunctionDecl &FD) const {
  return FD.getIdentifier() &&
         (mayBeOverridden(FD) || !countsBeyondItsEnd(FD)) &&
         !takesCallable(FD) &&
         llvm::any_of(wordsOf(FD.getName()), [&](const std::string &Word) {
           return Known.Words.has(Word, MemberRole::Closes);
         });
}

bool Spawns::handsOutNothingNew(const FunctionDecl &FD, const Handle &H,
                                Keeper By) const {
  // A number may as well be the id of what was started before.
  if (H.Row && !H.Row->isFromOption() && FD.getReturnType()->isScalarType() &&
      !saysThatItStarts(FD))
    return true;
  // Its object has it, too. Of a virtual one's bodies, the name tells nothing.
  const auto *Method = dyn_cast<CXXMethodDecl>(&FD);
  if (H.Row && H.Row->KeptByOwners && Method && !Method->isStatic() &&
      !isLambda(FD) && !takesCallable(FD) &&
      (Method->isVirtual() || !saysThatItStarts(FD)))
    return true;
  // What closes something does so for a function that hands its result on, too.
  return H.Drop == DropOutcome::LosesError &&
         (closes(FD) || (By == Keeper::MayBeOwner && isAccessor(FD, H.Noun)));
}

bool Spawns::makesReady(const CallExpr &Call, const FunctionDecl &FD,
                        const Handle &Result) const {
  return !Result.Row && FD.getIdentifier() &&
         Known.Words.has(FD.getName(), MemberRole::MakesReady) &&
         llvm::none_of(Call.arguments(), [](const Expr *Arg) {
           return isCallable(peel(Arg)->getType());
         });
}

bool Spawns::endsChain(const CXXMemberCallExpr &Call,
                       const Handle &Result) const {
  if (Result.Row || Result.Drop == DropOutcome::NeverRuns ||
      llvm::none_of(Call.arguments(), [](const Expr *Arg) {
        return isCallable(peel(Arg)->getType());
      }))
    return false;
  std::vector<std::string> Words = wordsOf(Call.getMethodDecl()->getName());
  return (!Words.empty() &&
          Known.Words.has(Words.front(), MemberRole::Continues)) ||
         (haveSameTemplate(Call.getType(), Call.getObjectType()) &&
          // What gives its own object back makes nothing that goes on.
          llvm::none_of(returnedValues(*Call.getMethodDecl()),
                        [](const ReturnedValue &Returned) {
                          return Returned.From ==
                                 ReturnedValue::Origin::Receiver;
                        }));
}

bool Spawns::isOwned(const FunctionDecl &FD) const {
  if (Known.Owners.find(FD))
    return true;
  const auto *Class = dyn_cast<CXXRecordDecl>(FD.getDeclContext());
  return Class && Known.Owners.find(*Class);
}

bool Spawns::isReady(const FunctionDecl &FD) const {
  return Known.Ready.find(FD);
}

const Producer *Spawns::producer(const FunctionDecl &FD) const {
  const Producer *Row = Known.Producers.find(FD);
  if (Row && Row->Parameters && *Row->Parameters != FD.getNumParams())
    return nullptr;
  const FunctionDecl *Definition = nullptr;
  if (!Row || Row->isFromOption() || !FD.hasBody(Definition) ||
      isInSystemHeader(*Definition))
    return Row;
  bool MayStart = anyStatement(*Definition->getBody(), [&](const Stmt &S) {
    if (isa<AsmStmt, CXXNewExpr, CXXConstructExpr>(S))
      return true;
    const auto *Call = dyn_cast<CallExpr>(&S);
    return Call && (!Call->getDirectCallee() ||
                    Call->getDirectCallee()->getBuiltinID() == 0);
  });
  return MayStart ? Row : nullptr;
}

void Spawns::fromBody(Spawn &S, const BodyVerdict &V) {
  S.Drop = V.Drop;
  S.Source = V.Source;
  S.SourceName = V.SourceName;
}

Spawn Spawns::makeSpawn(const Expr &Site, Spawn::Origin From,
                        const Handle &H) const {
  Spawn S{&Site, From,          H.Drop,         H.Noun, "",
          {},    H.WrapperName, H.OnlyObserves, H.Row};
  if (H.Row && !H.Row->Releases.empty())
    S.ReleasedBy.push_back(H.Row->Releases.front() + "()");
  return S;
}

Spawns::Verdict Spawns::judge(const Expr *E, Keeper By, unsigned Depth) const {
  E = peel(E);
  // `std::move(start())` drops the temporary that it was given.
  if (const Expr *Moved = peelMove(E); Moved->isPRValue())
    E = Moved;
  if (E->isInstantiationDependent() || E->containsErrors() ||
      Depth > MaxTraceDepth)
    return {};

  if (std::optional<Handle> H = Types.kindOf(E->getType());
      H && HandleTypes::startsLater(*H))
    return {Answer::Nothing, {}};

  if (const auto *New = dyn_cast<CXXNewExpr>(E)) {
    // Whoever gave the place looks after what is in it.
    if (llvm::any_of(New->placement_arguments(), [](const Expr *Arg) {
          const CXXRecordDecl *Tag =
              Arg->getType().getNonReferenceType()->getAsCXXRecordDecl();
          return !Arg->getType()->isEnumeralType() &&
                 (!Tag || !isNamed(*Tag, "std::nothrow_t"));
        }))
      return {Answer::Nothing, {}};
    const Expr *Init = New->getInitializer();
    Verdict V = Init ? judge(Init, By, Depth + 1) : Verdict{};
    if (V.What == Answer::Spawns) {
      V.Fresh->Site = E;
      V.Fresh->From = Spawn::Origin::NewExpression;
      V.Fresh->Drop = DropOutcome::Leaks;
    }
    return V;
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return judgeConstruction(*Construct, By, Depth);
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return judgeCall(*Call, By, Depth);
  if (const auto *Init = dyn_cast<InitListExpr>(E))
    return Init->getNumInits() == 1 ? judge(Init->getInit(0), By, Depth + 1)
                                    : Verdict{};
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E); Choice && Depth) {
    Verdict True = judge(Choice->getTrueExpr(), By, Depth + 1);
    Verdict False = judge(Choice->getFalseExpr(), By, Depth + 1);
    return True.What == Answer::Nothing ? False
           : False.What == Answer::Nothing || True.What == Answer::Unknown
               ? True
               : False;
  }
  if (const auto *Await = dyn_cast<CoawaitExpr>(E); Await && E->isPRValue())
    if (std::optional<Handle> H = Types.kindOf(E->getType());
        H && !returnsItsReceiver(*Await) && !isAShare(*H))
      return spawns(makeSpawn(*E, Spawn::Origin::Await, *H));
  return {};
}

/// True if \p Row says that what a constructor is given may ask for an object
/// that nobody has to release, and one of \p Arguments does so, or may: it is
/// not built where it is given.
template <class Range>
static bool mayBeExcused(const Range &Arguments, const HandleRow &Row) {
  auto Excuses = [&](const CXXMethodDecl &Method) {
    return Method.getIdentifier() &&
           llvm::is_contained(Row.ExcusedBy, Method.getName());
  };
  auto MayExcuse = [&](const Expr *Arg) {
    const CXXRecordDecl *Class =
        Arg->getType().getNonReferenceType()->getAsCXXRecordDecl();
    if (isa<CXXDefaultArgExpr>(Arg) || !Class || !Class->hasDefinition() ||
        llvm::none_of(Class->methods(),
                      [&](const CXXMethodDecl *M) { return Excuses(*M); }))
      return false;
    // `Options().pipeStdin()`
    const Expr *Built = peel(Arg);
    while (const auto *Call = dyn_cast<CXXMemberCallExpr>(Built)) {
      if (!Call->getMethodDecl() || Excuses(*Call->getMethodDecl()))
        return true;
      Built = peel(Call->getImplicitObjectArgument());
    }
    return !isa<CXXConstructExpr>(Built);
  };
  return !Row.ExcusedBy.empty() && llvm::any_of(Arguments, MayExcuse);
}

Spawns::Verdict Spawns::judgeConstruction(const CXXConstructExpr &E, Keeper By,
                                          unsigned Depth) const {
  std::optional<Handle> H = Types.kindOf(E.getType());
  if (!H)
    return {};
  unsigned Arguments = writtenArguments(E);
  if (Arguments == 0)
    return {Answer::Nothing, {}};
  if (E.getConstructor()->isCopyOrMoveConstructor())
    return {};

  // A catalogued class spawns with whatever it is given; one that is only
  // built like it (or derives from it) where it is given something to call.
  const CXXRecordDecl &Class = *E.getConstructor()->getParent();
  const HandleRow *Own = Known.Handles.find(Class);
  if (Own && mayBeExcused(E.arguments(), *Own))
    return {Answer::Nothing, {}};
  bool TakesCallable = llvm::any_of(E.arguments(), [](const Expr *Arg) {
    return isCallable(Arg->getType());
  });
  if (H->SpawnsWhenConstructed && (Own || TakesCallable) &&
      !isCopyMoveOrDefault(*E.getConstructor()))
    return spawns(makeSpawn(E, Spawn::Origin::Construction, *H));

  if (!H->Row && !H->Wrapped) {
    bool IsAwaiter = isMereAwaiter(Class);
    // One that starts something when it is made has no need to be awaited.
    if (IsAwaiter && mayStart(*E.getConstructor()))
      return {Answer::Nothing, {}};
    // What is built from a value is ready; from null it is empty. An awaiter
    // that suspends, `sleep(1s)`, is neither.
    if (!(IsAwaiter && suspends(Class) == true) &&
        llvm::all_of(E.arguments(),
                     [&](const Expr *A) { return isPlainValue(*A, Class); }))
      return {Answer::Nothing, {}};
  }

  // `shared_ptr<thread>(new thread(f), join_and_delete)`.
  if (H->Shared && Arguments > 1 && E.getArg(0)->getType()->isPointerType())
    return {Answer::Nothing, {}};
  // `unique_ptr<thread>(new thread(f))`, `shared_future(async(f))`.
  if (H->Wrapped || Own)
    for (const Expr *Arg : E.arguments()) {
      Verdict V = judge(Arg, By, Depth + 1);
      if (V.What != Answer::Spawns)
        continue;
      if (V.Fresh->From == Spawn::Origin::NewExpression) {
        V.Fresh->From = Spawn::Origin::Construction;
        V.Fresh->Drop = H->Drop;
      }
      V.Fresh->Noun = H->Noun;
      V.Fresh->WrapperName = H->WrapperName;
      return V;
    }
  return {};
}

Spawns::Verdict Spawns::judgeCall(const CallExpr &Call, Keeper By,
                                  unsigned Depth) const {
  if (!Call.isPRValue())
    return {};
  const FunctionDecl *FD = Call.getDirectCallee();
  const auto *MemberCall = dyn_cast<CXXMemberCallExpr>(&Call);
  const Expr *Receiver =
      MemberCall ? MemberCall->getImplicitObjectArgument() : nullptr;
  std::optional<Handle> H = Types.kindOf(Call.getType());

  if (FD) {
    if (isReady(*FD) || (By == Keeper::MayBeOwner && isOwned(*FD)))
      return {Answer::Nothing, {}};
    // Written out by itself, it is no spawn; the operand is what counts.
    if (FD->getOverloadedOperator() == OO_Coawait)
      return {Answer::Nothing, {}};
    if (const FunctionRow *F = Known.Functions.find(*FD);
        F && F->Role == FunctionRole::Asks)
      return {Answer::Nothing, {}};
    if (const Producer *P = producer(*FD)) {
      if (P->OutArgument || (P->CompletionToken && !H) ||
          Call.getType()->isVoidType())
        return {Answer::Nothing, {}};
      Spawn S = makeSpawn(Call, Spawn::Origin::Call,
                          H ? *H : Handle{P->Drop, P->noun(), nullptr});
      S.Spawner = nameOfCallee(Call, *FD);
      S.IsProcess = P->Process;
      S.IsPromise = P->Promise;
      if (!P->CompletionToken)
        S.Drop = P->Drop;
      for (const OutcomeByArgument &When : P->DropWhen)
        if (When.Argument < Call.getNumArgs() &&
            isConstantNamed(Call.getArg(When.Argument), When.Is,
                            FD->getASTContext()))
          S.Drop = When.Drop;
      if (!P->ReleasedBy.empty())
        S.ReleasedBy = P->ReleasedBy;
      return spawns(std::move(S));
    }
  }
  if (!H || (FD && makesReady(Call, *FD, *H)) ||
      (H->Row && mayBeExcused(Call.arguments(), *H->Row)))
    return {H ? Answer::Nothing : Answer::Unknown, {}};

  if (Receiver && FD && FD->getIdentifier()) {
    // Behind `->`, too.
    std::optional<Handle> Object = Types.kindOf(MemberCall->getObjectType());
    if (Object && Object->Row &&
        llvm::is_contained(Object->Row->Forwards, FD->getName()))
      if (Verdict V = judge(Receiver, By, Depth + 1);
          V.What == Answer::Spawns) {
        V.Fresh->Site = &Call;
        V.Fresh->Noun = H->Noun;
        V.Fresh->WrapperName = H->WrapperName;
        return V;
      }
    if (Object && (Types.onlyAsks(*MemberCall) ||
                   (By == Keeper::MayBeOwner && endsChain(*MemberCall, *H))))
      return {Answer::Nothing, {}};
  }

  if (!FD && isAShare(*H))
    return {Answer::Nothing, {}};
  Spawn ByType = makeSpawn(Call, Spawn::Origin::Call, *H);
  if (FD) {
    // A standard factory that was given nothing made nothing.
    if (H->Wrapped && FD->isInStdNamespace() && Call.getNumArgs() == 0)
      return {Answer::Nothing, {}};
    ByType.Spawner = nameOfCallee(Call, *FD);
    // A virtual call may end elsewhere.
    const FunctionDecl *Run =
        certainCallee(Call, FD->getASTContext().getLangOpts());
    BodyVerdict V =
        Run ? judgeBody(*Run, *H, Receiver,
                        isLambda(*FD) ? By : Keeper::IsCaller, Depth)
            : BodyVerdict{};
    if (V.What == Answer::Nothing ||
        (Run && handsOutReadyOfArgument(Call, *Run, *H, Depth)))
      return {Answer::Nothing, {}};
    const auto *Method = Run ? nullptr : dyn_cast<CXXMethodDecl>(FD);
    if (V.What == Answer::Spawns)
      fromBody(ByType, V);
    else if (isAShare(*H) || handsOutNothingNew(*FD, *H, By) ||
             (Method && H->Drop == DropOutcome::LosesError &&
              isReadyInSight(*Method)))
      return {Answer::Nothing, {}};
  }
  if (ByType.Drop == DropOutcome::Orphans && By == Keeper::MayBeOwner &&
      MemberCall && MemberCall->getRecordDecl()->hasDefinition() &&
      endsItsWork(*MemberCall->getRecordDecl()->getDefinition(), Known))
    return {Answer::Nothing, {}};
  return spawns(std::move(ByType));
}

Spawns::BodyVerdict Spawns::judgeBody(const FunctionDecl &FD, const Handle &H,
                                      const Expr *Receiver, Keeper By,
                                      unsigned Depth) const {
  const FunctionDecl *Definition = nullptr;
  if (Depth >= MaxTraceDepth || !FD.hasBody(Definition))
    return {};

  if (const auto *Coroutine =
          dyn_cast<CoroutineBodyStmt>(Definition->getBody())) {
    const CXXRecordDecl *Promise =
        Coroutine->getPromiseDecl()->getType()->getAsCXXRecordDecl();
    if (H.Row || !Promise || !Promise->hasDefinition())
      return {};
    std::optional<DropOutcome> Drop = coroutineOutcome(
        *Promise, FD.getReturnType()->getAsCXXRecordDecl(), Known);
    return Drop ? BodyVerdict{Answer::Spawns, *Drop}
                : BodyVerdict{Answer::Nothing};
  }

  const std::pair Key(Definition, std::pair(static_cast<unsigned>(By), Depth));
  if (auto It = Bodies.find(Key); It != Bodies.end())
    return It->second;
  llvm::SmallVector<ReturnedValue, 2> Values = returnedValues(FD);
  BodyVerdict Combined = judgeReturns(Values, Receiver, By, Depth);
  // What a chaining method returns depends on the call.
  if (!IsLookingBehindCall &&
      llvm::none_of(Values, [](const ReturnedValue &Returned) {
        return Returned.From == ReturnedValue::Origin::Receiver;
      }))
    Bodies[Key] = Combined;
  return Combined;
}

Spawns::BodyVerdict Spawns::judgeReturns(llvm::ArrayRef<ReturnedValue> Values,
                                         const Expr *Receiver, Keeper By,
                                         unsigned Depth) const {
  BodyVerdict Combined{Values.empty() ? Answer::Unknown : Answer::Nothing};
  for (const ReturnedValue &Returned : Values) {
    Verdict V;
    switch (Returned.From) {
    case ReturnedValue::Origin::Unknown:
      break;
    case ReturnedValue::Origin::Shared:
      V.What = Answer::Nothing;
      break;
    case ReturnedValue::Origin::Receiver:
      // Chaining: a temporary receiver is what the chain made; a named one
      // lives on.
      if (Receiver && peel(Receiver)->isPRValue())
        V = judge(Receiver, By, Depth + 1);
      else
        V.What = Answer::Nothing;
      break;
    case ReturnedValue::Origin::Expression:
      V = judge(Returned.Value, By, Depth + 1);
      break;
    }
    if (V.What == Answer::Nothing)
      continue;
    // Where the returns disagree, the type is all that is known.
    if (V.What == Answer::Unknown ||
        (Combined.What == Answer::Spawns && Combined.Drop != V.Fresh->Drop))
      return {};
    Combined = {Answer::Spawns, V.Fresh->Drop,
                V.Fresh->Source ? V.Fresh->Source : V.Fresh->Site,
                V.Fresh->Source ? V.Fresh->SourceName : V.Fresh->Spawner};
  }
  return Combined;
}

bool Spawns::startsNothing(const FunctionDecl &FD) const {
  std::optional<Handle> H = Types.kindOf(FD.getReturnType());
  return H && judgeBody(FD, *H, nullptr, Keeper::IsCaller, 0).What ==
                  Answer::Nothing;
}

std::optional<Spawn> Spawns::spawnOfEachCall(const FunctionDecl &FD) const {
  std::optional<Handle> H = Types.kindInPattern(FD.getReturnType());
  if (!H || isOwned(FD) || isReady(FD) ||
      FD.getOverloadedOperator() == OO_Coawait)
    return std::nullopt;
  if (!H->Row && FD.getIdentifier() && !takesCallable(FD) &&
      Known.Words.has(FD.getName(), MemberRole::MakesReady))
    return std::nullopt;
  const auto *Method = dyn_cast<CXXMethodDecl>(&FD);
  if (Method && !Method->isStatic() && FD.getIdentifier()) {
    QualType Object = typeOf(*Method->getParent(), FD.getASTContext());
    // What a handle gives is the same work, a continuation of it, or its id.
    if (std::optional<Handle> Own = Types.kindOf(Object);
        Own &&
        (haveSameTemplate(Object, FD.getReturnType()) ||
         Types.asks(*Own, FD.getName()) ||
         (Own->Row && llvm::is_contained(Own->Row->Forwards, FD.getName()))))
      return std::nullopt;
  }
  Spawn S{nullptr,        Spawn::Origin::Call, H->Drop,
          H->Noun,        displayName(FD),     {},
          H->WrapperName, H->OnlyObserves,     H->Row};
  BodyVerdict V = mayBeOverridden(FD) || FD.isDependentContext()
                      ? BodyVerdict{}
                      : judgeBody(FD, *H, nullptr, Keeper::IsCaller, 0);
  // The caller decides, as with a completion token.
  if (V.What == Answer::Nothing || !parametersThatDecide(FD, 0).empty())
    return std::nullopt;
  if (V.What == Answer::Spawns)
    fromBody(S, V);
  else if (isAShare(*H) || handsOutNothingNew(FD, *H, Keeper::MayBeOwner))
    return std::nullopt;
  if (S.Drop == DropOutcome::Orphans && Method &&
      Method->getParent()->hasDefinition() &&
      endsItsWork(*Method->getParent()->getDefinition(), Known))
    return std::nullopt;
  return S;
}

std::optional<Spawn> Spawns::spawnOfCalling(const Expr *Callable) const {
  Callable = peelAdaptors(Callable);
  QualType Result;
  const FunctionDecl *FD = calledFunction(Callable);
  if (FD) {
    Result = FD->getReturnType();
  } else {
    QualType T = Callable->getType();
    if (const auto *Pointer = T->getAs<PointerType>())
      T = Pointer->getPointeeType();
    if (const auto *Function = T->getAs<FunctionType>())
      Result = Function->getReturnType();
  }
  std::optional<Handle> H =
      Result.isNull() ? std::nullopt : Types.kindOf(Result);
  // A number is a handle where a catalogued function returns it.
  if (const Producer *P = FD ? producer(*FD) : nullptr;
      P && !H && !P->OutArgument && !P->CompletionToken &&
      !Result->isVoidType())
    H = Handle{P->Drop, P->noun()};
  if (!H || (FD && (isOwned(*FD) || isReady(*FD))))
    return std::nullopt;
  Spawn S = makeSpawn(*Callable, Spawn::Origin::Call, *H);
  if (FD) {
    if (!isLambda(*FD))
      S.Spawner = displayName(*FD);
    BodyVerdict V = mayBeOverridden(*FD)
                        ? BodyVerdict{}
                        : judgeBody(*FD, *H, nullptr, Keeper::MayBeOwner, 0);
    if (V.What == Answer::Nothing ||
        (V.What == Answer::Unknown && isAShare(*H)))
      return std::nullopt;
    if (V.What == Answer::Spawns)
      fromBody(S, V);
  } else if (isAShare(*H)) {
    return std::nullopt;
  }
  return S;
}

} // namespace spawn
