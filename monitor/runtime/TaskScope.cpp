//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See TaskScope.h.
///
//===----------------------------------------------------------------------===//

#include "runtime/TaskScope.h"

namespace monitor {

TaskScope::~TaskScope() {
  Stop.request_stop();
  for (const JoinHandle &Child : Children)
    Child.wait();
}

void TaskScope::spawn(Runtime::Task Work) {
  Children.reserve(Children.size() + 1); // before there is a handle to lose
  Children.push_back(
      Tasks.spawn([this, Work = std::move(Work)](
                      const std::stop_token &Aborted) { run(Work, Aborted); }));
}

void TaskScope::run(const Runtime::Task &Work, const std::stop_token &Aborted) {
  // The runtime's own shutdown reaches the task too.
  std::stop_callback OnAbort(Aborted, Stopper{Stop});
  try {
    Work(Stop.get_token());
  } catch (const TaskAborted &) {
  } catch (...) {
    std::lock_guard Lock(Mutex);
    if (!FirstError)
      FirstError = std::current_exception();
  }
  Stop.request_stop();
}

void TaskScope::join() {
  for (const JoinHandle &Child : Children)
    Child.wait();
  if (FirstError)
    std::rethrow_exception(FirstError);
}

} // namespace monitor
