//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Runs code that may call std::terminate, in a process of its own.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_TEST_RUNTIME_TERMINATESIGNAL_H
#define SPAWN_TIDY_TEST_RUNTIME_TERMINATESIGNAL_H

#include <csignal>
#include <exception>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

/// The signal that ends a child process which runs \p Statement; 0 if it
/// survives. SIGUSR1 is raised by the terminate handler alone, so that no other
/// death is taken for std::terminate.
template <typename F> int signalOf(F Statement) {
  pid_t Child = fork();
  if (Child == 0) {
    std::set_terminate([] {
      raise(SIGUSR1);
      _exit(1);
    });
    Statement();
    _exit(0);
  }
  int Status = 0;
  EXPECT_EQ(waitpid(Child, &Status, 0), Child);
  return WIFSIGNALED(Status) ? WTERMSIG(Status) : 0;
}

#endif // SPAWN_TIDY_TEST_RUNTIME_TERMINATESIGNAL_H
