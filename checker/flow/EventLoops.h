//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Calls that serve events for as long as the program runs: what a server's
/// `main` has after `io.run()` is never reached.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_EVENTLOOPS_H
#define SPAWN_TIDY_FLOW_EVENTLOOPS_H

#include "handles/Catalogue.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringSet.h"
#include <optional>

namespace spawn {

/// Of one translation unit. Not thread-safe.
class EventLoops {
public:
  /// \p Known must outlive this.
  explicit EventLoops(const Catalogue &Known) : Known(Known) {}

  /// True if \p Call runs an event loop that goes on by itself, or that
  /// something in the unit keeps going, and nothing in the unit stops.
  bool runsForEver(const clang::CallExpr &Call);

  /// The functions that user code of the unit mentions.
  struct Mentions {
    llvm::SmallPtrSet<const clang::FunctionDecl *, 32> Functions;
    llvm::StringSet<> Names; ///< in templates, where they are not known yet
  };

private:
  const Catalogue &Known;
  std::optional<Mentions> Mentioned; ///< once it was asked for
};

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_EVENTLOOPS_H
