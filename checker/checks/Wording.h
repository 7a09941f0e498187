//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The words of the diagnostics. All messages are one lower-case sentence
/// without a full stop.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CHECKS_WORDING_H
#define SPAWN_TIDY_CHECKS_WORDING_H

#include "flow/HandleUse.h"
#include "handles/Spawns.h"
#include "clang/AST/DeclCXX.h"
#include <string>

namespace spawn {

/// "the future from 'std::async'", "the thread created here".
std::string describe(const Spawn &S);

/// "the thread 't'", "the thread in 'pointer'", "the work in 'pool'".
std::string describeHolder(const clang::ValueDecl &Holder, HolderShape Shape,
                           const Spawn &S);

/// What a thread is until it is released: "joinable", "running".
std::string liveState(const Spawn &S);

/// What dropping \p S does, as the end of a sentence: "which blocks here until
/// ...". \p Where is the place: "here", "there", "at the end of its scope".
std::string describeDrop(const Spawn &S, llvm::StringRef Where);

/// What advice depends on besides the spawn.
struct Advice {
  bool CanAwait = false;   ///< `co_await` is possible, and what to do
  bool HasJThread = false; ///< it could be a std::jthread, which is there
  bool NeverEnds = false;  ///< no path leads out of the task
  /// A method of the class that releases it; null: there is none.
  const clang::CXXMethodDecl *ReleasedBy = nullptr;
};

/// What to do instead of dropping \p S.
std::string describeRemedy(const Spawn &S, const Advice &A);

/// What to do where \p S is kept but not released on every path.
std::string describeReleaseEverywhere(const Spawn &S, const Advice &A);

/// What to do before \p S is overwritten or destroyed.
std::string describeReleaseBefore(const Spawn &S, const Advice &A);

/// What to do where a class keeps \p S and its destructor does not release it.
std::string describeReleaseInDestructor(const Spawn &S, const Advice &A);

/// What to do where a constructor throws after it has started \p S.
std::string describeReleaseInConstructor(const Spawn &S, const Advice &A);

} // namespace spawn

#endif // SPAWN_TIDY_CHECKS_WORDING_H
