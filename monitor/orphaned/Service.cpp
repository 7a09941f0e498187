//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Service.h.
///
//===----------------------------------------------------------------------===//

#include "orphaned/Service.h"

namespace monitor {

void start_peer_monitoring_service(Runtime &Tasks, MonitorConfig Config,
                                   std::shared_ptr<PeersAndMetadata> Peers,
                                   Ping Measure) {
  // No orphan: the runtime owns the monitor and stops it at shutdown. The
  // .clang-tidy file of this folder says so (OwnedSpawners).
  Tasks.spawn([=, &Tasks](std::stop_token Stop) {
    start_peer_monitor(Tasks, Config, Peers, Measure, std::move(Stop));
  });
}

} // namespace monitor
