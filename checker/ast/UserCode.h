//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A visitor of all that the user wrote in a translation unit.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_USERCODE_H
#define SPAWN_TIDY_AST_USERCODE_H

#include "ast/Functions.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace spawn {

/// Visits declarations outside of system headers, and instances of templates,
/// as a `RecursiveASTVisitor` does, which see.
template <typename Derived>
class UserCodeVisitor : public clang::RecursiveASTVisitor<Derived> {
public:
  bool shouldVisitTemplateInstantiations() const { return true; }
  bool TraverseDecl(clang::Decl *D) {
    return !D ||
           (!llvm::isa<clang::TranslationUnitDecl>(D) &&
            isInSystemHeader(*D)) ||
           clang::RecursiveASTVisitor<Derived>::TraverseDecl(D);
  }
};

} // namespace spawn

#endif // SPAWN_TIDY_AST_USERCODE_H
