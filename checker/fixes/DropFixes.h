//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The repairs of a handle that is dropped where it is made.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_DROPFIXES_H
#define SPAWN_TIDY_FIXES_DROPFIXES_H

#include "fixes/Fix.h"
#include "fixes/FixContext.h"
#include "handles/Spawns.h"
#include "clang/AST/Decl.h"

namespace spawn {

/// The repairs of \p Value, an expression whose value, the handle of \p S, is
/// thrown away. \p MayCast: the contract accepts a cast to void here.
Repairs repairDrop(const clang::Expr &Value, const Spawn &S, bool MayCast,
                   const Spawns &Spawners, const FixContext &Context,
                   clang::ASTContext &Ctx);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_DROPFIXES_H
