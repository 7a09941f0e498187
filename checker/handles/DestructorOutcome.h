//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What destroying an object does to the work behind it, as far as the bodies
/// of destructors tell.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_HANDLES_DESTRUCTOROUTCOME_H
#define SPAWN_TIDY_HANDLES_DESTRUCTOROUTCOME_H

#include "handles/Catalogue.h"
#include "clang/AST/DeclCXX.h"
#include <optional>

namespace spawn {

/// A destructor's work may be called through this many functions.
inline constexpr unsigned MaxDestructorCallDepth = 3;

/// What destroying an object of class \p RD, whose definition must be complete,
/// does to its work. Where that is out of sight, it orphans.
DropOutcome outcomeOfDestructor(const clang::CXXRecordDecl &RD,
                                const Catalogue &Known);

/// What destroying a class derived from a handle does, where it has a
/// destructor of its own: none where that is out of sight.
std::optional<DropOutcome>
outcomeOfOwnDestructor(const clang::CXXRecordDecl &RD, const Catalogue &Known);

/// True if destroying an object of class \p RD visibly stops or awaits work: a
/// handle that one of its members hands out does not orphan what it belongs to.
bool endsItsWork(const clang::CXXRecordDecl &RD, const Catalogue &Known);

} // namespace spawn

#endif // SPAWN_TIDY_HANDLES_DESTRUCTOROUTCOME_H
