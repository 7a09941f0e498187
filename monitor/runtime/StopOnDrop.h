//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A cancellation token's source that ends with its scope.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_RUNTIME_STOPONDROP_H
#define MONITOR_RUNTIME_STOPONDROP_H

#include <stop_token>

namespace monitor {

/// Requests a stop of whatever holds its token when destroyed, however the
/// scope is left. Waits for nobody.
class StopOnDrop {
public:
  StopOnDrop() = default;
  StopOnDrop(const StopOnDrop &) = delete;
  StopOnDrop &operator=(const StopOnDrop &) = delete;
  ~StopOnDrop() { Source.request_stop(); }

  std::stop_token token() const { return Source.get_token(); }

private:
  std::stop_source Source;
};

} // namespace monitor

#endif // MONITOR_RUNTIME_STOPONDROP_H
