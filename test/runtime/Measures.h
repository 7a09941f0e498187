//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a test of run time measures: time, address space, the state of a
/// process.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_TEST_RUNTIME_MEASURES_H
#define SPAWN_TIDY_TEST_RUNTIME_MEASURES_H

#include <chrono>
#include <cstddef>
#include <fstream>
#include <string>
#include <thread>
#include <unistd.h>

/// How long a task of these tests takes.
constexpr std::chrono::milliseconds TaskTime(100);

inline void sleepForTaskTime() { std::this_thread::sleep_for(TaskTime); }

/// How long \p Statement takes.
template <typename F> std::chrono::steady_clock::duration timeOf(F Statement) {
  auto Start = std::chrono::steady_clock::now();
  Statement();
  return std::chrono::steady_clock::now() - Start;
}

/// The address space of this process in KiB.
inline std::size_t virtualMemory() {
  std::ifstream Status("/proc/self/status");
  for (std::string Key; Status >> Key;) {
    std::size_t KiB = 0;
    if (Key == "VmSize:" && Status >> KiB)
      return KiB;
  }
  return 0;
}

/// The state letter of a process, 'Z' for a zombie; '?' where there is none.
inline char stateOf(pid_t Process) {
  std::ifstream Stat("/proc/" + std::to_string(Process) + "/stat");
  std::string Id, Name;
  char State = '?';
  Stat >> Id >> Name >> State;
  return State;
}

#endif // SPAWN_TIDY_TEST_RUNTIME_MEASURES_H
