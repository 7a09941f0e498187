//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which of its members can settle a handle, called without an argument.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_RELEASECALL_H
#define SPAWN_TIDY_FIXES_RELEASECALL_H

#include "handles/Handles.h"
#include "clang/AST/Type.h"

namespace spawn {

/// Whether `value.Name();` compiles for a value of type \p T and releases the
/// handle.
enum class ReleaseCall {
  None,
  Possible,
  ReturnsNodiscard, ///< possible, with a cast to void before it
};
ReleaseCall releaseCall(clang::QualType T, llvm::StringRef Name,
                        const Handles &H);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_RELEASECALL_H
