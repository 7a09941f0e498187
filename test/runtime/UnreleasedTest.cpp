//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Runs what spawn-unreleased-handle and spawn-unreleased-member say: each way
/// in which a handle ends unreleased does what its message claims, and the
/// repaired code beside it does not.
///
//===----------------------------------------------------------------------===//

#include "TerminateSignal.h"
#include <chrono>
#include <fstream>
#include <future>
#include <memory>
#include <optional>
#include <pthread.h>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

void work() {}
void fail() { throw std::runtime_error("fail"); }

TEST(UnreleasedHandle, TerminatesAtTheEndOfItsScope) {
  EXPECT_EQ(signalOf([] { std::thread T(work); }), SIGUSR1);
  EXPECT_EQ(signalOf([] {
              std::thread T(work);
              T.join();
            }),
            0);
}

TEST(UnreleasedHandle, TerminatesOnAnEarlyReturn) {
  auto Run = [](bool Early) {
    std::thread T(work);
    if (Early)
      return;
    T.join();
  };
  EXPECT_EQ(signalOf([&] { Run(true); }), SIGUSR1);
  EXPECT_EQ(signalOf([&] { Run(false); }), 0);
}

// The handler that would have caught it is never reached.
TEST(UnreleasedHandle, TerminatesWhereAnExceptionPasses) {
  EXPECT_EQ(signalOf([] {
              try {
                std::thread T(work);
                fail();
                T.join();
              } catch (const std::exception &) {
              }
            }),
            SIGUSR1);
  EXPECT_EQ(signalOf([] {
              try {
                std::thread T(work);
                try {
                  fail();
                } catch (...) {
                  T.join();
                  throw;
                }
                T.join();
              } catch (const std::exception &) {
              }
            }),
            0);
}

TEST(UnreleasedHandle, TerminatesWhereItIsOverwritten) {
  EXPECT_EQ(signalOf([] {
              std::thread T(work);
              T = std::thread(work);
              T.join();
            }),
            SIGUSR1);
  EXPECT_EQ(signalOf([] {
              std::thread T(work);
              T = {};
            }),
            SIGUSR1);
}

TEST(UnreleasedHandle, TerminatesWhereItsOwnerIsReset) {
  EXPECT_EQ(signalOf([] { std::make_unique<std::thread>(work).reset(); }),
            SIGUSR1);
  EXPECT_EQ(signalOf([] {
              std::optional<std::thread> T;
              T.emplace(work);
              T.reset();
            }),
            SIGUSR1);
  EXPECT_EQ(signalOf([] { delete new std::thread(work); }), SIGUSR1);
}

TEST(UnreleasedHandle, TerminatesInAContainer) {
  EXPECT_EQ(signalOf([] {
              std::vector<std::thread> Pool;
              Pool.emplace_back(work);
            }),
            SIGUSR1);
  EXPECT_EQ(signalOf([] {
              std::vector<std::thread> Pool;
              Pool.emplace_back(work);
              for (std::thread &T : Pool)
                T.join();
            }),
            0);
}

TEST(UnreleasedHandle, TerminatesAsAParameter) {
  auto Ignore = [](std::thread) {};
  EXPECT_EQ(signalOf([&] { Ignore(std::thread(work)); }), SIGUSR1);
}

class NotJoined {
  std::thread T;

public:
  NotJoined() : T(work) {}
  NotJoined(NotJoined &&) = default;
  NotJoined &operator=(NotJoined &&Other) {
    T = std::move(Other.T);
    return *this;
  }
  void stop() { T.join(); }
};

TEST(UnreleasedMember, TerminatesInTheImplicitDestructor) {
  EXPECT_EQ(signalOf([] { NotJoined Object; }), SIGUSR1);
  EXPECT_EQ(signalOf([] {
              NotJoined Object;
              Object.stop();
            }),
            0);
}

TEST(UnreleasedMember, TerminatesInAMoveAssignment) {
  EXPECT_EQ(signalOf([] {
              NotJoined Object, Other;
              Object = std::move(Other);
            }),
            SIGUSR1);
}

class Pool {
  std::vector<std::thread> Threads;

public:
  Pool() {
    for (int I = 0; I < 2; ++I) {
      if (I == 1)
        fail(); // as std::thread does where the system has no more threads
      Threads.emplace_back(work);
    }
  }
  ~Pool() {
    for (std::thread &T : Threads)
      T.join();
  }
};

TEST(UnreleasedMember, TerminatesWhereALaterStartThrows) {
  EXPECT_EQ(signalOf([] {
              try {
                Pool P;
              } catch (const std::exception &) {
              }
            }),
            SIGUSR1);
}

// A constructor that throws runs no destructor of its class: what the member's
// own does, happens.
template <typename Thread> class ThrowsAfterStart {
  Thread Worker;

public:
  ThrowsAfterStart() : Worker(work) { fail(); }
  ~ThrowsAfterStart() {
    if (Worker.joinable())
      Worker.join();
  }
};

TEST(UnreleasedMember, TerminatesWhereTheConstructorThrows) {
  auto Construct = [](auto Make) {
    try {
      Make();
    } catch (const std::exception &) {
    }
  };
  EXPECT_EQ(signalOf([&] {
              Construct([] { ThrowsAfterStart<std::thread> Object; });
            }),
            SIGUSR1);
  EXPECT_EQ(signalOf([&] {
              Construct([] { ThrowsAfterStart<std::jthread> Object; });
            }),
            0);
}

// Pointers in a container end nothing; deleted, their threads are destroyed.
TEST(UnreleasedHandle, TerminatesWhereAPointerInAContainerIsDeleted) {
  auto Run = [](bool Joins) {
    std::vector<std::thread *> Team;
    Team.push_back(new std::thread(work));
    for (std::thread *T : Team) {
      if (Joins)
        T->join();
      delete T;
    }
  };
  EXPECT_EQ(signalOf([&] { Run(false); }), SIGUSR1);
  EXPECT_EQ(signalOf([&] { Run(true); }), 0);
}

/// How long \p Runs takes.
template <typename Run> std::chrono::milliseconds timeOf(Run Runs) {
  auto Begin = std::chrono::steady_clock::now();
  Runs();
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - Begin);
}

// Where nothing runs in between, the code takes as long as plain calls.
TEST(UnreleasedHandle, WaitsAtOnceWhereNothingRunsInBetween) {
  using namespace std::chrono_literals;
  auto Task = [] { std::this_thread::sleep_for(100ms); };
  EXPECT_GE(timeOf([&] {
              for (int I = 0; I < 3; ++I) {
                auto Result = std::async(std::launch::async, Task);
              }
            }),
            300ms);
  EXPECT_GE(timeOf([&] {
              std::optional<std::jthread> First(Task);
              First.reset();
              std::vector<std::future<void>> Results;
              Results.push_back(std::async(std::launch::async, Task));
              Results.clear();
            }),
            200ms);
  EXPECT_LT(timeOf([&] {
              std::jthread A(Task);
              std::jthread B(Task);
              std::jthread C(Task);
            }),
            300ms);
}

/// The address space of this process in KiB.
long virtualMemory() {
  std::ifstream Status("/proc/self/status");
  for (std::string Key; Status >> Key;)
    if (Key == "VmSize:") {
      long KiB = 0;
      Status >> KiB;
      return KiB;
    }
  return 0;
}

// The thread has ended, and its stack stays: a page map of its own for each.
TEST(UnreleasedHandle, LeaksTheStackOfAPosixThread) {
  EXPECT_EQ(
      signalOf([] {
        auto Grown = [](auto Settle) {
          long Before = virtualMemory();
          for (int I = 0; I < 50; ++I) {
            pthread_t T;
            pthread_create(
                &T, nullptr, [](void *) -> void * { return nullptr; }, nullptr);
            Settle(T);
          }
          return virtualMemory() - Before;
        };
        long Joined = Grown([](pthread_t T) { pthread_join(T, nullptr); });
        long Dropped = Grown([](pthread_t) {});
        if (Dropped < Joined + 50 * 1024)
          abort();
      }),
      0);
}

} // namespace
