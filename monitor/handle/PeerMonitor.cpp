//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The handle is kept; the updater is aborted and awaited when monitoring ends,
/// for whatever reason.
///
//===----------------------------------------------------------------------===//

#include "PeerMonitor.h"

namespace monitor {

void handle::start_peer_monitor(Runtime &Tasks, const Node &Local,
                                const std::stop_token &Stop) {
  auto States = std::make_shared<PeerStates>(Local.Counted);
  JoinHandle Updater = spawn_metadata_updater(Tasks, Local, States);
  try {
    monitor_peers(Local, *States, Stop); // never returns, only throws
  } catch (...) {
    Updater.abort();
    Updater.wait(); // not join(): what ended monitoring is the error to report
    throw;
  }
}

} // namespace monitor
