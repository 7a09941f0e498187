//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Runs what the catalogue says of GLib: a GThread that nobody joins leaks.
///
//===----------------------------------------------------------------------===//

#include "Measures.h"
#include <gio/gio.h>
#include <gtest/gtest.h>

namespace {

/// What the address space grows by when 50 threads have ended and \p Release
/// was called on each.
template <typename F> std::size_t growthInKiB(F Release) {
  std::size_t Before = virtualMemory();
  for (int I = 0; I < 50; ++I) {
    Release(g_thread_new(
        "worker", [](gpointer) -> gpointer { return nullptr; }, nullptr));
    g_usleep(2000);
  }
  return virtualMemory() - Before;
}

TEST(GThreads, LeakTheirStackUnlessJoinedOrUnreferenced) {
  // The first thread makes an arena.
  growthInKiB([](GThread *T) { g_thread_join(T); });
  EXPECT_LT(growthInKiB([](GThread *T) { g_thread_join(T); }), 50u << 10);
  EXPECT_LT(growthInKiB([](GThread *T) { g_thread_unref(T); }), 100u << 10);
  EXPECT_GE(growthInKiB([](GThread *) {}), 200u << 10);
}

} // namespace
