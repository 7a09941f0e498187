//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The node's side: runs the peer monitor on a runtime that owns it.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_ORPHANED_SERVICE_H
#define MONITOR_ORPHANED_SERVICE_H

#include "orphaned/PeerMonitor.h"

namespace monitor {

/// Starts the peer monitor as a task of \p Tasks, which ends it at shutdown.
/// Call it again to restart a monitor that died.
void start_peer_monitoring_service(Runtime &Tasks, MonitorConfig Config,
                                   std::shared_ptr<PeersAndMetadata> Peers,
                                   Ping Measure);

} // namespace monitor

#endif // MONITOR_ORPHANED_SERVICE_H
