//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Handles that no catalogue names, told by their members.
///
/// The approximation: a class is taken for what its public interface looks
/// like, and its drop for what its destructor's visible body calls.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_HANDLES_STRUCTURE_H
#define SPAWN_TIDY_HANDLES_STRUCTURE_H

#include "handles/Catalogue.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Type.h"
#include <optional>

namespace spawn {

/// Which rule of the contract recognises a class.
enum class StructuralKind {
  ThreadLike, ///< join() with joinable() or detach()
  FutureLike, ///< wait() with get() or result()
  TaskLike,   ///< abort(), cancel() or request_stop() with a way to observe it
  Awaitable,  ///< co_await-able, a sender, or a coroutine's return type
};

struct StructuralHandle {
  StructuralKind Kind;
  DropOutcome Drop;
};

/// Recognises \p RD, whose definition must be complete. None: no handle; owners
/// (pools, scopes) and coroutine types that own themselves are none either.
/// \p Known tells what a member that is itself a handle does when it is
/// destroyed.
std::optional<StructuralHandle> detectHandle(const clang::CXXRecordDecl &RD,
                                             const Catalogue &Known);

} // namespace spawn

#endif // SPAWN_TIDY_HANDLES_STRUCTURE_H
