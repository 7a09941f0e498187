//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The audit's bug: the updater's handle is dropped, so nothing ends the
/// updater when monitoring ends.
///
//===----------------------------------------------------------------------===//

#include "PeerMonitor.h"

namespace monitor {

void orphaned::start_peer_monitor(Runtime &Tasks, const Node &Local,
                                  const std::stop_token &Stop) {
  auto States = std::make_shared<PeerStates>(Local.Counted);
  spawn_metadata_updater(Tasks, Local, States);
  monitor_peers(Local, *States, Stop);
}

} // namespace monitor
