//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What becomes of child processes that nobody waits for by their ids. The
/// sources of the rules are wait(2), sigaction(2) and setsid(2) of POSIX.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_CHILDPROCESSES_H
#define SPAWN_TIDY_FLOW_CHILDPROCESSES_H

#include "handles/Spawns.h"
#include "clang/AST/Decl.h"

namespace spawn {

/// True if the unit has children reaped by the system, or by a handler of its
/// own: it sets the signal of their end to be ignored, asks for no zombies, or
/// installs a handler that waits. A handler out of sight waits. Walks all user
/// code of the unit.
bool reapsChildren(clang::ASTContext &Ctx, const Catalogue &Known);

/// True if \p F makes a daemon: its child leaves the session further down, and
/// the parent does nothing before it leaves by \p Exit (null: there is none).
bool makesDaemon(const clang::FunctionDecl &F, const clang::Stmt *Exit,
                 const Catalogue &Known);

/// True if the process that starts a child by \p Call, which stands in the
/// condition of \p If, ends in the branch that it takes.
bool endsInParent(const clang::CallExpr &Call, const clang::IfStmt &If,
                  const Catalogue &Known, const clang::ASTContext &Ctx);

/// True if \p F calls, after \p Start, one of the functions that release what
/// \p S started: which child they wait for is not looked at.
bool isWaitedForAfter(const clang::Expr &Start, const Spawn &S,
                      const clang::FunctionDecl &F);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_CHILDPROCESSES_H
