//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where Clang's own headers are, for a tool that is installed elsewhere.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_TOOLS_RESOURCEDIRECTORY_H
#define SPAWN_TIDY_TOOLS_RESOURCEDIRECTORY_H

#include <string>

namespace spawn {
/// The resource directory of the Clang library that this program runs with:
/// the one that holds headers like stddef.h. Clang's tools look for it beside
/// themselves only, so one that is installed outside of LLVM's own folder finds
/// none. Empty, with a warning on stderr, where it is not installed.
std::string resourceDirectory();
} // namespace spawn

#endif // SPAWN_TIDY_TOOLS_RESOURCEDIRECTORY_H
