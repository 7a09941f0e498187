//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where work is let go for good, and what work that is.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_DETACHES_H
#define SPAWN_TIDY_FLOW_DETACHES_H

#include "handles/Spawns.h"
#include "tasks/TaskStart.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include <optional>
#include <string>
#include <vector>

namespace spawn {

/// A call after which nobody can wait for some work.
struct Detach {
  const clang::CallExpr *Call = nullptr;
  /// Where it is reported: the member's name, the function, the token.
  clang::SourceLocation At;
  /// The handle that is let go; null where the call starts what it detaches.
  const clang::Expr *Handle = nullptr;
  /// What messages call the work: "thread", "task".
  std::string Noun;
  /// The member that detaches: `detach`; null where a function does.
  const clang::MemberExpr *Member = nullptr;
  /// It runs beside all else, also while the program ends. Others, such as
  /// fibers and what an event loop runs, do not.
  bool IsThread = false;
  /// A child process, which shares no object with this one.
  bool IsProcess = false;
  /// The attributes that ask for it, for what is started with them; null: it is
  /// asked for otherwise.
  const clang::Expr *Attribute = nullptr;
};

/// False if a look at the names that \p Call uses tells that it detaches
/// nothing.
bool mayDetach(const clang::CallExpr &Call, const Catalogue &Known);

/// What \p Call detaches; none where it detaches nothing, or where it is the
/// body of a wrapper's own method, whose callers are to look at that.
std::optional<Detach> detachAt(const clang::CallExpr &Call,
                               const clang::FunctionDecl *In,
                               const Spawns &Spawners);

/// The variable, member or container that \p Found lets go of; null where it is
/// none.
const clang::ValueDecl *variableOf(const Detach &Found,
                                   const clang::FunctionDecl *In);

/// True if \p Found lets go of a part of an object that its function is given,
/// or asks another for: `pthread_detach(session->thread)`. Whoever started the
/// work may know that it has ended.
bool isOfAnothersObject(const Detach &Found);

/// What is known of the work that is let go.
struct DetachedTask {
  /// A start with a callable; or
  std::optional<TaskStart> Start;
  /// the call of a coroutine, which has not begun; or null.
  const clang::CallExpr *Coroutine = nullptr;
};

/// All tasks that \p Found, in \p In, may let go; empty where they are not to
/// be seen.
std::vector<DetachedTask> tasksOf(const Detach &Found,
                                  const clang::FunctionDecl *In,
                                  const Spawns &Spawners);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_DETACHES_H
