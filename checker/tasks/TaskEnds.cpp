//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See TaskEnds.h.
///
//===----------------------------------------------------------------------===//

#include "tasks/TaskEnds.h"
#include "ast/Callable.h"
#include "ast/Functions.h"
#include "ast/Peel.h"
#include "handles/Names.h"
#include "handles/ReturnedValues.h"
#include "tasks/StandardTypes.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace spawn {
namespace {

/// A spawner may be wrapped in this many functions.
constexpr unsigned MaxWrappers = 4;

/// The T of a `std::reference_wrapper<T>`, else null.
QualType referredBy(QualType T) {
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T.getNonReferenceType()->getAsCXXRecordDecl());
  return Class && isNamed(*Class, "std::reference_wrapper") &&
                 Class->getTemplateArgs()[0].getKind() == TemplateArgument::Type
             ? Class->getTemplateArgs()[0].getAsType()
             : QualType();
}

} // namespace

TaskEnd TaskEnds::ofSpawn(const Expr *Site) {
  return Site ? ofSpawn(Site, 0) : TaskEnd{};
}

TaskEnd TaskEnds::ofSpawn(const Expr *Site, unsigned Depth) {
  Site = peel(Site);
  if (Site->isInstantiationDependent() || Depth > MaxWrappers)
    return {};
  const auto *Call = dyn_cast<CallExpr>(Site);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const FunctionDecl *Definition = nullptr;
  if (!Callee || isInSystemHeader(*Callee) || !Callee->hasBody(Definition)) {
    Task Started = taskOf(*Site, Spawners.catalogue());
    TaskEnd End = Started.Function ? ofFunction(*Started.Function) : TaskEnd{};
    if (End.How == TaskEnd::Kind::ByItself)
      if (Obstacle Found = obstacleInArguments(Started))
        return {TaskEnd::Kind::Unknown, *Found};
    return End;
  }
  if (mayBeOverridden(*Callee))
    return {};
  if (isa<CoroutineBodyStmt>(Definition->getBody()))
    return ofFunction(*Definition);
  // By depth, too: an answer that the bound cut short holds for that depth
  // only.
  auto [Slot, IsNew] = Wrappers.try_emplace({Definition, Depth});
  if (!IsNew)
    return Slot->second;
  std::optional<TaskEnd> End;
  for (const ReturnedValue &Returned : returnedValues(*Callee)) {
    TaskEnd One =
        Returned.Value ? ofSpawn(Returned.Value, Depth + 1) : TaskEnd{};
    End = End ? TaskEnd::worse(*End, One) : One;
  }
  return Wrappers[{Definition, Depth}] = End.value_or(TaskEnd{});
}

/// What is bound to a task is destroyed when it ends, and before that made into
/// its parameters.
Obstacle TaskEnds::obstacleInArguments(const Task &Started) {
  auto Destroys = [&](const Expr *Kept) {
    return Ways
        .ofDestruction(peelErasure(Kept)->getType().getNonReferenceType(), Kept)
        .has_value();
  };
  // A policy may stand before it. An object may be callable in a hidden way.
  for (const Expr *Arg : Started.Others)
    if (Destroys(Arg) || (!isPlain(Arg->getType(), Spawners.catalogue()) &&
                          !Arg->getType()->isScalarType()))
      return Arg;
  if (Destroys(Started.Callable))
    return Started.Callable;
  const FunctionDecl &Function = *Started.Function;
  QualType Called =
      peelErasure(Started.Callable)->getType().getNonReferenceType();
  const CXXRecordDecl *Class = Called->getAsCXXRecordDecl();
  // `std::bind` keeps arguments, and calls what is bound in them.
  if (!isOnlyInstance(Function) ||
      (Class &&
       (isStandard(*Class) ||
        Class->getVisibleConversionFunctions().begin() !=
            Class->getVisibleConversionFunctions().end()) &&
       !Class->isLambda()))
    return Started.Callable;
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
      Method && !Method->isStatic() && !Class) {
    // `&Job::run, &job`: smart pointers are the user's to dereference.
    if (!Started.Receiver || !leadsTo(Started.Receiver->getType(), *Method))
      return Started.Callable;
    if (Destroys(Started.Receiver))
      return Started.Receiver;
  }
  for (const Expr *Arg : Started.Bound)
    if (Destroys(Arg))
      return Arg;
  if (Started.Bound.size() != Function.getNumParams())
    return Started.Callable;
  for (unsigned I = 0; I < Started.Bound.size(); ++I)
    if (!isMadeInto(peelMove(Started.Bound[I])->getType(),
                    Function.getParamDecl(I)->getType()))
      return Started.Bound[I];
  return std::nullopt;
}

/// True if \p T is a pointer or a std::reference_wrapper to an object of
/// \p Method's class, or one that is copied without code.
bool TaskEnds::leadsTo(QualType T, const CXXMethodDecl &Method) const {
  const ASTContext &Ctx = Method.getASTContext();
  T = T.getNonReferenceType();
  if (T->isPointerType())
    return T->getPointeeType()->isRecordType();
  if (!referredBy(T).isNull())
    return true;
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  return Class && !isStandard(*Class) && T.isTriviallyCopyableType(Ctx) &&
         (Class->getCanonicalDecl() == Method.getParent()->getCanonicalDecl() ||
          Class->isDerivedFrom(Method.getParent()));
}

/// True if a \p Param is made of an argument of type \p Arg without code of the
/// user's.
bool TaskEnds::isMadeInto(QualType Arg, QualType Param) const {
  QualType From = Arg.getNonReferenceType().getCanonicalType();
  QualType To = Param.getNonReferenceType().getCanonicalType();
  if (QualType Referred = referredBy(From); !Referred.isNull())
    From = Referred.getCanonicalType();
  bool IsArray = From->isArrayType() || From->isFunctionType();
  if (To->isScalarType())
    return From->isScalarType() || IsArray;
  const Catalogue &Known = Spawners.catalogue();
  if (isPlain(To, Known))
    return isPlain(From, Known);
  const CXXRecordDecl *Class = To->getAsCXXRecordDecl();
  return Class && From.getUnqualifiedType() == To.getUnqualifiedType() &&
         (Param->isReferenceType() ||
          To.isTriviallyCopyableType(Class->getASTContext()));
}

TaskEnd TaskEnds::ofFunction(const FunctionDecl &F) {
  if (mayBeOverridden(F))
    return {};
  if (Loops.neverReturns(F))
    return {TaskEnd::Kind::Never};
  if (!F.hasBody())
    return {};
  if (Obstacle Found = Ways.ofFunction(F))
    return {TaskEnd::Kind::Unknown, *Found};
  return {TaskEnd::Kind::ByItself};
}

} // namespace spawn
