//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A thread that lets go of itself, as it cannot wait for its own end:
/// \code
///   if (worker.get_id() == std::this_thread::get_id())
///     worker.detach();
///   else
///     worker.join();
/// \endcode
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_SELFDETACH_H
#define SPAWN_TIDY_FLOW_SELFDETACH_H

#include "ast/Parents.h"
#include "flow/Detaches.h"

namespace spawn {

/// True if \p Found stands where a condition says that the current thread is
/// the one of its handle.
bool isOfItself(const Detach &Found, Parents &Around, const Catalogue &Known);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_SELFDETACH_H
