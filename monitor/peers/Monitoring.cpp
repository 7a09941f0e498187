//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Monitoring.h and PeerStates.h.
///
//===----------------------------------------------------------------------===//

#include "peers/Monitoring.h"
#include <algorithm>

namespace monitor {

void PeerState::record(const PeerReport &Report) {
  ++Answers;
  // The bug that poisons: an exception between two changes.
  if (Report.RoundTrip < Latency::zero())
    throw PeerError("it answered before it was asked");
  Total += Report.RoundTrip;
  Height = Report.Height;
  LastError.clear();
}

PeerMetadata PeerState::extract_metadata() const {
  return {Answers == 0 ? Latency(0) : Total / Answers, Height, LastError};
}

void monitor_peers(const Node &Local, PeerStates &States,
                   const std::stop_token &Stop) {
  Local.Config.validate();
  for (;;) {
    sleep_for(Stop, Local.Config.PingInterval);
    const std::vector<PeerId> Connected = Local.Peers->connected(); // sorted
    std::erase_if(*States.write(), [&](const auto &Entry) {
      return !std::binary_search(Connected.begin(), Connected.end(),
                                 Entry.first);
    });
    for (const PeerId &Peer : Connected) {
      try {
        PeerReport Report = Local.Network->ask(Peer, Stop);
        auto Held = States.write();
        (*Held)[Peer].record(Report);
      } catch (const PeerError &Error) {
        // One bad peer is no reason to stop watching the others.
        auto Held = States.write();
        (*Held)[Peer].record_failure(Error);
      }
    }
  }
}

void update_metadata(const Node &Local, const PeerStates &States,
                     const std::stop_token &Stop) {
  Local.Config.validate();
  LiveCount Alive(Local.Counted->LiveUpdaters);
  for (;;) {
    sleep_for(Stop, Local.Config.MetadataUpdateInterval);
    for (const PeerId &Peer : Local.Peers->connected()) {
      PeerMetadata Metadata;
      try {
        auto Held = States.read();
        if (auto It = Held->find(Peer); It != Held->end())
          Metadata = It->second.extract_metadata();
      } catch (const PoisonedLock &Error) {
        Metadata.LastError = Error.what();
      }
      Local.Peers->update(Peer, std::move(Metadata));
    }
    ++Local.Counted->UpdaterRounds;
  }
}

JoinHandle spawn_metadata_updater(Runtime &Tasks, Node Local,
                                  std::shared_ptr<const PeerStates> States) {
  return Tasks.spawn([Local = std::move(Local),
                      States = std::move(States)](const std::stop_token &Stop) {
    update_metadata(Local, *States, Stop);
  });
}

} // namespace monitor
