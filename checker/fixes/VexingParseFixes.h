//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The repairs of a declaration that was meant to start something.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_VEXINGPARSEFIXES_H
#define SPAWN_TIDY_FIXES_VEXINGPARSEFIXES_H

#include "fixes/Fix.h"
#include "fixes/FixContext.h"
#include "handles/Spawns.h"
#include "clang/AST/Decl.h"

namespace spawn {

/// The repairs of `std::thread(worker);`, which declares \p Var and means to
/// run what else has its name.
Repairs repairVexing(const clang::VarDecl &Var, const Handle &Kind,
                     const FixContext &Context, clang::ASTContext &Ctx);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_VEXINGPARSEFIXES_H
