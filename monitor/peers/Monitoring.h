//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The two tasks of a peer monitor, and what they work with. How they are held
/// together is the subject of PeerMonitor.h.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_PEERS_MONITORING_H
#define MONITOR_PEERS_MONITORING_H

#include "peers/MonitorConfig.h"
#include "peers/PeerStates.h"
#include "runtime/Runtime.h"

namespace monitor {

/// What a node gives its peer monitor. Copies share all but the settings.
struct Node {
  MonitorConfig Config;
  std::shared_ptr<Transport> Network;
  std::shared_ptr<PeersAndMetadata> Peers =
      std::make_shared<PeersAndMetadata>();
  std::shared_ptr<Counters> Counted = std::make_shared<Counters>();
};

/// Asks all peers, round after round, and records in \p States what they say.
/// \throws whatever ends monitoring: TaskAborted when \p Stop is requested,
/// std::invalid_argument for a wrong setting at once
[[noreturn]] void monitor_peers(const Node &Local, PeerStates &States,
                                const std::stop_token &Stop);

/// Writes what \p States knows into the node's metadata, round after round.
/// \throws TaskAborted when \p Stop is requested
[[noreturn]] void update_metadata(const Node &Local, const PeerStates &States,
                                  const std::stop_token &Stop);

/// Starts update_metadata() as a task, as the audit's function of that name.
JoinHandle spawn_metadata_updater(Runtime &Tasks, Node Local,
                                  std::shared_ptr<const PeerStates> States);

} // namespace monitor

#endif // MONITOR_PEERS_MONITORING_H
