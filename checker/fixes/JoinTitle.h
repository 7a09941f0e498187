//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The words with which a repair that joins says what it may wait for.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_JOINTITLE_H
#define SPAWN_TIDY_FIXES_JOINTITLE_H

#include "tasks/TaskEnds.h"
#include "clang/AST/ASTContext.h"
#include <string>

namespace spawn {

/// \p Title, of a repair that joins a task which ends as \p End says, and where
/// that is not known, what would make the program hang there.
std::string joinTitle(llvm::StringRef Title, const TaskEnd &End,
                      const clang::ASTContext &Ctx);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_JOINTITLE_H
