//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See PeerMonitor.h.
///
//===----------------------------------------------------------------------===//

#include "orphaned/PeerMonitor.h"
#include <iostream>
#include <set>

namespace monitor {

void PeerState::record(Latency Measured) {
  ++Pings;
  if (Measured < Latency::zero())
    throw std::invalid_argument("a peer answered before it was asked");
  Total += Measured;
}

PeerMetadata PeerState::extract_metadata() const {
  return {Pings == 0 ? Latency(0) : Total / Pings};
}

JoinHandle spawn_metadata_updater(Runtime &Tasks, MonitorConfig Config,
                                  std::shared_ptr<PeerStates> States,
                                  std::shared_ptr<PeersAndMetadata> Peers) {
  return Tasks.spawn([=](std::stop_token Stop) {
    for (;;) {
      sleep_for(Stop, Config.MetadataUpdateInterval);
      for (const PeerId &Peer : Peers->connected()) {
        PeerMetadata Metadata;
        try {
          auto Held = States->read();
          if (auto It = Held->find(Peer); It != Held->end())
            Metadata = It->second.extract_metadata();
        } catch (const PoisonedLock &Error) {
          std::clog << "metadata of " << Peer << ": " << Error.what() << '\n';
        }
        Peers->update(Peer, Metadata);
      }
    }
  });
}

namespace {

void run_monitoring_loop(const MonitorConfig &Config, PeerStates &States,
                         const PeersAndMetadata &Peers, const Ping &Measure,
                         const std::stop_token &Stop) {
  for (;;) {
    sleep_for(Stop, Config.PingInterval);
    std::vector<PeerId> Connected = Peers.connected();
    std::set<PeerId> Present(Connected.begin(), Connected.end());
    std::erase_if(*States.write(), [&](const auto &Entry) {
      return !Present.contains(Entry.first);
    });
    for (const PeerId &Peer : Connected) {
      Latency Measured = Measure(Peer);
      auto Held = States.write();
      (*Held)[Peer].record(Measured);
    }
  }
}

} // namespace

void start_peer_monitor(Runtime &Tasks, MonitorConfig Config,
                        std::shared_ptr<PeersAndMetadata> Peers, Ping Measure,
                        std::stop_token Stop) {
  auto States = std::make_shared<PeerStates>();
  spawn_metadata_updater(Tasks, Config, States, Peers);
  run_monitoring_loop(Config, *States, *Peers, Measure, Stop);
}

} // namespace monitor
