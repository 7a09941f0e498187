//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See ReleasePaths.h.
///
//===----------------------------------------------------------------------===//

#include "flow/paths/ReleasePaths.h"
#include "flow/HandleVariables.h"
#include "flow/paths/FunctionGraph.h"
#include "flow/paths/PathStories.h"
#include "flow/paths/ReleaseFlow.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/MapVector.h"

using namespace clang;

namespace spawn {
namespace {

using Action = HandleUse::Action;

/// Moves tie variables together; a larger knot is not followed.
constexpr unsigned MaxGroup = 8;

/// True if the paths of the container \p Variable are followed, as those of a
/// handle: it is made here and empty, and work is put into it whose drop does
/// harm.
bool isFollowedContainer(const HandleVariable &Variable) {
  auto Harms = [](const HeldValue &Value) {
    return Value.Fresh && !policyOf(Value.Fresh->Drop).Waits;
  };
  if (Variable.isParameter() || Variable.Initial.Unknown ||
      (Variable.Initial.Fresh && !Harms(Variable.Initial)))
    return false;
  bool Any = Harms(Variable.Initial);
  for (const HandleUse &Use : Variable.Uses) {
    if (Use.Value.Fresh && !Harms(Use.Value))
      return false;
    Any |= Harms(Use.Value);
  }
  return Any;
}

} // namespace

std::optional<std::vector<UnreleasedLocal>>
findUnreleased(const Body &Of, const Spawns &Spawners, Throws &T,
               EventLoops &Loops) {
  if (Of.isTooLarge())
    return std::nullopt;
  std::vector<UnreleasedLocal> Findings;
  std::vector<HandleVariable> Variables =
      collectHandleVariables(Of.function(), Of.parents(), Spawners);

  llvm::EquivalenceClasses<const VarDecl *> Groups;
  llvm::DenseMap<const VarDecl *, const HandleVariable *> OfVar;
  for (const HandleVariable &Variable : Variables) {
    if (Variable.Handle.Shape == HolderShape::Container &&
        !isFollowedContainer(Variable))
      continue;
    OfVar[Variable.Var] = &Variable;
    Groups.insert(Variable.Var);
    for (const HandleUse &Use : Variable.Uses)
      if (Use.What == Action::Transfer || Use.What == Action::Swap)
        Groups.unionSets(Variable.Var, Use.Partner);
  }
  if (OfVar.empty())
    return Findings;

  BodyGraph *Graph = Of.graph();
  if (!Graph)
    return Findings;
  FunctionGraph Fn(Of, *Graph, Spawners, T, Loops);
  llvm::MapVector<const VarDecl *, std::vector<const HandleVariable *>> Members;
  for (const HandleVariable &Variable : Variables)
    if (OfVar.count(Variable.Var))
      Members[Groups.getLeaderValue(Variable.Var)].push_back(&Variable);
  for (const auto &[Leader, Group] : Members) {
    if (Group.size() > MaxGroup)
      return std::nullopt;
    ReleaseFlow Flow(Fn, Group);
    if (!Flow.run())
      return std::nullopt;
    for (UnreleasedLocal &Found : tellDrops(Fn, Flow))
      Findings.push_back(std::move(Found));
  }
  return Findings;
}

} // namespace spawn
