//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Code that did not parse as a whole, which is not judged.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_BROKENCODE_H
#define SPAWN_TIDY_FLOW_BROKENCODE_H

#include "ast/Parents.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"

namespace spawn {

/// Which functions did not parse as a whole: half-typed code is not judged. Not
/// thread-safe; of one translation unit.
class BrokenCode {
public:
  bool isBroken(const clang::Stmt &Body, clang::ASTContext &Ctx);
  /// True if the function around \p E is.
  bool isAround(const clang::Expr &E, Parents &Around);

private:
  llvm::DenseMap<const clang::Stmt *, bool> Bodies;
};

/// True if \p Class, a base, a field or the body of a method of it did not
/// parse as a whole.
bool isBrokenClass(const clang::CXXRecordDecl &Class, BrokenCode &Broken);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_BROKENCODE_H
