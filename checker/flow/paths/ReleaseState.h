//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What is known at one point of a function: of the handles in its variables,
/// and of the conditions that it has passed.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_PATHS_RELEASESTATE_H
#define SPAWN_TIDY_FLOW_PATHS_RELEASESTATE_H

#include "llvm/ADT/SmallVector.h"
#include <cstdint>
#include <limits>
#include <map>
#include <vector>

namespace spawn {

/// What one variable may hold: a set of the bits below; none where its life has
/// not begun or is over. test/unit/ReleaseStateTest.cpp has a test of each of
/// the laws that a join keeps:
///
///   1. It does not depend on order or repetition.
///   2. Escaped with anything is Escaped.
///   3. Live with anything but Live is Maybe: on one path it is not released.
///   4. Settled with anything but Escaped is Settled, and not Maybe: a doubt
///      that was settled stays so.
///   5. A second join with the same changes nothing, so that a loop's joins
///   end.
///   6. What was released, or failed to start, is not live.
class Holding {
public:
  enum Bit : std::uint8_t {
    Empty = 1,    ///< no work, or the failed start of some
    Live = 2,     ///< unreleased work
    Maybe = 4,    ///< unreleased work, on one of several joined paths
    Released = 8, ///< work that is settled, or that is not understood
    Settled = 16, ///< Released, and it was Maybe before
    Escaped = 32, ///< another name of the variable exists: nothing is known
  };

  Holding(std::uint8_t Bits = 0) : Bits(Bits) {}
  static Holding join(Holding A, Holding B);

  bool none() const { return Bits == 0; }
  bool has(std::uint8_t Any) const { return Bits & Any; }
  bool isLive() const { return has(Live | Maybe) && !has(Escaped); }
  /// Whoever holds the object has released its work.
  Holding released() const {
    return has(Escaped) ? *this : has(Maybe) ? Settled : Released;
  }
  Holding without(std::uint8_t Drop) const { return Bits & ~Drop; }
  /// The work turned out never to have started.
  Holding failed() const {
    return isLive() ? Holding(without(Live | Maybe).Bits | Empty) : *this;
  }
  bool operator==(Holding Other) const { return Bits == Other.Bits; }

private:
  std::uint8_t Bits;
};

/// A value of a followed condition or variable.
using Fact = std::int64_t;
inline constexpr Fact UnknownFact = std::numeric_limits<Fact>::min();
inline constexpr Fact NonZeroFact = UnknownFact + 1;

/// One Fact for each followed condition.
using Facts = std::vector<Fact>;
/// One Holding for each variable of the group.
using Holdings = llvm::SmallVector<Holding, 2>;

/// The holdings under each combination of facts that can occur.
class ReleaseState {
public:
  /// More cases than this, and the facts are forgotten.
  static constexpr std::size_t MaxCases = 32;

  std::map<Facts, Holdings> Cases;

  /// Adds a case; returns whether that changed anything.
  bool add(Facts F, const Holdings &H);

private:
  bool Collapsed = false;
};

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_PATHS_RELEASESTATE_H
