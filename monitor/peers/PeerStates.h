//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a monitor has measured of each peer: the state that it shares with its
/// metadata updater.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_PEERS_PEERSTATES_H
#define MONITOR_PEERS_PEERSTATES_H

#include "peers/Counters.h"
#include "peers/Transport.h"
#include "runtime/Poisonable.h"
#include <memory>

namespace monitor {

/// What was measured of one peer.
struct PeerState {
  Latency Total{0};
  unsigned Answers = 0;
  std::uint64_t Height = 0;
  std::string LastError;

  /// \throws PeerError for a latency that no peer can have
  void record(const PeerReport &Report);
  void record_failure(const PeerError &Error) { LastError = Error.what(); }
  PeerMetadata extract_metadata() const;
};

/// All peers' states behind a lock that counts.
class PeerStates {
public:
  using Map = std::map<PeerId, PeerState>;

  explicit PeerStates(std::shared_ptr<Counters> Counted)
      : Counted(std::move(Counted)) {}

  /// \throws PoisonedLock
  auto read() const {
    ++Counted->ReadLocks;
    return States.read();
  }
  /// \throws PoisonedLock
  auto write() {
    ++Counted->WriteLocks;
    return States.write();
  }

private:
  std::shared_ptr<Counters> Counted;
  LiveCount Alive{Counted->LiveStates};
  Poisonable<Map> States;
};

} // namespace monitor

#endif // MONITOR_PEERS_PEERSTATES_H
