//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See TaskStart.h.
///
//===----------------------------------------------------------------------===//

#include "tasks/TaskStart.h"
#include "ast/Callable.h"
#include "ast/Functions.h"
#include "ast/Peel.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace spawn {
namespace {

/// True if what \p H stands for gives the exception of its work to nobody: a
/// thread, or what has no result to read.
bool losesExceptions(const Handle &H, QualType T, const Vocabulary &Words) {
  if (H.Row && H.Row->CarriesExceptions)
    return !*H.Row->CarriesExceptions;
  if (H.Row)
    return H.Row->isThread() || H.Drop == DropOutcome::Terminates ||
           H.Drop == DropOutcome::Leaks;
  const CXXRecordDecl *Class = T.getNonReferenceType()->getAsCXXRecordDecl();
  return H.Drop == DropOutcome::Terminates ||
         (Class && Class->hasDefinition() &&
          Words.hasMemberWith(MemberRole::Joins, *Class) &&
          !Words.hasMemberWith(MemberRole::Results, *Class));
}

/// The handles that \p Call adds to a container, or puts into an optional, by
/// giving their constructor its arguments.
std::optional<Handle> madeInPlace(const CXXMemberCallExpr &Call,
                                  const HandleTypes &Types) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  if (!Method || !Method->getIdentifier() ||
      !Types.catalogue().Words.hasAny(
          Method->getName(), {MemberRole::Inserts, MemberRole::Resets}))
    return std::nullopt;
  std::optional<Handle> Held = Types.kindOf(Call.getObjectType());
  return Held && Held->Wrapped && Held->Row && Held->Row->SpawnsWhenConstructed
             ? Held
             : std::nullopt;
}

} // namespace

std::optional<TaskStart> taskStartAt(const Expr &Site, const Spawns &Spawners) {
  if (Site.isInstantiationDependent() || Site.containsErrors())
    return std::nullopt;
  const Catalogue &Known = Spawners.catalogue();
  const HandleTypes &Types = Spawners.types();
  TaskStart Start;
  if (const auto *Call = dyn_cast<CallExpr>(&Site)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      return std::nullopt;
    std::optional<Handle> Returned = Types.kindOf(Call->getType());
    const FunctionDecl *Definition = nullptr;
    if (const Producer *P = Spawners.producer(*Callee)) {
      Start.Noun = !P->Noun.empty() ? P->Noun
                   : Returned       ? Returned->Noun
                                    : "task";
      Start.Row = Returned ? Returned->Row : nullptr;
      Start.CarriesExceptions = P->CarriesExceptions.value_or(
          !P->Process && P->Drop != DropOutcome::Terminates &&
          P->Drop != DropOutcome::Leaks && P->Noun != "thread");
    } else if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call)) {
      if (std::optional<Handle> Held = madeInPlace(*Member, Types)) {
        Start.Noun = Held->Noun;
        Start.Row = Held->Row;
        Start.CarriesExceptions =
            !losesExceptions(*Held, QualType(), Known.Words);
      }
    }
    if (Start.Noun.empty() && Spawners.isOwned(*Callee))
      Start.Noun = "task";
    // What a visible body starts, it starts there.
    if (Start.Noun.empty() && Returned &&
        (isInSystemHeader(*Callee) || !Callee->hasBody(Definition)))
      if (std::optional<Spawn> S = Spawners.spawnOf(Call)) {
        Start.Noun = S->Noun;
        Start.Row = S->Row;
        Start.CarriesExceptions =
            !losesExceptions(*Returned, Call->getType(), Known.Words);
      }
  } else if (isa<CXXConstructExpr>(Site)) {
    std::optional<Handle> Made = Types.kindOf(Site.getType());
    if (!Made || !Made->SpawnsWhenConstructed)
      return std::nullopt;
    if (std::optional<Spawn> S = Spawners.spawnOf(&Site)) {
      Start.Noun = S->Noun;
      Start.Row = S->Row;
      Start.CarriesExceptions =
          !losesExceptions(*Made, Site.getType(), Known.Words);
    }
  }
  if (Start.Noun.empty())
    return std::nullopt;
  Start.What = taskOf(Site, Known);
  if (!Start.What.Callable)
    return std::nullopt;
  return Start;
}

} // namespace spawn
