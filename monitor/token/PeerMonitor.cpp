//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The updater watches a token, at every wait, and the token is cancelled when
/// monitoring ends.
///
//===----------------------------------------------------------------------===//

#include "PeerMonitor.h"
#include "runtime/StopOnDrop.h"

namespace monitor {

void token::start_peer_monitor(Runtime &Tasks, const Node &Local,
                               const std::stop_token &Stop) {
  auto States = std::make_shared<PeerStates>(Local.Counted);
  StopOnDrop Monitoring;
  // The token ends the updater, and it shares what it uses: nobody awaits it.
  static_cast<void>(Tasks.spawn(
      [Local, States, Ended = Monitoring.token()](const std::stop_token &) {
        update_metadata(Local, *States, Ended);
      }));
  monitor_peers(Local, *States, Stop);
}

} // namespace monitor
