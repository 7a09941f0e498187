//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The variables of a function that hold handles, and what it does with them.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_HANDLEVARIABLES_H
#define SPAWN_TIDY_FLOW_HANDLEVARIABLES_H

#include "flow/HandleUse.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <vector>

namespace spawn {

/// A local variable or by-value parameter that holds a handle.
struct HandleVariable {
  const clang::VarDecl *Var;
  Holder Handle;
  /// What it holds once it is declared; meant unless another variable is moved
  /// into it there.
  HeldValue Initial;
  bool InitialisedByTransfer = false;
  std::vector<HandleUse> Uses;

  bool isParameter() const { return clang::isa<clang::ParmVarDecl>(Var); }
  /// True if some statement releases what it holds, or may; a move to another
  /// such variable does not.
  bool isReleasedSomewhere() const;
  /// True if \p Test is true of work that is started into it.
  bool anyFresh(llvm::function_ref<bool(const Spawn &)> Test) const;
  /// What it holds is a child process.
  bool startsProcess() const;
};

/// The handle variables of \p F's own body, lambdas in it left out. \p Parents
/// covers the body and the member initialisers.
std::vector<HandleVariable>
collectHandleVariables(const clang::FunctionDecl &F,
                       const clang::ParentMap &Parents, const Spawns &Spawners);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_HANDLEVARIABLES_H
