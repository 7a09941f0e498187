//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The repairs of a local handle that is not released on some path.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_VARIABLEFIXES_H
#define SPAWN_TIDY_FIXES_VARIABLEFIXES_H

#include "fixes/Fix.h"
#include "fixes/FixKit.h"
#include "flow/ReleasePaths.h"

namespace spawn {

Repairs repairVariable(const UnreleasedHandle &Found,
                       const clang::FunctionDecl &F, const Handles &H,
                       const FixKit &Kit);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_VARIABLEFIXES_H
