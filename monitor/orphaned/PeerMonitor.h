//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The audit's peer monitor, with its bug: it drops the handle of its metadata
/// updater.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_ORPHANED_PEERMONITOR_H
#define MONITOR_ORPHANED_PEERMONITOR_H

#include "orphaned/Peers.h"
#include "runtime/Runtime.h"
#include <functional>
#include <memory>

namespace monitor {

struct MonitorConfig {
  std::chrono::milliseconds PingInterval{100};
  std::chrono::milliseconds MetadataUpdateInterval{100};
};

/// Measures one peer; throws where that fails.
using Ping = std::function<Latency(const PeerId &)>;

/// Starts the task that writes what \p States knows into \p Peers, round after
/// round, for ever.
JoinHandle spawn_metadata_updater(Runtime &Tasks, MonitorConfig Config,
                                  std::shared_ptr<PeerStates> States,
                                  std::shared_ptr<PeersAndMetadata> Peers);

/// Monitors \p Peers until \p Stop is requested or something throws.
/// \throws whatever ends the monitoring loop, TaskAborted among it.
void start_peer_monitor(Runtime &Tasks, MonitorConfig Config,
                        std::shared_ptr<PeersAndMetadata> Peers, Ping Measure,
                        std::stop_token Stop);

} // namespace monitor

#endif // MONITOR_ORPHANED_PEERMONITOR_H
