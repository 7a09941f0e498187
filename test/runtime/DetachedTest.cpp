//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Runs what spawn-detached-handle and spawn-unstoppable-task say.
///
//===----------------------------------------------------------------------===//

#include "gtest/gtest.h"
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <stop_token>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

namespace {

std::atomic<int> Ticks;

/// Ends the process with 7 if the task still runs while statics are destroyed.
struct LooksWhenDestroyed {
  ~LooksWhenDestroyed() {
    int Before = Ticks;
    std::this_thread::sleep_for(100ms);
    _exit(Ticks > Before ? 7 : 8);
  }
};

void tick() {
  ++Ticks;
  std::this_thread::sleep_for(1ms);
}

TEST(DetachedHandle, RunsWhileStaticsAreDestroyed) {
  auto Run = [](bool Detaches) {
    static LooksWhenDestroyed AtTheEnd;
    std::jthread T([](std::stop_token Stop) {
      while (!Stop.stop_requested())
        tick();
    });
    std::this_thread::sleep_for(10ms);
    if (Detaches) {
      T.detach();
    } else {
      T.request_stop();
      T.join();
    }
    std::exit(0);
  };
  EXPECT_EXIT(Run(true), testing::ExitedWithCode(7), "");
  EXPECT_EXIT(Run(false), testing::ExitedWithCode(8), "");
}

TEST(DetachedHandle, EndsTheProgramByAnException) {
  EXPECT_DEATH(
      {
        std::thread([] {
          throw std::runtime_error("nobody catches it");
        }).detach();
        std::this_thread::sleep_for(5s);
      },
      "nobody catches it");
}

/// Ends the process with 9 after a while.
void giveUpLater() {
  std::thread([] {
    std::this_thread::sleep_for(300ms);
    _exit(9);
  }).detach();
}

TEST(UnstoppableTask, IsWaitedForInVain) {
  EXPECT_EXIT(
      {
        giveUpLater();
        {
          std::jthread T([] {
            while (true)
              tick();
          });
        }
        _exit(0);
      },
      testing::ExitedWithCode(9), "");
  EXPECT_EXIT(
      {
        giveUpLater();
        {
          std::jthread T([](std::stop_token Stop) {
            while (!Stop.stop_requested())
              tick();
          });
        }
        _exit(0);
      },
      testing::ExitedWithCode(0), "");
}

} // namespace
