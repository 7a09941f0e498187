//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Measurement.h.
///
//===----------------------------------------------------------------------===//

#include "app/Measurement.h"
#include "tcp/LoopbackPeers.h"
#include "tcp/TcpTransport.h"

namespace monitor {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto SampleInterval = 20ms;
/// What is to end after the last crash has this long.
constexpr auto Settling = 500ms;
/// For how long the rest is then watched.
constexpr auto Aftermath = 1000ms;

/// Has a bug: it throws once its time is over.
class CrashingTransport : public Transport {
public:
  CrashingTransport(std::shared_ptr<Transport> Network, Clock::time_point Crash)
      : Network(std::move(Network)), Crash(Crash) {}

  PeerReport ask(const PeerId &Peer, const std::stop_token &Stop) override {
    if (Clock::now() >= Crash)
      throw std::logic_error("a bug in the monitoring loop");
    return Network->ask(Peer, Stop);
  }

private:
  std::shared_ptr<Transport> Network;
  Clock::time_point Crash;
};

class Sampler {
public:
  Sampler(Measurement &Into, const Runtime &Tasks, const Node &Local,
          Observer &Watching)
      : Into(Into), Tasks(Tasks), Local(Local), Watching(Watching) {}

  std::chrono::milliseconds elapsed() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() -
                                                                 Start);
  }
  void sample_while(const std::function<bool()> &Condition) {
    while (Condition()) {
      sample();
      Watching.sampled(Local, Tasks.live_tasks());
      std::this_thread::sleep_for(SampleInterval);
    }
  }
  Sample sample() {
    const Counters &C = *Local.Counted;
    return Into.Samples.emplace_back(
        Sample{elapsed(), C.LiveUpdaters, C.locks()});
  }
  void sample_for(std::chrono::milliseconds Duration) {
    const auto End = Clock::now() + Duration;
    sample_while([=] { return Clock::now() < End; });
  }

private:
  Measurement &Into;
  const Runtime &Tasks;
  const Node &Local;
  Observer &Watching;
  const Clock::time_point Start = Clock::now();
};

} // namespace

Measurement measure(const Pattern &Chosen, const Options &Settings,
                    Observer &Watching) {
  Measurement Result;
  Result.Pattern = Chosen.Name;
  LoopbackPeers Remote;
  Node Local;
  for (unsigned I = 0; I < Settings.Peers; ++I)
    Local.Peers->connect(Remote.add(Manner::Answers));
  auto Network = std::make_shared<TcpTransport>(Local.Config.PeerDeadline);
  Runtime Tasks;
  Sampler Sampling(Result, Tasks, Local, Watching);

  for (unsigned Start = 0; Start <= Settings.Restarts; ++Start) {
    Local.Network = std::make_shared<CrashingTransport>(
        Network, Clock::now() + Settings.CrashAfter);
    JoinHandle Monitor =
        Tasks.spawn([&Tasks, Local, Chosen](const std::stop_token &Stop) {
          Chosen.Start(Tasks, Local, Stop);
        });
    Sampling.sample_while([&] { return !Monitor.is_finished(); });
    Result.Crashes.push_back(Sampling.elapsed());
    try {
      Monitor.join();
    } catch (const std::exception &Error) {
      Watching.crashed(Start + 1, Error.what(), Local, Tasks.live_tasks());
    }
  }

  Sampling.sample_for(Settling);
  const Sample Before = Sampling.sample();
  Sampling.sample_for(Aftermath);
  const Sample After = Sampling.sample();
  const std::chrono::duration<double> Watched = After.Time - Before.Time;
  Result.LocksPerSecond =
      static_cast<double>(After.Locks - Before.Locks) / Watched.count();
  Result.TasksLeft = Tasks.live_tasks();
  Result.UpdatersLeft = Local.Counted->LiveUpdaters;
  Result.StatesLeft = Local.Counted->LiveStates;
  return Result;
}

} // namespace monitor
