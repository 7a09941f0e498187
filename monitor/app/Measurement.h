//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Crashes a peer monitor again and again, and measures what it leaves.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_APP_MEASUREMENT_H
#define MONITOR_APP_MEASUREMENT_H

#include "app/Options.h"
#include <vector>

namespace monitor {

struct Sample {
  std::chrono::milliseconds Time; ///< since the start
  std::int64_t LiveUpdaters;
  std::uint64_t Locks; ///< read and write, since the start
};

struct Measurement {
  std::string_view Pattern;
  std::vector<Sample> Samples;
  std::vector<std::chrono::milliseconds> Crashes;
  std::size_t TasksLeft = 0;
  std::int64_t UpdatersLeft = 0, StatesLeft = 0;
  double LocksPerSecond = 0; ///< after the last crash
};

/// Told what goes on, on the measuring thread.
class Observer {
public:
  virtual ~Observer() = default;
  virtual void crashed(unsigned Start, const std::string &Why,
                       const Node &Local, std::size_t LiveTasks) = 0;
  virtual void sampled(const Node &Local, std::size_t LiveTasks) = 0;
};

/// Runs \p Chosen as \p Settings say, on a runtime and with peers of its own.
/// What is left is looked at when nothing more has ended for a while; the
/// runtime's shutdown then ends it.
Measurement measure(const Pattern &Chosen, const Options &Settings,
                    Observer &Watching);

} // namespace monitor

#endif // MONITOR_APP_MEASUREMENT_H
