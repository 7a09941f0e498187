//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Runs what the catalogue says of Boost.Thread, as of its version 4.
///
//===----------------------------------------------------------------------===//

#define BOOST_THREAD_VERSION 4
#include "Measures.h"
#include "TerminateSignal.h"
#include <atomic>
#include <boost/thread.hpp>
#include <boost/thread/future.hpp>
#include <boost/thread/scoped_thread.hpp>
#include <gtest/gtest.h>

namespace {

TEST(BoostThread, TerminatesWhereItIsDropped) {
  EXPECT_EQ(signalOf([] { boost::thread{sleepForTaskTime}; }), SIGUSR1);
  EXPECT_EQ(signalOf([] { boost::thread{sleepForTaskTime}.join(); }), 0);
}

TEST(BoostScopedThread, BlocksWhereItIsDropped) {
  EXPECT_GE(timeOf([] { boost::scoped_thread<>{sleepForTaskTime}; }), TaskTime);
  EXPECT_GE(timeOf([] { boost::strict_scoped_thread<>{sleepForTaskTime}; }),
            TaskTime);
}

TEST(BoostAsync, RunsOnWithoutItsFuture) {
  static std::atomic<bool> Ran = false;
  auto Run = [] {
    sleepForTaskTime();
    Ran = true;
  };
  EXPECT_LT(timeOf([&] { boost::async(boost::launch::async, Run); }), TaskTime);
  EXPECT_FALSE(Ran);
  while (!Ran)
    std::this_thread::yield();
}

TEST(BoostAsync, NeverRunsIfItIsDeferred) {
  static std::atomic<bool> Ran = false;
  boost::async(boost::launch::deferred, [] { Ran = true; });
  std::this_thread::sleep_for(TaskTime);
  EXPECT_FALSE(Ran);
}

} // namespace
