//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// How peers are reached.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_PEERS_TRANSPORT_H
#define MONITOR_PEERS_TRANSPORT_H

#include "peers/Peers.h"
#include <stdexcept>
#include <stop_token>

namespace monitor {

/// A peer is gone, is late, or talks rubbish. The message says which, without
/// the peer's name.
struct PeerError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct PeerReport {
  Latency RoundTrip{0};
  std::uint64_t Height = 0;
};

class Transport {
public:
  virtual ~Transport() = default;
  /// Pings \p Peer and asks for its metadata. Bounded in time. Thread-safe.
  /// \throws PeerError; TaskAborted as soon as \p Stop is requested
  virtual PeerReport ask(const PeerId &Peer, const std::stop_token &Stop) = 0;
};

} // namespace monitor

#endif // MONITOR_PEERS_TRANSPORT_H
