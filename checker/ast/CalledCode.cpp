//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See CalledCode.h.
///
//===----------------------------------------------------------------------===//

#include "ast/CalledCode.h"
#include "ast/Functions.h"
#include "ast/Walk.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"

using namespace clang;

namespace spawn {

std::optional<bool>
anyInCalledCode(const Stmt &Root, unsigned MaxBodies,
                llvm::function_ref<bool(const Stmt &)> Test) {
  llvm::SmallVector<const Stmt *, 8> Pending{&Root};
  llvm::DenseSet<const FunctionDecl *> Seen;
  while (!Pending.empty()) {
    if (Seen.size() > MaxBodies)
      return std::nullopt;
    if (walk(*Pending.pop_back_val(), [&](const Stmt &S) {
          if (Test(S))
            return Step::Stop;
          const auto *Call = dyn_cast<CallExpr>(&S);
          const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
          const FunctionDecl *Definition =
              Callee ? userDefinition(*Callee) : nullptr;
          if (Definition && Seen.insert(Definition).second)
            Pending.push_back(Definition->getBody());
          return Step::Into;
        }))
      return true;
  }
  return false;
}

} // namespace spawn
