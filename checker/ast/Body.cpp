//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Body.h.
///
//===----------------------------------------------------------------------===//

#include "ast/Body.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace spawn {

std::unique_ptr<ParentMap> parentMapOf(const FunctionDecl &F) {
  auto Map = std::make_unique<ParentMap>(F.getBody());
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(&F))
    for (const CXXCtorInitializer *Init : Ctor->inits())
      Map->addStmt(Init->getInit());
  return Map;
}

bool isWithin(const Stmt &Inner, const Stmt &Outer, const ParentMap &Parents) {
  for (const Stmt *Around = &Inner; Around; Around = Parents.getParent(Around))
    if (Around == &Outer)
      return true;
  return false;
}

} // namespace spawn
