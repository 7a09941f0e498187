//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The proof that the audit lacked: what each pattern leaves, for each way in
/// which a monitor can die, counted by the runtime, by the code and by the
/// system.
///
//===----------------------------------------------------------------------===//

#include "AllocationLimit.h"
#include "Measuring.h"
#include "PeerMonitor.h"
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <malloc.h>
#include <unistd.h>

using namespace monitor;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

enum class Death {
  PoisonedLock,
  OutOfMemory,
  LogicError,
  Cancellation,
  RuntimeShutdown
};

constexpr const char *DeathNames[] = {"PoisonedLock", "OutOfMemory",
                                      "LogicError", "Cancellation",
                                      "RuntimeShutdown"};

/// Answers at once, until it is told to do harm.
class HarmfulTransport : public Transport {
public:
  explicit HarmfulTransport(Death How) : How(How) {}

  PeerReport ask(const PeerId &, const std::stop_token &) override {
    ++Asked;
    if (Armed) {
      switch (How) {
      case Death::PoisonedLock:
        return {Latency(-1), 0}; // fails while the lock is held
      case Death::OutOfMemory:
        limit_allocations(0);
        break;
      case Death::LogicError:
        throw std::logic_error("a bug in the monitoring loop");
      case Death::Cancellation:
      case Death::RuntimeShutdown:
        break;
      }
    }
    return {Latency(7), 1017};
  }

  const Death How;
  std::atomic<bool> Armed = false;
  std::atomic<std::size_t> Asked = 0;
};

/// The kernel's count, which knows nothing of ours.
std::size_t system_threads() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/task"),
                       std::filesystem::directory_iterator());
}

/// Those that are not ours: a sanitizer may start one with our first.
std::size_t foreign_threads() {
  static const std::size_t Count = [] {
    std::thread([] {}).join();
    // An ended thread leaves the kernel's list a moment later.
    std::size_t Last = 0, Now = system_threads();
    do {
      Last = Now;
      std::this_thread::sleep_for(10ms);
      Now = system_threads();
    } while (Now != Last);
    return Now;
  }();
  return Count;
}

/// In bytes, without what is free: the allocator keeps that of earlier crashes,
/// and reuses it.
std::int64_t resident_memory() {
  malloc_trim(0);
  std::ifstream In("/proc/self/statm");
  std::int64_t Size = 0, Resident = 0;
  In >> Size >> Resident;
  return Resident * sysconf(_SC_PAGESIZE);
}

/// What lives beyond one monitor: the peers, and the runtime of the updaters.
/// A monitor has a runtime of its own, so that its shutdown can be one of the
/// deaths.
struct System {
  explicit System(std::size_t PeerCount, MonitorConfig Config) {
    Local.Config = Config;
    for (std::size_t I = 0; I < PeerCount; ++I)
      Local.Peers->connect("peer " + std::to_string(I));
  }

  /// Lets a monitor see every peer, and its updater work; then kills it.
  void crash(const Pattern &Chosen, Death How) {
    auto Network = std::make_shared<HarmfulTransport>(How);
    Node Given = Local;
    Given.Network = Network;
    Given.Counted = Counted.emplace_back(std::make_shared<Counters>());
    const Counters &Own = *Given.Counted;
    Runtime Monitors;
    JoinHandle Monitor =
        Monitors.spawn([&, Given](const std::stop_token &Stop) {
          Chosen.Start(Updaters, Given, Stop);
        });
    Given.Network.reset();
    ASSERT_TRUE(eventually([&] {
      return Network->Asked >= Local.Peers->connected().size() &&
             Own.UpdaterRounds > 0;
    }));
    Network->Armed = true;
    if (How == Death::Cancellation)
      Monitor.abort();
    if (How == Death::RuntimeShutdown)
      Monitors.shutdown();
    ASSERT_TRUE(eventually([&] { return Monitor.is_finished(); }));
    switch (How) {
    case Death::PoisonedLock:
      EXPECT_THROW(Monitor.join(), PoisonedLock);
      break;
    case Death::OutOfMemory:
      EXPECT_THROW(Monitor.join(), std::bad_alloc);
      break;
    case Death::LogicError:
      EXPECT_THROW(Monitor.join(), std::logic_error);
      break;
    case Death::Cancellation:
    case Death::RuntimeShutdown:
      EXPECT_NO_THROW(Monitor.join());
      break;
    }
  }

  /// Of all monitors, dead or alive.
  std::uint64_t sum(std::atomic<std::uint64_t> Counters::*What) const {
    std::uint64_t Sum = 0;
    for (const auto &Monitor : Counted)
      Sum += (*Monitor).*What;
    return Sum;
  }
  std::int64_t sum(std::atomic<std::int64_t> Counters::*What) const {
    std::int64_t Sum = 0;
    for (const auto &Monitor : Counted)
      Sum += (*Monitor).*What;
    return Sum;
  }

  /// How often the peers' states are locked for reading, in \p Window.
  double read_locks_per_second(std::chrono::milliseconds Window) const {
    const auto Begin = steady_clock::now();
    const std::uint64_t Before = sum(&Counters::ReadLocks);
    std::this_thread::sleep_for(Window);
    const std::uint64_t After = sum(&Counters::ReadLocks);
    const std::chrono::duration<double> Elapsed = steady_clock::now() - Begin;
    return (After - Before) / Elapsed.count();
  }

  Node Local;
  std::vector<std::shared_ptr<Counters>> Counted; ///< one a monitor
  Runtime Updaters;
};

struct Crash : testing::TestWithParam<std::tuple<Pattern, Death>> {
  Crash() : Watched(4, {1ms, 1ms, 1ms}) { foreign_threads(); }

  const Pattern &pattern() const { return std::get<0>(GetParam()); }
  Death death() const { return std::get<1>(GetParam()); }

  /// Nobody has measured until all say the same.
  ::testing::AssertionResult left(std::size_t Updaters) {
    auto Count = [&] {
      return std::array<std::size_t, 5>{
          Watched.Updaters.live_tasks(),
          std::size_t(Watched.sum(&Counters::LiveUpdaters)),
          std::size_t(Watched.sum(&Counters::LiveStates)),
          Watched.Local.Peers.use_count() - References,
          system_threads() - foreign_threads()};
    };
    std::array<std::size_t, 5> Wanted;
    Wanted.fill(Updaters);
    if (eventually([&] { return Count() == Wanted; }))
      return testing::AssertionSuccess();
    auto [Tasks, Live, States, Shares, Started] = Count();
    return testing::AssertionFailure()
           << "expected " << Updaters << " of each: tasks " << Tasks
           << ", updaters " << Live << ", states " << States
           << ", references to the peers " << Shares << ", threads " << Started;
  }

  System Watched;
  const std::size_t References = Watched.Local.Peers.use_count();
};

struct OrphanedMonitor : Crash {};
struct FixedMonitor : Crash {};

TEST_P(OrphanedMonitor, LeavesOneUpdaterForEachCrash) {
  for (std::size_t Crashes = 1; Crashes <= 10; ++Crashes) {
    ASSERT_NO_FATAL_FAILURE(Watched.crash(pattern(), death()));
    ASSERT_TRUE(left(Crashes));
    for (const auto &Orphan : Watched.Counted) {
      const std::uint64_t Rounds = Orphan->UpdaterRounds;
      EXPECT_TRUE(eventually([&] {
        return Orphan->UpdaterRounds >= Rounds + 5;
      })) << "an orphan does not tick";
    }
    EXPECT_EQ(Watched.Updaters.live_tasks(), Crashes);
  }
}

TEST_P(FixedMonitor, LeavesNothing) {
  for (std::size_t Crashes = 1; Crashes <= 10; ++Crashes) {
    ASSERT_NO_FATAL_FAILURE(Watched.crash(pattern(), death()));
    // Only the token does not await the updater.
    if (pattern().Name != "token") {
      EXPECT_EQ(Watched.Updaters.live_tasks(), 0u);
      EXPECT_EQ(Watched.sum(&Counters::LiveUpdaters), 0);
      EXPECT_EQ(Watched.sum(&Counters::LiveStates), 0);
    }
    ASSERT_TRUE(left(0));
  }
  const std::uint64_t Rounds = Watched.sum(&Counters::UpdaterRounds);
  EXPECT_EQ(Watched.read_locks_per_second(50ms), 0);
  EXPECT_EQ(Watched.sum(&Counters::UpdaterRounds), Rounds);
}

/// "SomePattern_SomeDeath".
std::string name(const testing::TestParamInfo<std::tuple<Pattern, Death>> &I) {
  return std::string(std::get<0>(I.param).Name) + "_" +
         DeathNames[static_cast<std::size_t>(std::get<1>(I.param))];
}

const auto AllDeaths =
    testing::Values(Death::PoisonedLock, Death::OutOfMemory, Death::LogicError,
                    Death::Cancellation, Death::RuntimeShutdown);

INSTANTIATE_TEST_SUITE_P(, OrphanedMonitor,
                         testing::Combine(testing::Values(patterns().front()),
                                          AllDeaths),
                         name);
INSTANTIATE_TEST_SUITE_P(, FixedMonitor,
                         testing::Combine(testing::ValuesIn(patterns().begin() +
                                                                1,
                                                            patterns().end()),
                                          AllDeaths),
                         name);

struct EachPattern : testing::TestWithParam<Pattern> {
  bool orphans() const { return GetParam().Name == "orphaned"; }
};

INSTANTIATE_TEST_SUITE_P(
    , EachPattern, testing::ValuesIn(patterns().begin(), patterns().end()),
    [](const auto &I) { return std::string(I.param.Name); });

TEST_P(EachPattern, FollowsPeersThatComeAndGo) {
  System Watched(0, {1ms, 1ms, 1ms});
  PeersAndMetadata &Peers = *Watched.Local.Peers;
  Watched.Local.Network = std::make_shared<HarmfulTransport>(Death::LogicError);
  Runtime Monitors;
  JoinHandle Monitor = Monitors.spawn([&](const std::stop_token &Stop) {
    GetParam().Start(Watched.Updaters, Watched.Local, Stop);
  });
  auto Measured = [&](const PeerId &Peer) {
    return eventually(
        [&] { return Peers.metadata(Peer).Average == Latency(7); });
  };
  Peers.connect("alice");
  EXPECT_TRUE(Measured("alice"));
  Peers.disconnect("alice");
  Peers.connect("bob");
  EXPECT_TRUE(Measured("bob"));
  EXPECT_EQ(Peers.metadata("alice").Height, 0u);
  EXPECT_FALSE(Monitor.is_finished());
}

// Both tasks wait for an hour when the stop comes.
TEST_P(EachPattern, StopInterruptsEveryWait) {
  System Watched(1, {1h, 1h, 1ms});
  Runtime Monitors;
  JoinHandle Monitor = Monitors.spawn([&](const std::stop_token &Stop) {
    GetParam().Start(Watched.Updaters, Watched.Local, Stop);
  });
  ASSERT_TRUE(
      eventually([&] { return Watched.Local.Counted->LiveUpdaters == 1; }));
  Monitor.abort();
  EXPECT_TRUE(eventually([&] { return Monitor.is_finished(); }));
  if (orphans())
    EXPECT_EQ(Watched.Local.Counted->LiveUpdaters, 1);
  else
    EXPECT_TRUE(
        eventually([&] { return Watched.Local.Counted->LiveUpdaters == 0; }));
}

// Orphans take locks for ever, and each as many as the first.
TEST_P(EachPattern, LocksTakenAfterTheCrashes) {
  constexpr auto Interval = 20ms, Window = 400ms;
  constexpr std::size_t PeerCount = 4;
  System Watched(PeerCount, {1ms, Interval, 1ms});
  ASSERT_NO_FATAL_FAILURE(Watched.crash(GetParam(), Death::LogicError));
  if (!orphans()) {
    ASSERT_TRUE(eventually([&] { return Watched.Updaters.live_tasks() == 0; }));
    EXPECT_EQ(Watched.read_locks_per_second(Window), 0);
    return;
  }
  const double One = Watched.read_locks_per_second(Window);
  for (int Crash = 2; Crash <= 10; ++Crash)
    ASSERT_NO_FATAL_FAILURE(Watched.crash(GetParam(), Death::LogicError));
  const double Ten = Watched.read_locks_per_second(Window);
  // An updater cannot be faster than its interval; a round may have begun.
  constexpr double MostOfOne = PeerCount * (Window / Interval + 1) /
                               std::chrono::duration<double>(Window).count();
  EXPECT_GT(One, 0);
  EXPECT_LE(One, MostOfOne);
  EXPECT_GT(Ten, 4 * One);
  EXPECT_LE(Ten, 10 * MostOfOne);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
// A sanitizer's own memory would be measured instead.
TEST_P(EachPattern, ResidentMemoryAfterTenCrashes) {
  constexpr std::size_t PeerCount = 5000;
  constexpr std::int64_t States =
      PeerCount * sizeof(PeerStates::Map::value_type);
  System Watched(PeerCount, {1ms, 1ms, 1ms});
  // The first one brings what is made once.
  ASSERT_NO_FATAL_FAILURE(Watched.crash(GetParam(), Death::LogicError));
  const std::int64_t Before = resident_memory();
  for (int Crash = 1; Crash <= 10; ++Crash)
    ASSERT_NO_FATAL_FAILURE(Watched.crash(GetParam(), Death::LogicError));
  ASSERT_TRUE(eventually(
      [&] { return Watched.Updaters.live_tasks() == (orphans() ? 11u : 0u); }));
  const std::int64_t Grown = resident_memory() - Before;
  RecordProperty("GrownBytes", std::to_string(Grown));
  if (orphans())
    EXPECT_GT(Grown, 10 * States);
  else
    EXPECT_LT(Grown, 5 * States);
}
#endif

TEST(MonitorConfig, WrongSettingIsNamed) {
  auto Error = [](MonitorConfig Config) -> std::string {
    try {
      Config.validate();
    } catch (const std::invalid_argument &E) {
      return E.what();
    }
    return "none";
  };
  EXPECT_EQ(Error({}), "none");
  EXPECT_EQ(Error({0ms, 1ms, 1ms}),
            "PingInterval is 0 ms; it must be from 1 ms to 1 h");
  EXPECT_EQ(Error({1ms, -5ms, 1ms}),
            "MetadataUpdateInterval is -5 ms; it must be from 1 ms to 1 h");
  EXPECT_EQ(Error({1ms, 1ms, 2h}),
            "PeerDeadline is 7200000 ms; it must be from 1 ms to 1 h");
}

} // namespace
