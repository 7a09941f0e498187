//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Runs what the catalogue says of Qt: a dropped QFuture neither waits nor
/// cancels, and a QThread that still runs ends the program.
///
//===----------------------------------------------------------------------===//

#include "Measures.h"
#include <QtConcurrent/QtConcurrent>
#include <QtCore/QException>
#include <QtCore/QThread>
#include <atomic>
#include <gtest/gtest.h>
#include <memory>

namespace {

std::atomic<int> Runs = 0;

void run() {
  sleepForTaskTime();
  ++Runs;
}

void waitForRuns(int Number) {
  while (Runs < Number)
    std::this_thread::yield();
}

TEST(QtConcurrentRun, RunsOnWithoutItsFuture) {
  Runs = 0;
  EXPECT_LT(timeOf([] { (void)QtConcurrent::run(run); }), TaskTime);
  EXPECT_EQ(Runs, 0);
  waitForRuns(1);
}

TEST(QtConcurrentMap, RunsOnWithoutItsFuture) {
  static QList<int> Numbers{1, 2, 3};
  Runs = 0;
  EXPECT_LT(
      timeOf([] { (void)QtConcurrent::map(Numbers, [](int &) { run(); }); }),
      TaskTime);
  waitForRuns(3);
}

TEST(QtConcurrentRun, LosesAnExceptionWithItsFuture) {
  (void)QtConcurrent::run([] { throw QException(); });
  auto Kept = QtConcurrent::run([] { throw QException(); });
  EXPECT_THROW(Kept.waitForFinished(), QException);
}

TEST(QThreadDeathTest, EndsTheProgramIfItStillRuns) {
  EXPECT_DEATH(
      {
        QThread Thread;
        Thread.start();
      },
      "Destroyed while thread is still running");
}

TEST(QThreadCreate, NeverRunsUnlessItIsStarted) {
  Runs = 0;
  {
    std::unique_ptr<QThread> Created(QThread::create(run));
  }
  std::this_thread::sleep_for(2 * TaskTime);
  EXPECT_EQ(Runs, 0);
}

} // namespace
