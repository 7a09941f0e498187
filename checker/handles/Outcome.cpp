//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Outcome.h.
///
//===----------------------------------------------------------------------===//

#include "handles/Outcome.h"

namespace spawn {
namespace {

/// By enumerator.
constexpr OutcomePolicy Policies[] = {
#define DROP_OUTCOME(NAME, WORD, EACH_PATH, MEMBER, WAITS, CAST, BOUNDED)      \
  {WORD, EACH_PATH, MEMBER, WAITS, CAST, BOUNDED},
#include "handles/Outcomes.def"
};

} // namespace

const OutcomePolicy &policyOf(DropOutcome Drop) {
  return Policies[static_cast<unsigned>(Drop)];
}

bool mustBeReleasedOnEachPath(DropOutcome Drop, bool OnlyObserves) {
  return policyOf(Drop).OnEachPath &&
         !(OnlyObserves && Drop == DropOutcome::Orphans);
}

std::optional<DropOutcome> parseOutcome(llvm::StringRef Word) {
  for (const OutcomePolicy &Policy : Policies)
    if (Word == Policy.Word)
      return static_cast<DropOutcome>(&Policy - Policies);
  return std::nullopt;
}

std::string outcomeWords() {
  std::string Words;
  for (const OutcomePolicy &Policy : Policies)
    Words += (Words.empty() ? "" : ", ") + std::string(Policy.Word);
  return Words;
}

} // namespace spawn
