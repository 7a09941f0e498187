//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a repair is: edits, and the words that an editor's menu shows for them.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_FIX_H
#define SPAWN_TIDY_FIXES_FIX_H

#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <string>
#include <vector>

namespace spawn {

struct Fix {
  /// What applying it does: "wait for the task here". Lower case, no full stop.
  std::string Title;
  llvm::SmallVector<clang::FixItHint, 4> Edits;
  /// Headers that the edited file must include: `<thread>`, `guard.h`.
  llvm::SmallVector<std::string, 1> Headers = {};
};

/// The repairs of one finding.
struct Repairs {
  /// Safe unread; it goes on the warning, and `--fix` applies it.
  std::optional<Fix> Safe;
  /// One note each: the reader decides.
  std::vector<Fix> Choices;
};

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_FIX_H
