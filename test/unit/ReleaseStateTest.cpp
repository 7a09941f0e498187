//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The laws of the lattice, by the numbers that ReleaseState.h gives them.
///
//===----------------------------------------------------------------------===//

#include "flow/paths/ReleaseState.h"
#include "gtest/gtest.h"
#include <set>

using namespace spawn;

namespace {

bool operator<(Holding A, Holding B) {
  for (unsigned Bit = 1; Bit < 64; Bit *= 2)
    if (A.has(Bit) != B.has(Bit))
      return B.has(Bit);
  return false;
}

struct ByBits {
  bool operator()(Holding A, Holding B) const { return A < B; }
};

/// All that a variable can come to hold: what a use makes of it, and what joins
/// make of that.
std::vector<Holding> reachable() {
  std::set<Holding, ByBits> Known{Holding::Empty, Holding::Live,
                                  Holding::Released, Holding::Escaped};
  for (std::size_t Size = 0; Size != Known.size();) {
    Size = Known.size();
    std::vector<Holding> Now(Known.begin(), Known.end());
    for (Holding A : Now) {
      Known.insert(A.released());
      Known.insert(A.failed());
      for (Holding B : Now)
        Known.insert(Holding::join(A, B));
    }
  }
  return {Known.begin(), Known.end()};
}

class HoldingLaws : public testing::Test {
protected:
  const std::vector<Holding> All = reachable();
};

TEST_F(HoldingLaws, ReachesAllThatItClaimsToTest) {
  EXPECT_GE(All.size(), 8u);
  EXPECT_TRUE(std::find(All.begin(), All.end(), Holding(Holding::Settled)) !=
              All.end());
}

TEST_F(HoldingLaws, Law1JoinIsIdempotentAndCommutative) {
  for (Holding A : All) {
    EXPECT_EQ(Holding::join(A, A), A);
    for (Holding B : All)
      EXPECT_EQ(Holding::join(A, B), Holding::join(B, A));
  }
}

TEST_F(HoldingLaws, Law2EscapedAbsorbs) {
  for (Holding A : All)
    EXPECT_EQ(Holding::join(A, Holding::Escaped), Holding(Holding::Escaped));
}

TEST_F(HoldingLaws, Law3LiveBesidesAnotherIsInDoubt) {
  for (Holding A : All) {
    Holding Joined = Holding::join(A, Holding::Live);
    if (A == Holding(Holding::Live) || A.has(Holding::Escaped))
      continue;
    EXPECT_FALSE(Joined.has(Holding::Live));
    EXPECT_EQ(Joined.has(Holding::Maybe), !A.has(Holding::Settled));
  }
}

TEST_F(HoldingLaws, Law4SettledDoubtStaysSettled) {
  for (Holding A : All)
    for (Holding B : All)
      if (A.has(Holding::Settled) && !B.has(Holding::Escaped)) {
        EXPECT_TRUE(Holding::join(A, B).has(Holding::Settled));
        EXPECT_FALSE(Holding::join(A, B).isLive());
      }
}

TEST_F(HoldingLaws, Law5JoinsEnd) {
  for (Holding A : All)
    for (Holding B : All) {
      Holding Once = Holding::join(A, B);
      EXPECT_EQ(Holding::join(Once, B), Once);
      EXPECT_EQ(Holding::join(Once, A), Once);
    }
}

TEST_F(HoldingLaws, Law6WhatIsReleasedIsNotLive) {
  for (Holding A : All) {
    EXPECT_FALSE(A.released().isLive());
    EXPECT_FALSE(A.failed().isLive());
  }
}

TEST(ReleaseState, KeepsFactsApart) {
  ReleaseState State;
  EXPECT_TRUE(State.add({0}, {Holding::Live}));
  EXPECT_TRUE(State.add({1}, {Holding::Empty}));
  EXPECT_EQ(State.Cases.at({0})[0], Holding(Holding::Live));
  EXPECT_FALSE(State.add({1}, {Holding::Empty}));
}

TEST(ReleaseState, JoinsTheSameFacts) {
  ReleaseState State;
  State.add({0}, {Holding::Live});
  EXPECT_TRUE(State.add({0}, {Holding::Empty}));
  EXPECT_TRUE(State.Cases.at({0})[0].has(Holding::Maybe));
}

TEST(ReleaseState, KeepsAsManyCasesAsItsBoundAndThenForgetsTheFacts) {
  ReleaseState State;
  for (Fact F = 0; F < Fact(ReleaseState::MaxCases); ++F)
    State.add({F}, {F % 2 ? Holding::Live : Holding::Released});
  EXPECT_EQ(State.Cases.size(), ReleaseState::MaxCases);
  EXPECT_EQ(State.Cases.at({1})[0], Holding(Holding::Live));

  State.add({Fact(ReleaseState::MaxCases)}, {Holding::Live});
  ASSERT_EQ(State.Cases.size(), 1u);
  // What the facts kept apart is not known any more, and so not reported.
  EXPECT_FALSE(State.Cases.begin()->second[0].isLive());
}

} // namespace
