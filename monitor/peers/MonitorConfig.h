//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The settings of a peer monitor.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_PEERS_MONITORCONFIG_H
#define MONITOR_PEERS_MONITORCONFIG_H

#include <chrono>

namespace monitor {

struct MonitorConfig {
  /// The pause between two rounds of asking all peers.
  std::chrono::milliseconds PingInterval{100};
  /// The pause between two rounds of the metadata updater.
  std::chrono::milliseconds MetadataUpdateInterval{50};
  /// How long one peer may take to answer, from connection to last byte.
  std::chrono::milliseconds PeerDeadline{200};

  /// \throws std::invalid_argument that names the setting, its value and what
  /// is accepted.
  void validate() const;
};

} // namespace monitor

#endif // MONITOR_PEERS_MONITORCONFIG_H
