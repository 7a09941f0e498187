//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See CallableSink.h.
///
//===----------------------------------------------------------------------===//

#include "flow/CallableSink.h"
#include "ast/Callable.h"
#include "ast/Peel.h"
#include "flow/DiscardPosition.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace spawn {
namespace {

/// A callable may be handed through this many templates.
constexpr unsigned MaxForwardDepth = 4;

/// `std::function<void(...)>` and its like: the first template argument is a
/// function type that returns nothing.
bool erasesToVoid(const CXXRecordDecl &RD) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&RD);
  if (!Spec || Spec->getTemplateArgs().size() == 0)
    return false;
  const TemplateArgument &First = Spec->getTemplateArgs()[0];
  if (First.getKind() != TemplateArgument::Type)
    return false;
  const auto *Signature = First.getAsType()->getAs<FunctionProtoType>();
  return Signature && Signature->getReturnType()->isVoidType();
}

bool isOpenParameter(const ParmVarDecl &Parameter) {
  const auto *FD = dyn_cast<FunctionDecl>(Parameter.getDeclContext());
  const FunctionDecl *Pattern =
      FD ? FD->getTemplateInstantiationPattern() : nullptr;
  if (!Pattern)
    return false;
  // A pack makes more parameters than the pattern has.
  unsigned Index =
      std::min(Parameter.getFunctionScopeIndex(), Pattern->getNumParams() - 1);
  return Pattern->getParamDecl(Index)->getType()->isDependentType();
}

bool isOpenField(const FieldDecl &Field) {
  const auto *RD = dyn_cast<CXXRecordDecl>(Field.getParent());
  const CXXRecordDecl *Pattern =
      RD ? RD->getTemplateInstantiationPattern() : nullptr;
  if (!Pattern)
    return false;
  return llvm::any_of(Pattern->fields(), [&](const FieldDecl *F) {
    return F->getFieldIndex() == Field.getFieldIndex() &&
           F->getType()->isDependentType();
  });
}

/// The parameter of \p Definition that \p Value is, else none.
std::optional<unsigned> parameterIndex(const ValueDecl *Value,
                                       const FunctionDecl &Definition) {
  const auto *P = dyn_cast_or_null<ParmVarDecl>(Value);
  return P && P->getDeclContext() == &Definition
             ? std::optional(P->getFunctionScopeIndex())
             : std::nullopt;
}

} // namespace

bool CallableSinks::dropsResultOf(const FunctionDecl &FD, unsigned Index,
                                  unsigned Depth) {
  const FunctionDecl *Definition = nullptr;
  if (Depth >= MaxForwardDepth || !FD.hasBody(Definition))
    return false;
  // By depth, too: an answer that the bound cut short holds for that depth
  // only.
  auto [It, IsNew] = Dropped.try_emplace({Definition, Depth});
  if (!IsNew)
    return It->second.count(Index);
  llvm::SmallSet<unsigned, 2> Found;
  auto Add = [&](const ValueDecl *Value) {
    if (std::optional<unsigned> Parameter = parameterIndex(Value, *Definition))
      Found.insert(*Parameter);
  };
  ASTContext &Ctx = FD.getASTContext();
  const Stmt &Body = *Definition->getBody();
  for (const StatementMatcher &Position : discardPositions())
    for (const BoundNodes &Match : match(findAll(Position), Body, Ctx))
      forEachDiscardedValue(
          *Match.getNodeAs<Expr>(DiscardedId),
          [&](const Expr &Value, bool) { Add(calledValue(Value)); });
  for (const BoundNodes &Match :
       match(findAll(expr(anyOf(callExpr(), cxxConstructExpr())).bind("e")),
             Body, Ctx))
    forEachSunk(
        *Match.getNodeAs<Expr>("e"), Depth + 1,
        [&](const Expr &Arg) {
          return parameterIndex(namedValue(&Arg), *Definition).has_value();
        },
        [&](const Expr &Arg, llvm::StringRef) { Add(namedValue(&Arg)); });
  bool Drops = Found.count(Index);
  Dropped[{Definition, Depth}] = std::move(Found);
  return Drops;
}

void CallableSinks::forEachSunk(
    const Expr &E, unsigned Depth,
    llvm::function_ref<bool(const Expr &)> Interesting,
    llvm::function_ref<void(const Expr &, llvm::StringRef)> Visit) {
  auto Offer = [&](const Expr *Arg, llvm::StringRef Sink) {
    if (isCallable(peel(Arg)->getType()) && Interesting(*Arg))
      Visit(*Arg, Sink);
  };

  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E)) {
    const CXXConstructorDecl *Ctor = Construct->getConstructor();
    if (Construct->getNumArgs() == 0 || Ctor->isCopyOrMoveConstructor())
      return;
    if (const CallableSink *Sink =
            Spawners.catalogue().Sinks.find(*Ctor->getParent())) {
      for (unsigned I = 0; I < Construct->getNumArgs(); ++I)
        if (Sink->Argument.value_or(I) == I)
          Offer(Construct->getArg(I), displayName(*Ctor->getParent()));
    } else if (erasesToVoid(*Ctor->getParent())) {
      Offer(Construct->getArg(0), displayName(*Ctor->getParent()));
    }
    return;
  }

  const auto *Call = dyn_cast<CallExpr>(&E);
  const FunctionDecl *FD = Call ? Call->getDirectCallee() : nullptr;
  if (!FD)
    return;
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
  const auto *Method = dyn_cast<CXXMethodDecl>(FD);
  if (Operator && Operator->getOperator() == OO_Equal && Method &&
      Call->getNumArgs() == 2) {
    if (erasesToVoid(*Method->getParent()))
      Offer(Call->getArg(1), displayName(*Method->getParent()));
    return;
  }
  // The object of a member operator is its call's first argument. Where that
  // is a named function object, as std::ranges::for_each is, its name counts.
  unsigned Skip = Operator && Method ? 1 : 0;
  const ValueDecl *Object = Skip ? namedValue(Call->getArg(0)) : nullptr;
  const NamedDecl *Named = Object ? static_cast<const NamedDecl *>(Object) : FD;
  if (const CallableSink *Sink = Spawners.catalogue().Sinks.find(*Named)) {
    for (unsigned I = Skip; I < Call->getNumArgs(); ++I)
      if (Sink->Argument.value_or(I - Skip) == I - Skip)
        Offer(Call->getArg(I), displayName(*Named));
    return;
  }
  for (unsigned I = Skip; I < Call->getNumArgs(); ++I) {
    if (I - Skip >= FD->getNumParams())
      break;
    const ParmVarDecl &Parameter = *FD->getParamDecl(I - Skip);
    if (isCallable(peel(Call->getArg(I))->getType()) &&
        isOpenParameter(Parameter) && Interesting(*Call->getArg(I)) &&
        dropsResultOf(*FD, Parameter.getFunctionScopeIndex(), Depth))
      Visit(*Call->getArg(I), displayName(*Named));
  }
}

bool callsOpenCallable(const Expr &E) {
  const ValueDecl *Called = calledValue(E);
  if (const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(Called))
    return isOpenParameter(*Parameter);
  if (const auto *Field = dyn_cast_or_null<FieldDecl>(Called))
    return isOpenField(*Field);
  return false;
}

void CallableSinks::forEachDroppedResult(
    const Expr &CallOrConstruction,
    llvm::function_ref<void(const Expr &, const Spawn &, llvm::StringRef)>
        Visit) {
  forEachSunk(
      CallOrConstruction, 0,
      // A parameter that a template leaves open is its caller's callable.
      [&](const Expr &Arg) {
        const ValueDecl *Named = namedValue(&Arg);
        const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(Named);
        const auto *Field = dyn_cast_or_null<FieldDecl>(Named);
        return !(Parameter && isOpenParameter(*Parameter)) &&
               !(Field && isOpenField(*Field)) &&
               Spawners.spawnOfCalling(&Arg).has_value();
      },
      [&](const Expr &Arg, llvm::StringRef Sink) {
        Visit(Arg, *Spawners.spawnOfCalling(&Arg), Sink);
      });
}

} // namespace spawn
