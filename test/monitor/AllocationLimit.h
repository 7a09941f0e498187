//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A limit on how often a thread may allocate: no memory, at a point of choice.
///
//===----------------------------------------------------------------------===//

#ifndef TEST_MONITOR_ALLOCATIONLIMIT_H
#define TEST_MONITOR_ALLOCATIONLIMIT_H

#include <cstddef>
#include <limits>

namespace monitor {

constexpr std::size_t NoLimit = std::numeric_limits<std::size_t>::max();

/// From here on, operator new throws std::bad_alloc in this thread after the
/// next \p Count allocations.
void limit_allocations(std::size_t Count);

} // namespace monitor

#endif // TEST_MONITOR_ALLOCATIONLIMIT_H
