//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Peers over TCP. One question is one connection: the node sends "ping\n" and
/// "metadata\n", the peer answers "pong\n" and "height N\n".
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_TCP_TCPTRANSPORT_H
#define MONITOR_TCP_TCPTRANSPORT_H

#include "peers/Transport.h"

namespace monitor {

/// Takes peers as "address:port", the address a number ("127.0.0.1:6180",
/// "[::1]:6180"): a name would be looked up without a deadline.
class TcpTransport : public Transport {
public:
  /// \p Deadline bounds one ask(), from connecting to the last byte.
  explicit TcpTransport(std::chrono::milliseconds Deadline)
      : Deadline(Deadline) {}

  PeerReport ask(const PeerId &Peer, const std::stop_token &Stop) override;

private:
  std::chrono::milliseconds Deadline;
};

} // namespace monitor

#endif // MONITOR_TCP_TCPTRANSPORT_H
