//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The parts of the runtime, each by itself.
///
//===----------------------------------------------------------------------===//

#include "AllocationLimit.h"
#include "Measuring.h"
#include "runtime/AbortOnDrop.h"
#include "runtime/Poisonable.h"
#include "runtime/StopOnDrop.h"
#include "runtime/TaskScope.h"
#include <atomic>
#include <gtest/gtest.h>

using namespace monitor;
using namespace std::chrono_literals;

namespace {

void sleep_for_ever(const std::stop_token &Stop) {
  for (;;)
    sleep_for(Stop, 1h);
}

TEST(Runtime, DroppedHandleLetsTheTaskRunOn) {
  std::atomic<int> Ticks = 0;
  Runtime Tasks;
  {
    JoinHandle Dropped = Tasks.spawn([&](const std::stop_token &Stop) {
      for (;;) {
        sleep_for(Stop, 1ms);
        ++Ticks;
      }
    });
    EXPECT_FALSE(Dropped.is_finished());
  }
  int Before = Ticks;
  EXPECT_TRUE(eventually([&] { return Ticks > Before + 5; }));
  EXPECT_EQ(Tasks.live_tasks(), 1u);
}

TEST(Runtime, HandleAbortsAwaitsAndRethrows) {
  Runtime Tasks;
  JoinHandle Endless = Tasks.spawn(sleep_for_ever);
  EXPECT_FALSE(Endless.is_finished());
  Endless.abort();
  Endless.join();
  EXPECT_TRUE(Endless.is_finished());

  JoinHandle Failing = Tasks.spawn(
      [](const std::stop_token &) { throw std::runtime_error("bug"); });
  Failing.wait();
  EXPECT_THROW(Failing.join(), std::runtime_error);
  EXPECT_EQ(Tasks.live_tasks(), 0u);
}

TEST(Runtime, ShutdownEndsOrphansAndWhatTheySpawnMeanwhile) {
  std::atomic<bool> Ran = false;
  std::size_t Left = 1;
  {
    Runtime Tasks;
    static_cast<void>(Tasks.spawn([&](const std::stop_token &Stop) {
      try {
        sleep_for_ever(Stop);
      } catch (const TaskAborted &) {
        Tasks.spawn([&](const std::stop_token &) { Ran = true; }).wait();
        throw;
      }
    }));
    Tasks.shutdown();
    Left = Tasks.live_tasks();
  }
  EXPECT_EQ(Left, 0u);
  EXPECT_FALSE(Ran) << "a task began after the shutdown";
}

// Wherever the memory ends, the task was started or it was not, and the runtime
// goes on.
TEST(Runtime, SpawnWithoutMemoryStartsNothing) {
  Runtime Tasks;
  std::size_t Started = 0, Failed = 0;
  for (std::size_t Count = 0; Started == 0; ++Count) {
    ASSERT_LT(Count, 100u);
    Runtime::Task Work = sleep_for_ever;
    limit_allocations(Count);
    try {
      JoinHandle Kept = Tasks.spawn(std::move(Work));
      limit_allocations(NoLimit);
      ++Started;
      Kept.abort();
      Kept.wait();
    } catch (const std::bad_alloc &) {
      limit_allocations(NoLimit);
      ++Failed;
      EXPECT_EQ(Tasks.live_tasks(), 0u);
    }
  }
  EXPECT_GT(Failed, 2u);
}

TEST(TaskScope, SpawnWithoutMemoryEndsWhatRuns) {
  Runtime Tasks;
  bool Started = false;
  for (std::size_t Count = 0; !Started; ++Count) {
    ASSERT_LT(Count, 100u);
    try {
      TaskScope Scope(Tasks, {});
      Scope.spawn(sleep_for_ever);
      limit_allocations(Count);
      Scope.spawn(sleep_for_ever);
      Started = true;
    } catch (const std::bad_alloc &) {
    }
    limit_allocations(NoLimit);
    EXPECT_EQ(Tasks.live_tasks(), 0u);
  }
}

TEST(Runtime, StopCallbackMayAskTheRuntime) {
  Runtime Tasks;
  std::atomic<bool> Ready = false, Called = false;
  static_cast<void>(Tasks.spawn([&](const std::stop_token &Stop) {
    std::stop_callback OnStop(Stop, [&] { Called = Tasks.live_tasks() > 0; });
    Ready = true;
    // Not sleep_for(), which may return before the callback is called.
    eventually([&] { return Called.load(); });
  }));
  ASSERT_TRUE(eventually([&] { return Ready.load(); }));
  Tasks.shutdown();
  EXPECT_TRUE(Called);
}

TEST(Runtime, EndedTaskHoldsNothing) {
  Runtime Tasks;
  auto Shared = std::make_shared<int>();
  JoinHandle Ended = Tasks.spawn([Shared](const std::stop_token &) {});
  Ended.wait();
  EXPECT_EQ(Shared.use_count(), 1);
}

TEST(AbortOnDrop, EndsTheTaskWithTheScopeAndIgnoresItsError) {
  Runtime Tasks;
  {
    AbortOnDrop Guard(Tasks.spawn([](const std::stop_token &Stop) {
      try {
        sleep_for_ever(Stop);
      } catch (const TaskAborted &) {
        throw std::runtime_error("while cleaning up");
      }
    }));
    EXPECT_EQ(Tasks.live_tasks(), 1u);
  }
  EXPECT_EQ(Tasks.live_tasks(), 0u);
}

TEST(StopOnDrop, StopsItsTokenWithTheScope) {
  std::stop_token Token;
  {
    StopOnDrop Source;
    Token = Source.token();
    EXPECT_FALSE(Token.stop_requested());
  }
  EXPECT_TRUE(Token.stop_requested());
}

TEST(TaskScope, FirstEndStopsTheOthers) {
  Runtime Tasks;
  TaskScope Scope(Tasks, {});
  Scope.spawn(sleep_for_ever);
  Scope.spawn(sleep_for_ever);
  Scope.spawn([](const std::stop_token &) {});
  Scope.join();
  EXPECT_EQ(Tasks.live_tasks(), 0u);
}

TEST(TaskScope, FirstErrorReachesTheCaller) {
  Runtime Tasks;
  TaskScope Scope(Tasks, {});
  Scope.spawn([](const std::stop_token &Stop) {
    try {
      sleep_for_ever(Stop);
    } catch (const TaskAborted &) {
      throw std::runtime_error("a later one");
    }
  });
  Scope.spawn([](const std::stop_token &) { throw std::logic_error("bug"); });
  EXPECT_THROW(Scope.join(), std::logic_error);
  EXPECT_EQ(Tasks.live_tasks(), 0u);
}

TEST(TaskScope, ParentStopEndsIt) {
  Runtime Tasks;
  std::stop_source Parent;
  TaskScope Scope(Tasks, Parent.get_token());
  Scope.spawn(sleep_for_ever);
  Parent.request_stop();
  Scope.join();
  EXPECT_EQ(Tasks.live_tasks(), 0u);
}

TEST(TaskScope, StoppedParentLetsNothingRunOn) {
  Runtime Tasks;
  std::stop_source Parent;
  Parent.request_stop();
  TaskScope Scope(Tasks, Parent.get_token());
  Scope.spawn(sleep_for_ever);
  Scope.join();
  EXPECT_EQ(Tasks.live_tasks(), 0u);
}

TEST(TaskScope, LeftByAnExceptionItTakesItsTasksAlong) {
  Runtime Tasks;
  try {
    TaskScope Scope(Tasks, {});
    Scope.spawn(sleep_for_ever);
    EXPECT_EQ(Tasks.live_tasks(), 1u);
    throw std::runtime_error("before join()");
  } catch (const std::runtime_error &) {
    EXPECT_EQ(Tasks.live_tasks(), 0u);
  }
}

TEST(TaskScope, RuntimeShutdownEndsItFromElsewhere) {
  Runtime Tasks;
  std::jthread Owner([&] {
    TaskScope Scope(Tasks, {});
    Scope.spawn(sleep_for_ever);
    Scope.spawn(sleep_for_ever);
    Scope.join();
  });
  ASSERT_TRUE(eventually([&] { return Tasks.live_tasks() == 2; }));
  Tasks.shutdown();
  Owner.join();
  EXPECT_EQ(Tasks.live_tasks(), 0u);
}

TEST(Poisonable, WriterThatThrowsPoisonsTheLock) {
  Poisonable<int> Shared;
  *Shared.write() = 1;
  EXPECT_EQ(*Shared.read(), 1);
  EXPECT_THROW(
      {
        auto Held = Shared.write();
        throw std::runtime_error("half-written");
      },
      std::runtime_error);
  EXPECT_THROW(Shared.read(), PoisonedLock);
  EXPECT_THROW(Shared.write(), PoisonedLock);
}

TEST(Poisonable, ReaderThatThrowsDoesNot) {
  Poisonable<int> Shared;
  EXPECT_THROW(
      {
        auto Held = Shared.read();
        throw std::runtime_error("nothing was written");
      },
      std::runtime_error);
  EXPECT_EQ(*Shared.read(), 0);
}

} // namespace
