//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Peers to monitor on this machine: real sockets, and each of the manners that
/// a monitor has to survive.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_TCP_LOOPBACKPEERS_H
#define MONITOR_TCP_LOOPBACKPEERS_H

#include "peers/Peers.h"
#include <memory>

namespace monitor {

enum class Manner {
  Answers,
  Vanishes,     ///< closes the connection in mid-answer
  Hangs,        ///< takes the connection and never says a word
  TalksRubbish, ///< sends bytes that are no answer
  Floods        ///< sends more bytes than any answer has
};

/// Listens on ports of 127.0.0.1 that the system picks, and answers from a
/// thread of its own until destroyed.
class LoopbackPeers {
public:
  LoopbackPeers();
  LoopbackPeers(const LoopbackPeers &) = delete;
  LoopbackPeers &operator=(const LoopbackPeers &) = delete;
  ~LoopbackPeers();

  /// Returns the address of a new peer. Thread-safe.
  /// \throws std::system_error if there is no port
  PeerId add(Manner How);

private:
  struct Server;
  std::unique_ptr<Server> Listening;
};

} // namespace monitor

#endif // MONITOR_TCP_LOOPBACKPEERS_H
