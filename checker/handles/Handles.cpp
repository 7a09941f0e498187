//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Handles.h.
///
//===----------------------------------------------------------------------===//

#include "handles/Handles.h"
#include "ast/Callable.h"
#include "ast/Functions.h"
#include "ast/Peel.h"
#include "handles/ProducerTrace.h"
#include "handles/Structure.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace spawn {
namespace {

/// A body may hand a handle through this many functions.
constexpr unsigned MaxTraceDepth = 8;

/// A handle may be wrapped in this many templates: `vector<optional<thread>>`.
constexpr unsigned MaxWrapperDepth = 4;

bool isCopyMoveOrDefault(const CXXConstructorDecl &Ctor) {
  return Ctor.isDefaultConstructor() || Ctor.isCopyOrMoveConstructor();
}

unsigned writtenArguments(const CXXConstructExpr &E) {
  return llvm::count_if(E.arguments(), [](const Expr *Arg) {
    return !isa<CXXDefaultArgExpr>(Arg);
  });
}

/// True if \p Arg evaluates to the enumerator called \p Name.
bool isEnumerator(const Expr *Arg, llvm::StringRef Name,
                  const ASTContext &Ctx) {
  Arg = Arg->IgnoreParenImpCasts();
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

/// `task.then(callback);` is how a chain of continuations ends: the callback
/// observes the task. A lazy chain still needs somebody to start it.
bool endsChain(const CXXMemberCallExpr &Call, const Handle &Result) {
  if (Result.Row || Result.Drop == DropOutcome::NeverRuns)
    return false;
  llvm::StringRef Name = Call.getMethodDecl()->getName();
  return (Name.take_front(4) == "then" || Name == "finally") &&
         llvm::any_of(Call.arguments(), [](const Expr *Arg) {
           return isCallable(peel(Arg)->getType());
         });
}

/// `co_await task.resolve()` that gives the task back has settled it.
bool returnsItsReceiver(const CoawaitExpr &Await) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(peel(Await.getOperand()));
  const CXXRecordDecl *Result = Await.getType()->getAsCXXRecordDecl();
  return Call && Call->getRecordDecl()->getCanonicalDecl() ==
                     (Result ? Result->getCanonicalDecl() : nullptr);
}

} // namespace

bool Handle::asks(llvm::StringRef Name) const {
  return Row && !Row->Asks.empty() ? llvm::is_contained(Row->Asks, Name)
                                   : isAskingName(Name);
}

std::optional<Handle> Handles::kindOf(QualType T) const {
  bool Cut = false;
  return kindOf(T, 0, Cut);
}

std::optional<Handle> Handles::kindOf(QualType T, unsigned Depth,
                                      bool &Cut) const {
  if (T.isNull() || T->isDependentType() || T->isReferenceType())
    return std::nullopt;
  if (Depth > MaxWrapperDepth) {
    Cut = true;
    return std::nullopt;
  }
  auto FromRow = [](const HandleKind &Row,
                    llvm::StringRef Name) -> std::optional<Handle> {
    if (!Row.Drop)
      return std::nullopt;
    return Handle{*Row.Drop,
                  Row.Noun.empty() ? ("'" + Name + "'").str() : Row.Noun, &Row,
                  /*OnlyObserves=*/false, Row.SpawnsWhenConstructed};
  };

  // The names that the code uses for the type come first: a catalogue may list
  // a public alias, and a pthread_t is nothing but one. An option comes before
  // all of them.
  std::optional<Handle> OfAlias;
  bool HasAliasRow = false;
  for (QualType Sugar = T;;) {
    const NamedDecl *Alias = nullptr;
    if (const auto *Typedef = Sugar->getAs<TypedefType>()) {
      Alias = Typedef->getDecl();
      Sugar = Typedef->desugar();
    } else if (const auto *TST = Sugar->getAs<TemplateSpecializationType>();
               TST && TST->isTypeAlias()) {
      Alias = TST->getTemplateName().getAsTemplateDecl();
      Sugar = TST->getAliasedType();
    }
    if (!Alias)
      break;
    const HandleKind *Row = Known.Handles.find(*Alias);
    if (!Row || (HasAliasRow && !Row->FromOption))
      continue;
    OfAlias = FromRow(*Row, Alias->getName());
    HasAliasRow = true;
    if (Row->FromOption)
      return OfAlias;
  }

  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (HasAliasRow) {
    const HandleKind *Row = RD ? Known.Handles.find(*RD) : nullptr;
    return Row && Row->FromOption ? FromRow(*Row, RD->getName()) : OfAlias;
  }
  if (!RD || !RD->hasDefinition())
    return std::nullopt;
  RD = RD->getDefinition();
  if (auto It = Records.find(RD); It != Records.end())
    return It->second;

  std::optional<Handle> Found;
  if (const HandleKind *Row = Known.Handles.find(*RD))
    Found = FromRow(*Row, RD->getName());
  else
    Found = kindOfRecord(*RD, Depth, Cut);
  // Looked at by itself, a type that was met too far in may be a handle.
  if (!Cut)
    Records[RD] = Found;
  return Found;
}

std::optional<Handle> Handles::kindOfRecord(const CXXRecordDecl &RD,
                                            unsigned Depth, bool &Cut) const {
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&RD))
    if (const Wrapper *W = Known.Wrappers.find(RD)) {
      llvm::SmallVector<QualType, 4> Elements;
      for (const TemplateArgument &Arg : Spec->getTemplateArgs().asArray())
        if (Arg.getKind() == TemplateArgument::Type)
          Elements.push_back(Arg.getAsType());
        else if (Arg.getKind() == TemplateArgument::Pack)
          for (const TemplateArgument &Element : Arg.pack_elements())
            if (Element.getKind() == TemplateArgument::Type)
              Elements.push_back(Element.getAsType());
      if (W->Deleter && *W->Deleter < Elements.size()) {
        const CXXRecordDecl *Deleter =
            Elements[*W->Deleter]->getAsCXXRecordDecl();
        if (!Deleter || !isNamed(*Deleter, "std::default_delete"))
          return std::nullopt;
      }
      for (unsigned Index : W->Arguments)
        if (Index < Elements.size())
          if (std::optional<Handle> Element =
                  kindOf(Elements[Index], Depth + 1, Cut)) {
            Element->Wrapped = true;
            Element->Form = W->Form;
            Element->Shared = W->Shared;
            Element->WrapperName = displayName(RD);
            Element->SpawnsWhenConstructed = false;
            return Element;
          }
      return std::nullopt;
    }

  for (const CXXBaseSpecifier &Base : RD.bases())
    if (const CXXRecordDecl *BaseRD = Base.getType()->getAsCXXRecordDecl())
      if (Known.Handles.find(*BaseRD)) {
        std::optional<Handle> Inherited =
            kindOf(Base.getType(), Depth + 1, Cut);
        const CXXDestructorDecl *Dtor = RD.getDestructor();
        if (!Inherited || !Dtor || !Dtor->isUserProvided())
          return Inherited;
        // It may join before the base's destructor looks.
        std::optional<DropOutcome> Drop = outcomeOfOwnDestructor(RD, Known);
        if (!Drop)
          return std::nullopt;
        Inherited->Drop = *Drop;
        return Inherited;
      }

  if (DetectHandles)
    if (std::optional<StructuralHandle> S = detectHandle(RD, Known))
      return Handle{S->Drop, ("'" + RD.getName() + "'").str(), nullptr,
                    S->Kind == StructuralKind::FutureLike ||
                        S->Kind == StructuralKind::Awaitable,
                    S->Kind == StructuralKind::ThreadLike};
  return std::nullopt;
}

bool Handles::isOwned(const FunctionDecl &FD) const {
  if (Known.Owners.find(FD))
    return true;
  const auto *Class = dyn_cast<CXXRecordDecl>(FD.getDeclContext());
  return Class && Known.Owners.find(*Class);
}

Spawn Handles::makeSpawn(const Expr &Site, Spawn::Origin From,
                         const Handle &H) const {
  Spawn S{&Site, From,          H.Drop,         H.Noun, "",
          {},    H.WrapperName, H.OnlyObserves, H.Row};
  if (H.Row && !H.Row->Releases.empty())
    S.ReleasedBy.push_back(H.Row->Releases.front() + "()");
  return S;
}

Handles::Verdict Handles::judge(const Expr *E, Respect R,
                                unsigned Depth) const {
  E = peel(E);
  // `std::move(start())` drops the temporary that it was given.
  if (const Expr *Moved = peelMove(E); Moved->isPRValue())
    E = Moved;
  if (E->isInstantiationDependent() || E->containsErrors() ||
      Depth > MaxTraceDepth)
    return {};

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
    Verdict V = Init ? judge(Init, R, Depth + 1) : Verdict{};
    if (V.What == Answer::Spawns) {
      V.Fresh->Site = E;
      V.Fresh->From = Spawn::Origin::NewExpression;
      V.Fresh->Drop = DropOutcome::Leaks;
    }
    return V;
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return judgeConstruction(*Construct, R, Depth);
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return judgeCall(*Call, R, Depth);
  if (const auto *Init = dyn_cast<InitListExpr>(E))
    return Init->getNumInits() == 1 ? judge(Init->getInit(0), R, Depth + 1)
                                    : Verdict{};
  if (const auto *Await = dyn_cast<CoawaitExpr>(E); Await && E->isPRValue())
    if (std::optional<Handle> H = kindOf(E->getType());
        H && !returnsItsReceiver(*Await))
      return spawns(makeSpawn(*E, Spawn::Origin::Await, *H));
  return {};
}

Handles::Verdict Handles::judgeConstruction(const CXXConstructExpr &E,
                                            Respect R, unsigned Depth) const {
  std::optional<Handle> H = kindOf(E.getType());
  if (!H)
    return {};
  unsigned Arguments = writtenArguments(E);
  if (Arguments == 0)
    return {Answer::Nothing, {}};
  if (E.getConstructor()->isCopyOrMoveConstructor())
    return {};

  // A catalogued class spawns with whatever it is given; one that is only
  // built like it (or derives from it) where it is given something to call.
  const HandleKind *Own = Known.Handles.find(*E.getConstructor()->getParent());
  bool TakesCallable = llvm::any_of(E.arguments(), [](const Expr *Arg) {
    return isCallable(Arg->getType());
  });
  if (H->SpawnsWhenConstructed && (Own || TakesCallable) &&
      !isCopyMoveOrDefault(*E.getConstructor()))
    return spawns(makeSpawn(E, Spawn::Origin::Construction, *H));

  // `shared_ptr<thread>(new thread(f), join_and_delete)`.
  if (H->Shared && Arguments > 1 && E.getArg(0)->getType()->isPointerType())
    return {Answer::Nothing, {}};
  // `unique_ptr<thread>(new thread(f))`, `shared_future(async(f))`.
  if (H->Wrapped || Own)
    for (const Expr *Arg : E.arguments()) {
      Verdict V = judge(Arg, R, Depth + 1);
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

Handles::Verdict Handles::judgeCall(const CallExpr &Call, Respect R,
                                    unsigned Depth) const {
  if (!Call.isPRValue())
    return {};
  const FunctionDecl *FD = Call.getDirectCallee();
  const auto *MemberCall = dyn_cast<CXXMemberCallExpr>(&Call);
  const Expr *Receiver =
      MemberCall ? MemberCall->getImplicitObjectArgument() : nullptr;
  std::optional<Handle> H = kindOf(Call.getType());

  if (FD) {
    if (R == Respect::Owners && isOwned(*FD))
      return {Answer::Nothing, {}};
    // Written out by itself, it is no spawn; the operand is what counts.
    if (FD->getOverloadedOperator() == OO_Coawait)
      return {Answer::Nothing, {}};
    if (const HandleFunction *F = Known.Functions.find(*FD);
        F && F->Role == FunctionRole::Asks)
      return {Answer::Nothing, {}};
    if (const Producer *P = Known.Producers.find(*FD)) {
      if (P->OutArgument || (P->CompletionToken && !H) ||
          Call.getType()->isVoidType())
        return {Answer::Nothing, {}};
      Spawn S = makeSpawn(
          Call, Spawn::Origin::Call,
          H ? *H
            : Handle{P->Drop, P->Noun.empty() ? "handle" : P->Noun, nullptr});
      S.Spawner = displayName(*FD);
      if (!P->CompletionToken)
        S.Drop = P->Drop;
      for (const OutcomeByArgument &When : P->DropWhen)
        if (When.Argument < Call.getNumArgs() &&
            isEnumerator(Call.getArg(When.Argument), When.Is,
                         FD->getASTContext()))
          S.Drop = When.Drop;
      if (!P->ReleasedBy.empty())
        S.ReleasedBy = P->ReleasedBy;
      return spawns(std::move(S));
    }
  }
  if (!H)
    return {};

  if (Receiver && FD && FD->getIdentifier()) {
    std::optional<Handle> Object =
        kindOf(Receiver->getType().getNonReferenceType());
    if (Object && Object->Row &&
        llvm::is_contained(Object->Row->Forwards, FD->getName()))
      if (Verdict V = judge(Receiver, R, Depth + 1); V.What == Answer::Spawns) {
        V.Fresh->Site = &Call;
        V.Fresh->Noun = H->Noun;
        V.Fresh->WrapperName = H->WrapperName;
        return V;
      }
    if (Object && (onlyAsks(*MemberCall) || endsChain(*MemberCall, *H)))
      return {Answer::Nothing, {}};
  }

  Spawn ByType = makeSpawn(Call, Spawn::Origin::Call, *H);
  if (FD) {
    // A standard factory that was given nothing made nothing.
    if (H->Wrapped && FD->isInStdNamespace() && Call.getNumArgs() == 0)
      return {Answer::Nothing, {}};
    if (!isLambda(*FD))
      ByType.Spawner = displayName(*FD);
    BodyVerdict V = judgeBody(*FD, *H, Receiver,
                              isLambda(*FD) ? R : Respect::Nobody, Depth);
    if (V.What == Answer::Nothing)
      return {Answer::Nothing, {}};
    if (V.What == Answer::Spawns)
      ByType.Drop = V.Drop;
  }
  if (ByType.Drop == DropOutcome::Orphans && R == Respect::Owners &&
      MemberCall && MemberCall->getRecordDecl()->hasDefinition() &&
      endsItsWork(*MemberCall->getRecordDecl()->getDefinition(), Known))
    return {Answer::Nothing, {}};
  return spawns(std::move(ByType));
}

Handles::BodyVerdict Handles::judgeBody(const FunctionDecl &FD, const Handle &H,
                                        const Expr *Receiver, Respect R,
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

  const std::pair Key(Definition, std::pair(static_cast<unsigned>(R), Depth));
  if (auto It = Bodies.find(Key); It != Bodies.end())
    return It->second;
  llvm::SmallVector<ReturnedValue, 2> Values = returnedValues(FD);
  BodyVerdict Combined = judgeReturns(Values, Receiver, R, Depth);
  // What a chaining method returns depends on the call.
  if (llvm::none_of(Values, [](const ReturnedValue &Returned) {
        return Returned.Origin == ReturnedValue::From::Receiver;
      }))
    Bodies[Key] = Combined;
  return Combined;
}

Handles::BodyVerdict Handles::judgeReturns(llvm::ArrayRef<ReturnedValue> Values,
                                           const Expr *Receiver, Respect R,
                                           unsigned Depth) const {
  BodyVerdict Combined{Values.empty() ? Answer::Unknown : Answer::Nothing};
  for (const ReturnedValue &Returned : Values) {
    Verdict V;
    switch (Returned.Origin) {
    case ReturnedValue::From::Unknown:
      break;
    case ReturnedValue::From::Shared:
      V.What = Answer::Nothing;
      break;
    case ReturnedValue::From::Receiver:
      // Chaining: a temporary receiver is what the chain made; a named one
      // lives on.
      if (Receiver && peel(Receiver)->isPRValue())
        V = judge(Receiver, R, Depth + 1);
      else
        V.What = Answer::Nothing;
      break;
    case ReturnedValue::From::Expression:
      V = judge(Returned.Value, R, Depth + 1);
      break;
    }
    if (V.What == Answer::Nothing)
      continue;
    // Where the returns disagree, the type is all that is known.
    if (V.What == Answer::Unknown ||
        (Combined.What == Answer::Spawns && Combined.Drop != V.Fresh->Drop))
      return {};
    Combined = {Answer::Spawns, V.Fresh->Drop};
  }
  return Combined;
}

std::optional<Spawn> Handles::spawnOfCalling(const Expr *Callable) const {
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
  std::optional<Handle> H = Result.isNull() ? std::nullopt : kindOf(Result);
  // A number is a handle where a catalogued function returns it.
  if (const Producer *P = FD ? Known.Producers.find(*FD) : nullptr;
      P && !H && !P->OutArgument && !P->CompletionToken &&
      !Result->isVoidType())
    H = Handle{P->Drop, P->Noun.empty() ? "handle" : P->Noun};
  if (!H || (FD && isOwned(*FD)))
    return std::nullopt;
  Spawn S = makeSpawn(*Callable, Spawn::Origin::Call, *H);
  if (FD) {
    if (!isLambda(*FD))
      S.Spawner = displayName(*FD);
    BodyVerdict V = judgeBody(*FD, *H, nullptr, Respect::Owners, 0);
    if (V.What == Answer::Nothing)
      return std::nullopt;
    if (V.What == Answer::Spawns)
      S.Drop = V.Drop;
  }
  return S;
}

bool Handles::onlyAsks(const CXXMemberCallExpr &Call) const {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  const Expr *Object = Call.getImplicitObjectArgument();
  if (!Method || !Method->getIdentifier() || !Object)
    return false;
  // The object's own type, not the base that declares the member.
  QualType T = peel(Object)->getType();
  std::optional<Handle> H =
      kindOf(T->isPointerType() ? T->getPointeeType() : T);
  return H && !H->Wrapped && H->asks(Method->getName());
}

} // namespace spawn
