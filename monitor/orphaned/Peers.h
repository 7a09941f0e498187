//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The peers of a node, and what is known of each: what the network, the
/// monitor and its updater share.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_ORPHANED_PEERS_H
#define MONITOR_ORPHANED_PEERS_H

#include "runtime/Poisonable.h"
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace monitor {

using PeerId = std::string;
using Latency = std::chrono::microseconds;

/// What other parts of the node read to choose a peer.
struct PeerMetadata {
  Latency Average{0}; ///< zero: nothing is known
};

/// The connected peers with their metadata. Thread-safe.
class PeersAndMetadata {
public:
  void connect(const PeerId &Peer) {
    std::lock_guard Lock(Mutex);
    Peers.try_emplace(Peer);
  }
  void disconnect(const PeerId &Peer) {
    std::lock_guard Lock(Mutex);
    Peers.erase(Peer);
  }
  std::vector<PeerId> connected() const {
    std::lock_guard Lock(Mutex);
    std::vector<PeerId> Ids;
    for (const auto &[Id, Metadata] : Peers)
      Ids.push_back(Id);
    return Ids;
  }
  PeerMetadata metadata(const PeerId &Peer) const {
    std::lock_guard Lock(Mutex);
    auto It = Peers.find(Peer);
    return It == Peers.end() ? PeerMetadata() : It->second;
  }
  /// Peers that have gone meanwhile are left alone.
  void update(const PeerId &Peer, PeerMetadata Metadata) {
    std::lock_guard Lock(Mutex);
    if (auto It = Peers.find(Peer); It != Peers.end())
      It->second = Metadata;
    ++Updates;
  }
  /// How often update() was called: the work an updater has done.
  std::uint64_t updates() const {
    std::lock_guard Lock(Mutex);
    return Updates;
  }

private:
  mutable std::mutex Mutex;
  std::map<PeerId, PeerMetadata> Peers;
  std::uint64_t Updates = 0;
};

/// What the monitor has measured of one peer.
struct PeerState {
  Latency Total{0};
  unsigned Pings = 0;

  /// \throws std::invalid_argument for a latency that no peer can have
  void record(Latency Measured);
  PeerMetadata extract_metadata() const;
};

/// The state that monitor and updater share.
using PeerStates = Poisonable<std::map<PeerId, PeerState>>;

} // namespace monitor

#endif // MONITOR_ORPHANED_PEERS_H
