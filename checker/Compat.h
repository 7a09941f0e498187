//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What differs between versions of Clang. CompatTidy.h has what differs
/// between those of clang-tidy; no other file names an LLVM version.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_COMPAT_H
#define SPAWN_TIDY_COMPAT_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/Version.inc"
#include "llvm/Config/llvm-config.h"

namespace spawn {
/// The LLVM release whose headers this was compiled with, "22.1.8".
inline constexpr char BuiltForLLVM[] = CLANG_VERSION_STRING;

/// True if a CFG can have both destructors and the ends of lifetimes. If an
/// older CFG is asked for destructors, it has no end of lifetime for a variable
/// without a destructor.
inline constexpr bool CFGTakesDestructorsAndLifetimes =
    LLVM_VERSION_MAJOR >= 18;

inline bool isPureVirtual(const clang::CXXMethodDecl &Method) {
#if LLVM_VERSION_MAJOR < 18
  return Method.isPure();
#else
  return Method.isPureVirtual();
#endif
}

inline clang::QualType typeOf(const clang::TypeDecl &D,
                              const clang::ASTContext &Ctx) {
#if LLVM_VERSION_MAJOR < 22
  return Ctx.getTypeDeclType(&D);
#else
  // A record has several ways to be named, and no single type since.
  if (const auto *Tag = llvm::dyn_cast<clang::TagDecl>(&D))
    return Ctx.getCanonicalTagType(Tag);
  return Ctx.getTypeDeclType(&D);
#endif
}
} // namespace spawn

#endif // SPAWN_TIDY_COMPAT_H
