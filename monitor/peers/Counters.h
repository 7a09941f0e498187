//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What can be measured of the peer monitors of a node while they run.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_PEERS_COUNTERS_H
#define MONITOR_PEERS_COUNTERS_H

#include <atomic>
#include <cstdint>

namespace monitor {

/// Shared by all monitors of a node, dead ones included. Thread-safe.
struct Counters {
  std::atomic<std::uint64_t> UpdaterRounds = 0; ///< work the updaters did
  std::atomic<std::uint64_t> ReadLocks = 0;     ///< of all PeerStates
  std::atomic<std::uint64_t> WriteLocks = 0;    ///< of all PeerStates
  std::atomic<std::int64_t> LiveUpdaters = 0;
  std::atomic<std::int64_t> LiveStates = 0; ///< PeerStates not yet freed

  std::uint64_t locks() const { return ReadLocks + WriteLocks; }
};

/// Counts its owner as alive while it lives.
class LiveCount {
public:
  explicit LiveCount(std::atomic<std::int64_t> &Count) : Count(Count) {
    ++Count;
  }
  LiveCount(const LiveCount &) = delete;
  LiveCount &operator=(const LiveCount &) = delete;
  ~LiveCount() { --Count; }

private:
  std::atomic<std::int64_t> &Count;
};

} // namespace monitor

#endif // MONITOR_PEERS_COUNTERS_H
