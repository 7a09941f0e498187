//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// One peer monitor, held together in five ways: the audit's bug, its three
/// repairs, and the one we recommend. Each is a screen of its own; compare
/// orphaned/PeerMonitor.cpp with the others.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_PEERMONITOR_H
#define MONITOR_PEERMONITOR_H

#include "peers/Monitoring.h"
#include <span>
#include <string_view>

namespace monitor {

/// Monitors the peers of \p Local until \p Stop is requested or something
/// throws. Its metadata updater is a task of \p Tasks.
/// \throws whatever ends monitoring. After a stop it may throw TaskAborted, or
/// return.
using StartPeerMonitor = void(Runtime &Tasks, const Node &Local,
                              const std::stop_token &Stop);

/// Drops the updater's handle: the updater outlives the monitor.
namespace orphaned {
StartPeerMonitor start_peer_monitor;
} // namespace orphaned

/// Keeps the handle, aborts and awaits the updater at the end.
namespace handle {
StartPeerMonitor start_peer_monitor;
} // namespace handle

/// Leaves that to a guard's destructor.
namespace guard {
StartPeerMonitor start_peer_monitor;
} // namespace guard

/// Cancels the token that the updater watches; does not await its end.
namespace token {
StartPeerMonitor start_peer_monitor;
} // namespace token

/// Runs both tasks in a scope: the end of one ends the other, and the first
/// exception reaches the caller.
namespace scope {
StartPeerMonitor start_peer_monitor;
} // namespace scope

struct Pattern {
  std::string_view Name;
  StartPeerMonitor *Start;
};

/// The five, the bug first.
std::span<const Pattern> patterns();

} // namespace monitor

#endif // MONITOR_PEERMONITOR_H
