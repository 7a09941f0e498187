//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What differs between versions of clang-tidy. Compat.h has what differs
/// between those of Clang; no other file names an LLVM version.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_COMPATTIDY_H
#define SPAWN_TIDY_COMPATTIDY_H

#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang-tidy/ClangTidyModule.h"
#include "clang-tidy/utils/IncludeInserter.h"
#include "llvm/Config/llvm-config.h"

// Up to LLVM 19 the registry has a header of its own; in 22 that is deprecated.
#if LLVM_VERSION_MAJOR < 20
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif

namespace spawn {
/// True if a diagnostic is to bring all that its fix needs, as an editor may
/// apply it alone. clang-tidy 14 was not asked that by its clangd yet.
inline bool
areDiagsSelfContained(const clang::tidy::ClangTidyContext &Context) {
#if LLVM_VERSION_MAJOR < 15
  (void)Context;
  return false;
#else
  return Context.areDiagsSelfContained();
#endif
}

/// An inserter that gives an include each time it is asked; in LLVM 14, once.
inline clang::tidy::utils::IncludeInserter
makeIncludeInserter(clang::tidy::utils::IncludeSorter::IncludeStyle Style) {
#if LLVM_VERSION_MAJOR < 15
  return clang::tidy::utils::IncludeInserter(Style);
#else
  return clang::tidy::utils::IncludeInserter(Style,
                                             /*SelfContainedDiags=*/true);
#endif
}

} // namespace spawn

#endif // SPAWN_TIDY_COMPATTIDY_H
