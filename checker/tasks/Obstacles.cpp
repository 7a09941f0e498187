//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Obstacles.h.
///
//===----------------------------------------------------------------------===//

#include "tasks/Obstacles.h"
#include "ast/Callable.h"
#include "ast/Functions.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "tasks/StandardTypes.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {
namespace {

/// Functions looked into for one question. A task that calls more is not known.
constexpr unsigned MaxFunctions = 64;

/// A class that is made of others may be nested so deep.
constexpr unsigned MaxNesting = 8;

/// A task that sleeps longer is meant never to end.
constexpr int64_t MaxSleep = 3600; // seconds

/// True for what is as harmless as the statements in it.
bool isHarmless(const Stmt &S) {
  return isa<NullStmt, CompoundStmt, LabelStmt, AttributedStmt, IfStmt,
             SwitchStmt, CaseStmt, DefaultStmt, BreakStmt, ContinueStmt,
             ReturnStmt, CXXTryStmt, CXXCatchStmt>(S) ||
         isa<ParenExpr, IntegerLiteral, FloatingLiteral, CharacterLiteral,
             StringLiteral, CXXBoolLiteralExpr, CXXNullPtrLiteralExpr,
             GNUNullExpr, PredefinedExpr, ConstantExpr, SourceLocExpr,
             SubstNonTypeTemplateParmExpr, SizeOfPackExpr, CastExpr,
             UnaryOperator, BinaryOperator, AbstractConditionalOperator,
             OpaqueValueExpr, ArraySubscriptExpr, CXXThisExpr, CXXThrowExpr,
             MaterializeTemporaryExpr, ExprWithCleanups, ImplicitValueInitExpr,
             CXXScalarValueInitExpr, CXXStdInitializerListExpr,
             ArrayInitLoopExpr, ArrayInitIndexExpr, CompoundLiteralExpr,
             CXXPseudoDestructorExpr, StmtExpr>(S);
}

/// True if nothing in \p S is evaluated.
bool isUnevaluated(const Stmt &S) {
  if (const auto *Size = dyn_cast<UnaryExprOrTypeTraitExpr>(&S))
    return !Size->getTypeOfArgument()->isVariableArrayType();
  if (const auto *TypeId = dyn_cast<CXXTypeidExpr>(&S))
    return !TypeId->isPotentiallyEvaluated();
  return isa<CXXNoexceptExpr, TypeTraitExpr, RequiresExpr,
             ConceptSpecializationExpr, OffsetOfExpr>(S);
}

/// What is evaluated in \p S, written or not, where it is part of its function.
llvm::SmallVector<const Stmt *, 4> partsOf(const Stmt &S) {
  if (const auto *Arg = dyn_cast<CXXDefaultArgExpr>(&S))
    return {Arg->getExpr()};
  if (const auto *Init = dyn_cast<CXXDefaultInitExpr>(&S))
    return {Init->getExpr()};
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(&S))
    return {Rewritten->getSemanticForm()};
  // What it does is done when it is called.
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&S))
    return llvm::SmallVector<const Stmt *, 4>(Lambda->capture_init_begin(),
                                              Lambda->capture_init_end());
  llvm::SmallVector<const Stmt *, 4> Parts;
  if (const auto *List = dyn_cast<InitListExpr>(&S)) {
    if (!List->isSemanticForm() && List->getSemanticForm())
      List = List->getSemanticForm();
    if (List->hasArrayFiller())
      Parts.push_back(List->getArrayFiller());
    Parts.append(List->inits().begin(), List->inits().end());
    return Parts;
  }
  if (const auto *Declaration = dyn_cast<DeclStmt>(&S))
    for (const Decl *D : Declaration->decls())
      if (const auto *Parted = dyn_cast<DecompositionDecl>(D))
        for (const BindingDecl *Binding : Parted->bindings())
          if (const VarDecl *Held = Binding->getHoldingVar())
            Parts.push_back(Held->getInit());
  for (const Stmt *Child : S.children())
    Parts.push_back(Child);
  return Parts;
}

/// The seconds of a std::chrono::duration: a count, and what one is worth.
std::optional<int64_t> inSeconds(const APValue &Count, QualType Duration) {
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Duration.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Class || !Count.isStruct() || Count.getStructNumFields() != 1 ||
      !Count.getStructField(0).isInt() ||
      Class->getTemplateArgs().size() != 2 ||
      Class->getTemplateArgs()[1].getKind() != TemplateArgument::Type)
    return std::nullopt;
  const auto *Ratio = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Class->getTemplateArgs()[1].getAsType()->getAsCXXRecordDecl());
  if (!Ratio || Ratio->getTemplateArgs().size() != 2 ||
      llvm::any_of(Ratio->getTemplateArgs().asArray(),
                   [](const TemplateArgument &Part) {
                     return Part.getKind() != TemplateArgument::Integral;
                   }))
    return std::nullopt;
  auto Wide = [](const llvm::APSInt &Value) { return Value.extOrTrunc(128); };
  llvm::APInt Total = Wide(Count.getStructField(0).getInt()) *
                      Wide(Ratio->getTemplateArgs()[0].getAsIntegral());
  Total = Total.sdiv(Wide(Ratio->getTemplateArgs()[1].getAsIntegral()));
  return Total.isSignedIntN(64) ? std::optional(Total.getSExtValue())
                                : std::nullopt;
}

/// True if \p Call sleeps for a time that is known, and short.
bool sleepsShortly(const CallExpr &Call, const FunctionRow &Sleep,
                   const ASTContext &Ctx) {
  if (Call.getNumArgs() <= Sleep.Argument)
    return false;
  const Expr *Time = Call.getArg(Sleep.Argument);
  Expr::EvalResult Result;
  if (Time->isValueDependent() || !Time->EvaluateAsRValue(Result, Ctx))
    return false;
  if (Result.Val.isInt())
    return Result.Val.getInt() <= MaxSleep;
  std::optional<int64_t> Seconds = inSeconds(Result.Val, Time->getType());
  return Seconds && *Seconds <= MaxSleep;
}

} // namespace

Obstacle Obstacles::ofFunction(const FunctionDecl &F) {
  Left = MaxFunctions;
  return inFunction(F, nullptr).Found;
}

Obstacle Obstacles::ofDestruction(QualType T, const Stmt *At) {
  Left = MaxFunctions;
  return inDestruction(T, At).Found;
}

Obstacles::Answer Obstacles::inFunction(const FunctionDecl &F, const Stmt *At) {
  const FunctionRow *Function = Known.Functions.find(F);
  if (mayBeOverridden(F) || Known.Waits.find(F) || Known.Producers.find(F) ||
      (Function && Function->Role == FunctionRole::Sleeps))
    return {At};
  const auto *Class = dyn_cast<CXXRecordDecl>(F.getDeclContext());
  if (Class && (Known.Waits.find(*Class) || Known.Handles.find(*Class)))
    return {At};
  // Another translation unit may have another body; what does not return is no
  // end of a task, unless the program ends at once.
  if (F.isWeak() ||
      (F.isNoReturn() && !(Function && Function->Role == FunctionRole::Aborts)))
    return {At};
  if (F.isTrivial())
    return {};
  if (isLambda(F) || !isInSystemHeader(F)) {
    // Where nobody replaces it, the one of the library serves.
    const FunctionDecl *Definition = nullptr;
    if (!F.hasBody(Definition))
      return F.isReplaceableGlobalAllocationFunction() ? Answer{} : Answer{At};
    Answer Inner = inDefinition(*Definition);
    // Where the call stands is of more use than what stands in the callee,
    // unless that is the task itself.
    if (Inner.Found && At)
      Inner.Found = At;
    return Inner;
  }
  // What the library calls is not told by its name.
  bool IsErased = F.getOverloadedOperator() == OO_Call;
  bool IsHarmless =
      isStandard(F)
          ? !IsErased && runsOnlyItsArguments(F, Known)
          : F.getBuiltinID() != 0 || F.isReplaceableGlobalAllocationFunction();
  return IsHarmless ? Answer{} : Answer{At};
}

Obstacles::Answer Obstacles::inDefinition(const FunctionDecl &Definition) {
  if (auto It = Done.find(&Definition); It != Done.end())
    return {It->second};
  if (Left == 0 || Definition.isDependentContext() ||
      !Searching.insert(&Definition).second)
    return {nullptr, true};
  --Left;
  Answer Inner = inBody(Definition);
  Searching.erase(&Definition);
  if (!Inner.Cut)
    Done[&Definition] = Inner.Found;
  return Inner;
}

Obstacles::Answer Obstacles::inBody(const FunctionDecl &Definition) {
  CountedLoops Loops(Definition, Known);
  llvm::SmallVector<const Stmt *, 16> Pending{Definition.getBody()};
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(&Definition))
    for (const CXXCtorInitializer *Init : Ctor->inits())
      Pending.push_back(Init->getInit());
  bool Cut = false;
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S || isUnevaluated(*S))
      continue;
    Answer Here = inPart(*S, Loops);
    Cut |= Here.Cut;
    if (Here.Found)
      return {Here.Found, Cut};
    llvm::append_range(Pending, llvm::reverse(partsOf(*S)));
  }
  return {std::nullopt, Cut};
}

Obstacles::Answer Obstacles::inPart(const Stmt &S, CountedLoops &Loops) {
  const auto *Handler = dyn_cast<CXXCatchStmt>(&S);
  if (const VarDecl *Caught = Handler ? Handler->getExceptionDecl() : nullptr)
    if (const CXXRecordDecl *Class = Caught->getType()->getAsCXXRecordDecl();
        Class && !isPlain(*Class, Known) &&
        !Caught->getType().isTriviallyCopyableType(Caught->getASTContext()))
      return {&S};
  // The length of an array type may be computed there.
  const auto *Value = dyn_cast<Expr>(&S);
  if (Value && Value->getType()->isVariablyModifiedType())
    return {&S};
  if (isHarmless(S))
    return {};
  if (isLoop(S))
    return Loops.isCounted(S) ? Answer{} : Answer{&S};
  if (const auto *Declaration = dyn_cast<DeclStmt>(&S))
    return inVariables(*Declaration);
  const auto *E = dyn_cast<Expr>(&S);
  return E ? inExpression(*E) : Answer{&S};
}

Obstacles::Answer Obstacles::inExpression(const Expr &E) {
  if (const auto *Arg = dyn_cast<CXXDefaultArgExpr>(&E))
    return Arg->getExpr() ? Answer{} : Answer{&E};
  if (const auto *Init = dyn_cast<CXXDefaultInitExpr>(&E))
    return Init->getExpr() ? Answer{} : Answer{&E};
  if (isa<CXXRewrittenBinaryOperator, LambdaExpr>(E))
    return {};
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&E))
    return inReference(*Ref->getDecl(), E);
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    return inReference(*Member->getMemberDecl(), E);
  if (const auto *Call = dyn_cast<CallExpr>(&E))
    return inCall(*Call);
  const FunctionDecl *Runs = nullptr;
  QualType Ends;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E)) {
    Runs = Construct->getConstructor();
    Ends = Construct->getType();
  } else if (const auto *Inherited = dyn_cast<CXXInheritedCtorInitExpr>(&E)) {
    Runs = Inherited->getConstructor();
  } else if (const auto *New = dyn_cast<CXXNewExpr>(&E)) {
    Runs = New->getOperatorNew();
  } else if (const auto *Delete = dyn_cast<CXXDeleteExpr>(&E)) {
    Runs = Delete->getOperatorDelete();
    Ends = Delete->getDestroyedType();
    // It may be of a derived class.
    const CXXRecordDecl *Class =
        Ends.isNull() ? nullptr : Ends->getAsCXXRecordDecl();
    if (Class && Class->hasDefinition() && Class->isPolymorphic() &&
        !Class->isEffectivelyFinal())
      return {&E};
  } else if (isa<InitListExpr, CXXBindTemporaryExpr>(E)) {
    Ends = E.getType();
  } else {
    return {&E};
  }
  // Where the constructor throws.
  const auto *New = dyn_cast<CXXNewExpr>(&E);
  const FunctionDecl *GivesBack = New ? New->getOperatorDelete() : nullptr;
  for (const FunctionDecl *F : {Runs, GivesBack})
    if (F)
      if (Answer Found = inFunction(*F, &E); Found.Found)
        return Found;
  return Ends.isNull() ? Answer{} : inDestruction(Ends, &E);
}

Obstacles::Answer Obstacles::inReference(const ValueDecl &Named,
                                         const Expr &At) {
  if (const auto *Destructor = dyn_cast<CXXDestructorDecl>(&Named))
    return mayBeOverridden(*Destructor)
               ? Answer{&At}
               : inDestruction(*Destructor->getParent(), &At);
  if (const auto *F = dyn_cast<FunctionDecl>(&Named)) {
    // How long it sleeps is asked at the call.
    const FunctionRow *Function = Known.Functions.find(*F);
    if (Function && Function->Role == FunctionRole::Sleeps)
      return {};
    return inFunction(*F, &At);
  }
  // The first use in a thread makes all of them, the thread's end destroys
  // them; but one that is a constant at first, and is not destroyed.
  const auto *Var = dyn_cast<VarDecl>(&Named);
  if (!Var || Var->getTLSKind() == VarDecl::TLS_None)
    return {};
  Var = Var->getDefinition();
  bool IsConstant = Var &&
                    (!Var->getInit() || Var->hasConstantInitialization()) &&
                    !Var->getType().isDestructedType();
  return IsConstant ? Answer{} : Answer{&At};
}

Obstacles::Answer Obstacles::inVariables(const DeclStmt &S) {
  for (const Decl *D : S.decls()) {
    const auto *Var = dyn_cast<VarDecl>(D);
    if (Var && (Var->hasAttr<CleanupAttr>() ||
                Var->getType()->isVariablyModifiedType()))
      return {&S};
    if (!Var || Var->getType()->isReferenceType())
      continue;
    if (Answer Found = inDestruction(Var->getType(), &S); Found.Found)
      return Found;
  }
  return {};
}

Obstacles::Answer Obstacles::inCall(const CallExpr &Call) {
  // The callee is looked at where it is named.
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return {&Call};
  const FunctionRow *Function = Known.Functions.find(*Callee);
  if (Function && Function->Role == FunctionRole::Sleeps)
    return sleepsShortly(Call, *Function, Callee->getASTContext())
               ? Answer{}
               : Answer{&Call};
  for (const Expr *Arg : Call.arguments()) {
    if (!isCallable(peel(Arg)->getType()))
      continue;
    const FunctionDecl *Run = calledFunction(Arg);
    // The library copies it, and converts what it gives and gets.
    bool IsSimple =
        Run &&
        (!isStandard(*Callee) ||
         (isSimpleCallable(*Run) && refersToPlain(peelMove(Arg)->getType())));
    Answer Found = IsSimple ? inFunction(*Run, &Call) : Answer{&Call};
    if (Found.Found)
      return Found;
  }
  return {};
}

Obstacles::Answer Obstacles::inDestruction(QualType T, const Stmt *At,
                                           unsigned Depth) {
  if (T.isNull() || T->isDependentType())
    return {At};
  const CXXRecordDecl *Class =
      T->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
  return Class ? inDestruction(*Class, At, Depth) : Answer{};
}

Obstacles::Answer Obstacles::inDestruction(const CXXRecordDecl &Declared,
                                           const Stmt *At, unsigned Depth) {
  const CXXRecordDecl *Class = Declared.getDefinition();
  if (!Class || Depth > MaxNesting)
    return {At, Depth > MaxNesting};
  if (Class->hasTrivialDestructor())
    return {};
  if (isStandard(*Class))
    return isPlain(*Class, Known) ? Answer{} : Answer{At};
  if (Known.Waits.find(*Class) || Known.Handles.find(*Class))
    return {At};
  if (FreeToDestroy.contains(Class))
    return {};
  const CXXDestructorDecl *Destructor = Class->getDestructor();
  if (Destructor && (Destructor->isUserProvided() || Destructor->isVirtual()))
    if (Answer Found = inFunction(*Destructor, At); Found.Found)
      return Found;
  llvm::SmallVector<QualType, 8> Parts;
  for (const FieldDecl *Field : Class->fields())
    Parts.push_back(Field->getType());
  for (const CXXBaseSpecifier &Base : Class->bases())
    Parts.push_back(Base.getType());
  for (QualType Part : Parts)
    if (Answer Found = inDestruction(Part, At, Depth + 1); Found.Found)
      return Found;
  FreeToDestroy.insert(Class);
  return {};
}

bool Obstacles::isSimpleCallable(const FunctionDecl &F) const {
  return isOnlyInstance(F) && isPlainOrVoid(F.getReturnType()) &&
         llvm::all_of(F.parameters(), [&](const ParmVarDecl *Param) {
           return !Param->hasDefaultArg() && isPlainOrVoid(Param->getType());
         });
}

bool Obstacles::isPlainOrVoid(QualType T) const {
  return T->isVoidType() || isPlain(T, Known);
}

/// True for a function, or a lambda that captures numbers and values of
/// standard classes, and references to numbers: what it calls changes no
/// container that the caller goes through.
bool Obstacles::refersToPlain(QualType Callable) const {
  Callable = Callable.getNonReferenceType();
  const CXXRecordDecl *Class = Callable->getAsCXXRecordDecl();
  if (!Class)
    return Callable->isFunctionType() || Callable->isFunctionPointerType();
  return Class->isLambda() &&
         llvm::all_of(Class->fields(), [&](const FieldDecl *Captured) {
           QualType T = Captured->getType();
           return T->isReferenceType()
                      ? T.getNonReferenceType()->isScalarType()
                      : T->isArithmeticType() || isPlain(T, Known);
         });
}

} // namespace spawn
