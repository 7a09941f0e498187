//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// How a drop came about: what started the work, and where the paths part.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_PATHS_PATHSTORIES_H
#define SPAWN_TIDY_FLOW_PATHS_PATHSTORIES_H

#include "flow/paths/ReleaseFlow.h"
#include "flow/paths/ReleasePaths.h"
#include <vector>

namespace spawn {

/// What is to be reported of the drops that \p Flow, which has run, has found:
/// one for the end of a variable's life, one for each place that overwrites it.
std::vector<UnreleasedLocal> tellDrops(const FunctionGraph &Fn,
                                       const ReleaseFlow &Flow);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_PATHS_PATHSTORIES_H
