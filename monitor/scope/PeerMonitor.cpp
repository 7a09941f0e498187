//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A scope owns both tasks: they end together, before what they use does, and
/// the first error reaches the caller. Nothing is shared, and no handle is
/// held.
///
//===----------------------------------------------------------------------===//

#include "PeerMonitor.h"
#include "runtime/TaskScope.h"

namespace monitor {

void scope::start_peer_monitor(Runtime &Tasks, const Node &Local,
                               const std::stop_token &Stop) {
  PeerStates States(Local.Counted);
  TaskScope Both(Tasks, Stop);
  Both.spawn([&](const std::stop_token &Ended) {
    update_metadata(Local, States, Ended);
  });
  Both.spawn([&](const std::stop_token &Ended) {
    monitor_peers(Local, States, Ended);
  });
  Both.join();
}

} // namespace monitor
