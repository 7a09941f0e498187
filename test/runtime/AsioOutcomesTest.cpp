//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Runs what the catalogue says of Asio: what a dropped operation does follows
/// its completion token.
///
//===----------------------------------------------------------------------===//

#include "Measures.h"
#include <asio.hpp>
#include <asio/experimental/deferred.hpp>
#include <asio/experimental/promise.hpp>
#include <atomic>
#include <gtest/gtest.h>

using namespace std::chrono_literals;

namespace {

asio::awaitable<void> set(bool &Ran) {
  Ran = true;
  co_return;
}

template <typename F> bool runs(F Start) {
  bool Ran = false;
  asio::io_context Context;
  Start(Context, Ran);
  Context.run();
  return Ran;
}

TEST(AsioCoroutine, NeverRunsWithoutItsAwaitable) {
  EXPECT_FALSE(runs([](auto &, bool &Ran) { (void)set(Ran); }));
  EXPECT_FALSE(runs([](auto &Context, bool &Ran) {
    (void)asio::co_spawn(Context, set(Ran), asio::use_awaitable);
  }));
}

TEST(AsioCoroutine, RunsOnWithoutItsFuture) {
  EXPECT_TRUE(runs([](auto &Context, bool &Ran) {
    asio::co_spawn(Context, set(Ran), asio::use_future);
  }));
  EXPECT_TRUE(runs([](auto &Context, bool &Ran) {
    asio::co_spawn(Context, set(Ran), asio::detached);
  }));
}

TEST(AsioDeferred, NeverStarts) {
  asio::io_context Context;
  asio::steady_timer Timer(Context, 5s);
  Timer.async_wait(asio::experimental::deferred);
  // Nothing is outstanding.
  EXPECT_LT(timeOf([&] { Context.run(); }), 1s);
}

TEST(AsioPromise, CancelsWhereItIsDropped) {
  asio::io_context Context;
  asio::steady_timer Timer(Context, 5s);
  Timer.async_wait(asio::experimental::use_promise);
  EXPECT_LT(timeOf([&] { Context.run(); }), 1s);
}

TEST(AsioThread, RunsOnWhereItIsDropped) {
  static std::atomic<bool> Ran = false;
  EXPECT_LT(timeOf([] {
              asio::thread([] {
                sleepForTaskTime();
                Ran = true;
              });
            }),
            TaskTime);
  EXPECT_FALSE(Ran);
  while (!Ran)
    std::this_thread::yield();
}

} // namespace
