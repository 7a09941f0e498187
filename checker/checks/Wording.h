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

#include "handles/Handles.h"
#include <string>

namespace spawn {

/// "the future from 'std::async'", "the thread created here".
std::string describe(const Spawn &S);

/// What dropping \p S does, as the end of a sentence: "which blocks here until
/// ...". \p Where is "here" or "there".
std::string describeDrop(const Spawn &S, llvm::StringRef Where);

/// What to do instead of dropping \p S. \p InCoroutine: `co_await` is possible.
/// \p HasJThread: the language and the library have std::jthread.
std::string describeRemedy(const Spawn &S, bool InCoroutine, bool HasJThread);

} // namespace spawn

#endif // SPAWN_TIDY_CHECKS_WORDING_H
