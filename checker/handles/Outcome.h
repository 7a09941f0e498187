//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the drop of a handle does, and what follows from that: one table.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_HANDLES_OUTCOME_H
#define SPAWN_TIDY_HANDLES_OUTCOME_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>

namespace spawn {

/// What happens when a handle's life ends without a release. A row of
/// Outcomes.def each.
enum class DropOutcome : std::uint8_t {
#define DROP_OUTCOME(NAME, WORD, EACH_PATH, MEMBER, WAITS, CAST, BOUNDED) NAME,
#include "handles/Outcomes.def"
};

/// What is asked of a handle whose drop has a certain outcome.
struct OutcomePolicy {
  /// What options and catalogue files call it. Of static storage.
  const char *Word;
  /// A local handle must be released on every path. One that only observes its
  /// work is the exception: see mustBeReleasedOnEachPath().
  bool OnEachPath;
  /// A class must release a member in its destructor.
  bool InDestructor;
  /// The drop itself sees the end of the work.
  bool Waits;
  /// A cast to void says that the drop is meant.
  bool AcceptsCast;
  /// So does a wait that gives up after a time.
  bool AcceptsBoundedWait;
};

/// Of static storage.
const OutcomePolicy &policyOf(DropOutcome Drop);

/// True if a local handle whose drop does \p Drop must be released on every
/// path. \p OnlyObserves: it has its work's result, and no say in the work.
bool mustBeReleasedOnEachPath(DropOutcome Drop, bool OnlyObserves);

/// The outcome that options and catalogue files call \p Word.
std::optional<DropOutcome> parseOutcome(llvm::StringRef Word);
/// "terminates, blocks, …" for error messages.
std::string outcomeWords();

} // namespace spawn

#endif // SPAWN_TIDY_HANDLES_OUTCOME_H
