//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A guard owns the handle, and aborts and awaits the updater in its
/// destructor.
///
//===----------------------------------------------------------------------===//

#include "PeerMonitor.h"
#include "runtime/AbortOnDrop.h"

namespace monitor {

void guard::start_peer_monitor(Runtime &Tasks, const Node &Local,
                               const std::stop_token &Stop) {
  auto States = std::make_shared<PeerStates>(Local.Counted);
  AbortOnDrop Updater(spawn_metadata_updater(Tasks, Local, States));
  monitor_peers(Local, *States, Stop);
}

} // namespace monitor
