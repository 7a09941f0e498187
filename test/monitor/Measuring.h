//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the tests of the monitor measure by.
///
//===----------------------------------------------------------------------===//

#ifndef TEST_MONITOR_MEASURING_H
#define TEST_MONITOR_MEASURING_H

#include <chrono>
#include <thread>

namespace monitor {

/// Nothing here takes a hundredth of it, on an idle machine.
constexpr std::chrono::seconds Deadline{20};

/// Polls until \p Condition holds; false if the deadline passes first.
template <typename F> bool eventually(F Condition) {
  const auto End = std::chrono::steady_clock::now() + Deadline;
  while (!Condition()) {
    if (std::chrono::steady_clock::now() > End)
      return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

} // namespace monitor

#endif // TEST_MONITOR_MEASURING_H
