//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The peers of a node, and what the rest of the node reads of each.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_PEERS_PEERS_H
#define MONITOR_PEERS_PEERS_H

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace monitor {

/// A peer's address, in the form its Transport takes.
using PeerId = std::string;
using Latency = std::chrono::microseconds;

/// What other parts of the node read to choose a peer.
struct PeerMetadata {
  Latency Average{0};       ///< zero: nothing is known
  std::uint64_t Height = 0; ///< the last block that the peer said to have
  std::string LastError;    ///< why the last question failed; empty: it did not
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
    Ids.reserve(Peers.size());
    for (const auto &[Id, Metadata] : Peers)
      Ids.push_back(Id);
    return Ids;
  }
  /// Of a peer that is not connected, nothing is known.
  PeerMetadata metadata(const PeerId &Peer) const {
    std::lock_guard Lock(Mutex);
    auto It = Peers.find(Peer);
    return It == Peers.end() ? PeerMetadata() : It->second;
  }
  /// Peers that have gone meanwhile are left alone.
  void update(const PeerId &Peer, PeerMetadata Metadata) {
    std::lock_guard Lock(Mutex);
    if (auto It = Peers.find(Peer); It != Peers.end())
      It->second = std::move(Metadata);
  }

private:
  mutable std::mutex Mutex;
  std::map<PeerId, PeerMetadata> Peers;
};

} // namespace monitor

#endif // MONITOR_PEERS_PEERS_H
