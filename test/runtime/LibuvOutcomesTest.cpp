//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Runs what the catalogue says of libuv: a thread that nobody joins leaks.
///
//===----------------------------------------------------------------------===//

#include "Measures.h"
#include <gtest/gtest.h>
#include <uv.h>

namespace {

/// What the address space grows by when 50 threads have ended and \p Release
/// was called on each.
template <typename F> std::size_t growthInKiB(F Release) {
  std::size_t Before = virtualMemory();
  for (int I = 0; I < 50; ++I) {
    uv_thread_t Thread;
    EXPECT_EQ(uv_thread_create(&Thread, [](void *) {}, nullptr), 0);
    Release(Thread);
    uv_sleep(2);
  }
  return virtualMemory() - Before;
}

TEST(UvThreads, LeakTheirStackUnlessJoined) {
  EXPECT_LT(growthInKiB([](uv_thread_t &T) { uv_thread_join(&T); }), 50u << 10);
  EXPECT_GE(growthInKiB([](uv_thread_t &) {}), 200u << 10);
}

} // namespace
