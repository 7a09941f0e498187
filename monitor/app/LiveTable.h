//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What peer-monitor prints while it runs.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_APP_LIVETABLE_H
#define MONITOR_APP_LIVETABLE_H

#include "app/Measurement.h"

namespace monitor {

/// A line for each crash, and below it, on a terminal, a table of the peers
/// and of what is alive that is drawn anew as it changes. Elsewhere the table
/// stands once, after the first crash.
class LiveTable : public Observer {
public:
  explicit LiveTable(bool Terminal) : Terminal(Terminal) {}
  ~LiveTable() override { erase(); }

  void crashed(unsigned Start, const std::string &Why, const Node &Local,
               std::size_t LiveTasks) override;
  void sampled(const Node &Local, std::size_t LiveTasks) override;

private:
  void draw(const Node &Local, std::size_t LiveTasks);
  void erase();

  const bool Terminal;
  unsigned Lines = 0; ///< of the table on the screen
  std::chrono::steady_clock::time_point Drawn;
};

} // namespace monitor

#endif // MONITOR_APP_LIVETABLE_H
