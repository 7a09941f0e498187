//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The repairs of a local handle that is not released on some path.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_VARIABLEFIXES_H
#define SPAWN_TIDY_FIXES_VARIABLEFIXES_H

#include "fixes/Fix.h"
#include "fixes/FixContext.h"
#include "flow/paths/ReleasePaths.h"
#include "llvm/ADT/DenseMap.h"

namespace spawn {

/// What can be done about handles in local variables. Not thread-safe; of one
/// translation unit.
class VariableRepairs {
public:
  /// \p Spawners must outlive this.
  explicit VariableRepairs(const Spawns &Spawners) : Spawners(Spawners) {}

  /// Another type is offered with the first finding of a variable only.
  Repairs repair(const UnreleasedLocal &Found, const clang::FunctionDecl &F,
                 const FixContext &Context);

private:
  /// What all findings of one variable share.
  struct Shared {
    bool CanEdit = false;
    TaskEnd End; ///< of all the tasks that are started into it
  };

  const Spawns &Spawners;
  llvm::DenseMap<const clang::VarDecl *, Shared> Known;
};

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_VARIABLEFIXES_H
