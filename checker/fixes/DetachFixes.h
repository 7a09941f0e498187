//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Repairs of a detach.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_DETACHFIXES_H
#define SPAWN_TIDY_FIXES_DETACHFIXES_H

#include "fixes/FixContext.h"
#include "flow/Detaches.h"

namespace spawn {

/// Choices for \p Found, which lets go of \p Tasks: to join instead, or to keep
/// the thread until the end of the scope. None for a task that never ends.
Repairs repairDetach(const Detach &Found,
                     const std::vector<DetachedTask> &Tasks,
                     const FixContext &Context, clang::ASTContext &Ctx);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_DETACHFIXES_H
