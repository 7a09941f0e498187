//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See LiveTable.h.
///
//===----------------------------------------------------------------------===//

#include "app/LiveTable.h"
#include <iomanip>
#include <iostream>

namespace monitor {

namespace {

/// More peers than fit on a screen are counted, not shown.
constexpr unsigned ShownPeers = 12;

} // namespace

void LiveTable::draw(const Node &Local, std::size_t LiveTasks) {
  const std::vector<PeerId> Peers = Local.Peers->connected();
  std::cout << std::left << std::setw(24) << "peer" << std::right
            << std::setw(12) << "latency" << std::setw(10) << "height"
            << "  state\n";
  Lines = 2;
  for (const PeerId &Peer : Peers) {
    if (Lines == ShownPeers + 2) {
      std::cout << "and " << Peers.size() - ShownPeers << " more\n";
      ++Lines;
      break;
    }
    const PeerMetadata Known = Local.Peers->metadata(Peer);
    const bool Heard = Known.Average != Latency::zero();
    std::cout << std::left << std::setw(24) << Peer << std::right
              << std::setw(9) << Known.Average.count() << " us" << std::setw(10)
              << Known.Height << "  "
              << (!Known.LastError.empty() ? Known.LastError
                  : Heard                  ? "answers"
                                           : "not asked yet")
              << '\n';
    ++Lines;
  }
  const Counters &C = *Local.Counted;
  std::cout << "live tasks: " << LiveTasks
            << ", of them metadata updaters: " << C.LiveUpdaters
            << "; locks taken: " << C.locks() << '\n'
            << std::flush;
}

void LiveTable::erase() {
  if (Lines > 0 && Terminal)
    std::cout << "\x1b[" << Lines << "A\x1b[J" << std::flush;
  Lines = 0;
}

void LiveTable::crashed(unsigned Start, const std::string &Why,
                        const Node &Local, std::size_t LiveTasks) {
  erase();
  std::cout << "start " << Start << " crashed (" << Why
            << "); live tasks: " << LiveTasks << '\n';
  if (Start == 1 && !Terminal)
    draw(Local, LiveTasks);
}

void LiveTable::sampled(const Node &Local, std::size_t LiveTasks) {
  using namespace std::chrono_literals;
  const auto Now = std::chrono::steady_clock::now();
  if (!Terminal || Now - Drawn < 100ms)
    return;
  Drawn = Now;
  erase();
  draw(Local, LiveTasks);
}

} // namespace monitor
