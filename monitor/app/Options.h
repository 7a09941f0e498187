//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The command line of peer-monitor.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_APP_OPTIONS_H
#define MONITOR_APP_OPTIONS_H

#include "PeerMonitor.h"
#include <string>

namespace monitor {

struct Options {
  unsigned Peers = 5;
  Pattern Monitor; ///< the last of patterns() unless chosen
  std::chrono::milliseconds CrashAfter{500};
  unsigned Restarts = 9;
  std::string Report; ///< a path that ends in .html or .svg; empty: none
};

extern const char UsageText[];

/// A wrong command line; the message says what is accepted.
struct UsageError : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};
/// --help was asked for.
struct HelpRequested {};

/// \throws UsageError, HelpRequested
Options parse_options(int Argc, char **Argv);

} // namespace monitor

#endif // MONITOR_APP_OPTIONS_H
