//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A guard that ends a task with its own scope.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_RUNTIME_ABORTONDROP_H
#define MONITOR_RUNTIME_ABORTONDROP_H

#include "runtime/Runtime.h"

namespace monitor {

/// Owns a task's handle; aborts the task and waits for its end when destroyed,
/// however the scope is left. What the task threw is lost: join the handle
/// yourself to see it.
class AbortOnDrop {
public:
  explicit AbortOnDrop(JoinHandle Owned) : Owned(std::move(Owned)) {}
  AbortOnDrop(const AbortOnDrop &) = delete;
  AbortOnDrop &operator=(const AbortOnDrop &) = delete;
  ~AbortOnDrop() {
    Owned.abort();
    Owned.wait();
  }

private:
  JoinHandle Owned;
};

} // namespace monitor

#endif // MONITOR_RUNTIME_ABORTONDROP_H
