//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See PeerMonitor.h.
///
//===----------------------------------------------------------------------===//

#include "PeerMonitor.h"

namespace monitor {

std::span<const Pattern> patterns() {
  static constexpr Pattern All[] = {
      {"orphaned", orphaned::start_peer_monitor},
      {"handle", handle::start_peer_monitor},
      {"guard", guard::start_peer_monitor},
      {"token", token::start_peer_monitor},
      {"scope", scope::start_peer_monitor},
  };
  return All;
}

} // namespace monitor
