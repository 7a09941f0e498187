//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Handles whose type is that of other things, too: a number, a `HANDLE`, a
/// `GThread *`. What a variable or member is given tells that it holds one.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_GIVENHANDLES_H
#define SPAWN_TIDY_FLOW_GIVENHANDLES_H

#include "flow/HandleUse.h"

namespace spawn {

/// The fresh handle that something is given.
struct GivenHandle {
  /// What gets it: a variable or member, or the container around it.
  const clang::Expr *To;
  Handle Kind;
  HolderShape Shape; ///< Number, or Container
  bool IsProcess;    ///< it stands for a child process
};

/// What \p S, an assignment, a call that writes to an argument, or one that
/// inserts into a container, gives a handle to; none where it gives none, or no
/// number.
std::optional<GivenHandle> givenHandleAt(const clang::Stmt &S,
                                         const Spawns &Spawners);

/// The same of \p Value, which initializes something that is a number.
std::optional<GivenHandle> givenNumber(const clang::Expr &Value,
                                       const Spawns &Spawners);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_GIVENHANDLES_H
