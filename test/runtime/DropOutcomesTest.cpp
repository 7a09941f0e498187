//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Runs what the messages of the checks say: one test for each outcome that the
/// built-in catalogue gives to a dropped handle.
///
//===----------------------------------------------------------------------===//

#include "Measures.h"
#include "TerminateSignal.h"
#include <atomic>
#include <future>
#include <gtest/gtest.h>
#include <pthread.h>
#include <semaphore>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

namespace {

TEST(AsyncFuture, BlocksWhereItIsDropped) {
  EXPECT_GE(
      timeOf([] { (void)std::async(std::launch::async, sleepForTaskTime); }),
      TaskTime);
}

TEST(AsyncFuture, BlocksUnderTheDefaultPolicyToo) {
  EXPECT_GE(timeOf([] { (void)std::async(sleepForTaskTime); }), TaskTime);
}

TEST(AsyncFuture, BlocksAsASharedFuture) {
  EXPECT_GE(timeOf([] {
              (void)std::async(std::launch::async, sleepForTaskTime).share();
            }),
            TaskTime);
}

TEST(AsyncFuture, BlocksAfterItWasOnlyAsked) {
  EXPECT_GE(timeOf([] {
              (void)std::async(std::launch::async, sleepForTaskTime).valid();
            }),
            TaskTime);
}

// Two dropped tasks take as long as two calls.
TEST(AsyncFuture, RunsNoFasterThanAPlainCall) {
  EXPECT_GE(timeOf([] {
              for (int I = 0; I < 2; ++I)
                (void)std::async(std::launch::async, sleepForTaskTime);
            }),
            2 * TaskTime);
}

TEST(DeferredFuture, NeverRuns) {
  bool Ran = false;
  (void)std::async(std::launch::deferred, [&] { Ran = true; });
  EXPECT_FALSE(Ran);
  std::async(std::launch::deferred, [&] { Ran = true; }).get();
  EXPECT_TRUE(Ran);
}

TEST(JThread, BlocksWhereItIsDropped) {
  EXPECT_GE(timeOf([] { std::jthread{sleepForTaskTime}; }), TaskTime);
}

TEST(Thread, TerminatesWhereItIsDropped) {
  EXPECT_EQ(signalOf([] { std::thread{sleepForTaskTime}; }), SIGUSR1);
  EXPECT_EQ(signalOf([] { (void)std::thread{sleepForTaskTime}.get_id(); }),
            SIGUSR1);
  EXPECT_EQ(signalOf([] { std::thread{sleepForTaskTime}.join(); }), 0);
}

TEST(Thread, VexingDeclarationSpawnsNothing) {
  bool Ran = false;
  auto Worker = [&] { Ran = true; };
  {
    std::thread(Worker);
    EXPECT_FALSE(Worker.joinable());
  }
  EXPECT_FALSE(Ran);
}

// Nobody joins: the object leaks with its thread, and nothing terminates.
TEST(Thread, OnTheHeapRunsOn) {
  EXPECT_EQ(signalOf([] {
              std::binary_semaphore Ran(0);
              new std::thread([&] { Ran.release(); });
              Ran.acquire();
            }),
            0);
}

TEST(PackagedTask, FutureLosesItsExceptionWithoutAWait) {
  std::binary_semaphore MayRun(0);
  std::packaged_task<void()> Task([&] {
    MayRun.acquire();
    throw std::runtime_error("lost");
  });
  // Blocks nowhere: the task cannot run before the future is gone.
  (void)Task.get_future();
  MayRun.release();
  EXPECT_NO_THROW(Task());

  std::packaged_task<void()> Observed([] { throw std::runtime_error("kept"); });
  std::future<void> Kept = Observed.get_future();
  Observed();
  EXPECT_THROW(Kept.get(), std::runtime_error);
}

/// What the address space grows by when 50 threads of 1 MiB stack have ended
/// and \p Release was called on each.
template <typename F> std::size_t growthInKiB(F Release) {
  constexpr int Threads = 50;
  pthread_attr_t Attributes;
  pthread_attr_init(&Attributes);
  pthread_attr_setstacksize(&Attributes, 1 << 20);
  std::size_t Before = virtualMemory();
  for (int I = 0; I < Threads; ++I) {
    std::binary_semaphore Ran(0);
    pthread_t Thread;
    EXPECT_EQ(pthread_create(
                  &Thread, &Attributes,
                  [](void *Arg) -> void * {
                    static_cast<std::binary_semaphore *>(Arg)->release();
                    return nullptr;
                  },
                  &Ran),
              0);
    Ran.acquire();
    Release(Thread);
  }
  pthread_attr_destroy(&Attributes);
  return virtualMemory() - Before;
}

TEST(PThread, LeaksItsStackUnlessItIsJoined) {
  EXPECT_LT(growthInKiB([](pthread_t T) { pthread_join(T, nullptr); }),
            10u << 10);
  // libc reuses a stack or two of the threads that were joined.
  EXPECT_GE(growthInKiB([](pthread_t) {}), 40u << 10);
}

TEST(Fork, LeavesAZombieUntilItIsWaitedFor) {
  pid_t Child = fork();
  if (Child == 0)
    _exit(0);
  siginfo_t Info;
  // Waits for the end without reaping.
  ASSERT_EQ(waitid(P_PID, Child, &Info, WEXITED | WNOWAIT), 0);
  EXPECT_EQ(stateOf(Child), 'Z');
  ASSERT_EQ(waitpid(Child, nullptr, 0), Child);
  EXPECT_EQ(stateOf(Child), '?');
}

} // namespace
