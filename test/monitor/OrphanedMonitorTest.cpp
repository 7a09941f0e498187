//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Measures what the audit claimed: a peer monitor that dies leaves its
/// metadata updater running.
///
//===----------------------------------------------------------------------===//

#include "orphaned/Service.h"
#include <gtest/gtest.h>

using namespace monitor;
using namespace std::chrono_literals;

namespace {

constexpr auto Deadline = 10s;
constexpr MonitorConfig Fast{1ms, 1ms};

/// Polls until \p Condition holds; false if the deadline passes first.
template <typename F> bool eventually(F Condition) {
  auto End = std::chrono::steady_clock::now() + Deadline;
  while (!Condition()) {
    if (std::chrono::steady_clock::now() > End)
      return false;
    std::this_thread::sleep_for(1ms);
  }
  return true;
}

struct OrphanedMonitor : testing::Test {
  std::shared_ptr<PeersAndMetadata> Peers =
      std::make_shared<PeersAndMetadata>();
  Runtime Tasks;

  void start(Ping Measure) {
    start_peer_monitoring_service(Tasks, Fast, Peers, std::move(Measure));
  }
  bool updaterTicksOn() {
    std::uint64_t Before = Peers->updates();
    return eventually([&] { return Peers->updates() >= Before + 10; });
  }
};

TEST_F(OrphanedMonitor, FollowsPeersThatComeAndGo) {
  start([](const PeerId &) { return Latency(7); });
  Peers->connect("alice");
  EXPECT_TRUE(eventually(
      [&] { return Peers->metadata("alice").Average == Latency(7); }));
  Peers->disconnect("alice");
  Peers->connect("bob");
  EXPECT_TRUE(
      eventually([&] { return Peers->metadata("bob").Average == Latency(7); }));
  EXPECT_EQ(Peers->metadata("alice").Average, Latency(0));
}

// One task is the monitor, one its updater; after a crash, the updater is left.
TEST_F(OrphanedMonitor, LeavesOneUpdaterForEachCrash) {
  Peers->connect("alice");
  for (std::size_t Crash = 1; Crash <= 3; ++Crash) {
    start([](const PeerId &) -> Latency { throw std::bad_alloc(); });
    EXPECT_TRUE(eventually([&] { return Tasks.live_tasks() == Crash; }));
    EXPECT_TRUE(updaterTicksOn());
    EXPECT_EQ(Tasks.live_tasks(), Crash);
  }
}

TEST_F(OrphanedMonitor, DiesOfAPoisonedLockAndLeavesItsUpdater) {
  Peers->connect("alice");
  start([](const PeerId &) { return Latency(-1); });
  EXPECT_TRUE(eventually([&] { return Tasks.live_tasks() == 1; }));
  EXPECT_TRUE(updaterTicksOn());
}

TEST(Runtime, ShutdownEndsOrphansToo) {
  auto Peers = std::make_shared<PeersAndMetadata>();
  Peers->connect("alice");
  {
    Runtime Tasks;
    start_peer_monitoring_service(Tasks, Fast, Peers,
                                  [](const PeerId &) { return Latency(-1); });
    ASSERT_TRUE(eventually([&] { return Peers->updates() > 0; }));
  }
  EXPECT_EQ(Peers.use_count(), 1);
}

TEST(Runtime, DroppedHandleLetsTheTaskRunOn) {
  Runtime Tasks;
  std::atomic<int> Ticks = 0;
  {
    JoinHandle Dropped = Tasks.spawn([&](std::stop_token Stop) {
      for (;;) {
        sleep_for(Stop, 1ms);
        ++Ticks;
      }
    });
    EXPECT_FALSE(Dropped.is_finished());
  }
  int Before = Ticks;
  EXPECT_TRUE(eventually([&] { return Ticks > Before + 5; }));
  EXPECT_EQ(Tasks.live_tasks(), 1u);
}

TEST(Runtime, HandleAbortsJoinsAndRethrows) {
  Runtime Tasks;
  JoinHandle Endless =
      Tasks.spawn([](std::stop_token Stop) { sleep_for(Stop, 1h); });
  EXPECT_FALSE(Endless.is_finished());
  Endless.abort();
  Endless.join();
  EXPECT_TRUE(Endless.is_finished());

  JoinHandle Failing =
      Tasks.spawn([](std::stop_token) { throw std::runtime_error("bug"); });
  EXPECT_THROW(Failing.join(), std::runtime_error);
  EXPECT_EQ(Tasks.live_tasks(), 0u);
}

TEST(Poisonable, WriterThatThrowsPoisonsTheLock) {
  Poisonable<int> Shared;
  *Shared.write() = 1;
  EXPECT_EQ(*Shared.read(), 1);
  EXPECT_THROW(
      {
        auto Held = Shared.write();
        throw std::runtime_error("half-written");
      },
      std::runtime_error);
  EXPECT_THROW(Shared.read(), PoisonedLock);
  EXPECT_THROW(Shared.write(), PoisonedLock);
}

} // namespace
