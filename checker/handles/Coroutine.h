//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the types of a coroutine say: whether it starts by itself, and what
/// dropping its return object does.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_HANDLES_COROUTINE_H
#define SPAWN_TIDY_HANDLES_COROUTINE_H

#include "handles/Catalogue.h"
#include "clang/AST/DeclCXX.h"
#include <optional>

namespace spawn {

/// True if \p RD has the members by which the compiler awaits.
bool isAwaiter(const clang::CXXRecordDecl &RD);

/// Whether to await an \p Awaiter suspends the coroutine (true), so that
/// something else is to go on with it, or visibly never does (false), as where
/// it only asks the promise; none where that depends on what is in it.
std::optional<bool> suspends(const clang::CXXRecordDecl &Awaiter);

/// True if \p RD can be awaited with `co_await`, as far as its members and the
/// operators around it tell.
bool isAwaitable(const clang::CXXRecordDecl &RD);

/// True if one goes through the values of an \p RD, as of a generator's, by a
/// range-based `for`, and can't await it.
bool isRange(const clang::CXXRecordDecl &RD);

/// The promise type of coroutines that return \p RD: nested in it, or from a
/// `std::coroutine_traits` that the unit has instantiated. Null: there is none.
const clang::CXXRecordDecl *promiseOf(const clang::CXXRecordDecl &RD);

/// True if \p RD is an awaiter that no coroutine returns: no task stands behind
/// it.
bool isMereAwaiter(const clang::CXXRecordDecl &RD);

/// What dropping the return object of a coroutine with \p Promise does; none
/// where the coroutine owns itself. \p Returned is the return object's class,
/// or null.
std::optional<DropOutcome>
coroutineOutcome(const clang::CXXRecordDecl &Promise,
                 const clang::CXXRecordDecl *Returned, const Catalogue &Known);

} // namespace spawn

#endif // SPAWN_TIDY_HANDLES_COROUTINE_H
