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

#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang-tidy/ClangTidyModule.h"
#include "clang-tidy/utils/IncludeInserter.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/Version.inc"
#include "llvm/Config/llvm-config.h"

// Up to LLVM 19 the registry has a header of its own; in 22 that is deprecated.
#if LLVM_VERSION_MAJOR < 20
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif

namespace spawn {
/// The LLVM release whose headers this was compiled with, "22.1.8".
inline constexpr char BuiltForLLVM[] = CLANG_VERSION_STRING;

/// Asked for destructors, an older CFG leaves out the end of what has none.
inline constexpr bool CFGTakesDestructorsAndLifetimes =
    LLVM_VERSION_MAJOR >= 18;

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

inline bool isPureVirtual(const clang::CXXMethodDecl &Method) {
#if LLVM_VERSION_MAJOR < 18
  return Method.isPure();
#else
  return Method.isPureVirtual();
#endif
}
} // namespace spawn

#endif // SPAWN_TIDY_COMPAT_H
