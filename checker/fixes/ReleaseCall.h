//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which of its members can settle a handle, called without an argument.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_RELEASECALL_H
#define SPAWN_TIDY_FIXES_RELEASECALL_H

#include "handles/Spawns.h"
#include "clang/AST/Type.h"
#include <optional>
#include <string>

namespace spawn {

/// A call without arguments that compiles for a value of a type, and releases
/// the handle.
struct ReleaseCall {
  std::string Name;
  /// It returns what may not be dropped: a cast to void is needed before it.
  bool ReturnsNodiscard = false;
  /// It is for a temporary, or what std::move() makes one (`T get() &&`).
  bool OfRvalue = false;
};

/// The one whose member has \p Role; none where \p T has none.
std::optional<ReleaseCall> releaseCall(clang::QualType T, MemberRole Role,
                                       const Spawns &Spawners);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_RELEASECALL_H
