//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A limit on what one thread may allocate, as a container's memory limit is
/// one on all.
///
//===----------------------------------------------------------------------===//

#ifndef TEST_MONITOR_ALLOCATIONLIMIT_H
#define TEST_MONITOR_ALLOCATIONLIMIT_H

#include <cstddef>

namespace monitor {

/// From here on, operator new throws std::bad_alloc once this thread has asked
/// for more than \p Bytes.
void limit_allocation(std::size_t Bytes);

} // namespace monitor

#endif // TEST_MONITOR_ALLOCATIONLIMIT_H
