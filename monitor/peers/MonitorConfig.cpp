//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See MonitorConfig.h.
///
//===----------------------------------------------------------------------===//

#include "peers/MonitorConfig.h"
#include <stdexcept>
#include <string>

namespace monitor {

void MonitorConfig::validate() const {
  auto Check = [](const char *Name, std::chrono::milliseconds Value) {
    using namespace std::chrono_literals;
    if (Value < 1ms || Value > 1h)
      throw std::invalid_argument(std::string(Name) + " is " +
                                  std::to_string(Value.count()) +
                                  " ms; it must be from 1 ms to 1 h");
  };
  Check("PingInterval", PingInterval);
  Check("MetadataUpdateInterval", MetadataUpdateInterval);
  Check("PeerDeadline", PeerDeadline);
}

} // namespace monitor
