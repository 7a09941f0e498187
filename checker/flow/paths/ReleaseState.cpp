//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See ReleaseState.h.
///
//===----------------------------------------------------------------------===//

#include "flow/paths/ReleaseState.h"

namespace spawn {

// For each block the joins end: bits are only added, but for Live, which turns
// into Maybe for good, and Maybe, which Settled ends for good.
Holding Holding::join(Holding A, Holding B) {
  std::uint8_t Bits = A.Bits | B.Bits;
  if (Bits & Escaped)
    return Escaped;
  if ((Bits & Live) && Bits != Live)
    Bits = (Bits & ~Live) | Maybe;
  if (Bits & Settled)
    Bits &= ~Maybe;
  return Bits;
}

bool ReleaseState::add(Facts F, const Holdings &H) {
  if (Collapsed)
    F.assign(F.size(), UnknownFact);
  auto [It, Added] = Cases.try_emplace(std::move(F), H);
  bool Changed = Added;
  if (!Added)
    for (std::size_t I = 0; I < H.size(); ++I) {
      Holding Joined = Holding::join(It->second[I], H[I]);
      // What the facts would have kept apart is in doubt for good.
      if (Collapsed && Joined.has(Holding::Maybe))
        Joined = Holding::Escaped;
      Changed |= !(Joined == It->second[I]);
      It->second[I] = Joined;
    }
  if (Cases.size() <= MaxCases)
    return Changed;
  Collapsed = true;
  std::map<Facts, Holdings> All = std::move(Cases);
  Cases.clear();
  for (const auto &[OldFacts, Held] : All)
    add(OldFacts, Held);
  return true;
}

} // namespace spawn
