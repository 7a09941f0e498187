//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The only file that names an LLVM version.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_COMPAT_H
#define SPAWN_TIDY_COMPAT_H

#include "clang-tidy/ClangTidyModule.h"
#include "clang/Basic/Version.inc"
#include "llvm/Config/llvm-config.h"

// Up to LLVM 19 the registry has a header of its own; in 22 that is deprecated.
#if LLVM_VERSION_MAJOR < 20
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif

namespace spawn {
/// The LLVM release whose headers this was compiled with, "22.1.8".
inline constexpr char BuiltForLLVM[] = CLANG_VERSION_STRING;
} // namespace spawn

#endif // SPAWN_TIDY_COMPAT_H
