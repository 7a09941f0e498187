//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Makes the wait of a dropped future plain.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_WAITFIX_H
#define SPAWN_TIDY_FIXES_WAITFIX_H

#include "handles/Handles.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"
#include <optional>

namespace spawn {

/// `std::async(f)` -> `std::async(f).wait()`, for a dropped future that blocks:
/// safe, as it is what the drop does. None where \p S is no such call, or where
/// the text is not the user's own (macros).
std::optional<clang::FixItHint> waitForIt(const Spawn &S, const Handles &H,
                                          const clang::ASTContext &Ctx);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_WAITFIX_H
