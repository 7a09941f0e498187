//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Runs what the catalogue says of oneTBB: a deferred task runs only where it
/// is given to run().
///
//===----------------------------------------------------------------------===//

#include <gtest/gtest.h>
#include <oneapi/tbb.h>

namespace {

TEST(TbbDefer, NeverRunsUnlessItIsGivenToRun) {
  bool Ran = false;
  tbb::task_group Group;
  Group.defer([&] { Ran = true; });
  Group.wait();
  EXPECT_FALSE(Ran);
  Group.run(Group.defer([&] { Ran = true; }));
  Group.wait();
  EXPECT_TRUE(Ran);
}

TEST(TbbDefer, NeverRunsWhereAnAlgorithmDropsIt) {
  std::atomic<bool> Ran = false;
  tbb::task_group Group;
  tbb::parallel_for(0, 1,
                    [&](int) { return Group.defer([&] { Ran = true; }); });
  Group.wait();
  EXPECT_FALSE(Ran);
}

} // namespace
