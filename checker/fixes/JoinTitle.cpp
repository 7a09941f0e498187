//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See JoinTitle.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/JoinTitle.h"
#include "ast/Walk.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {

std::string joinTitle(llvm::StringRef Title, const TaskEnd &End,
                      const ASTContext &Ctx) {
  if (End.How == TaskEnd::Kind::ByItself)
    return Title.str();
  std::string Unless = "the task ends by itself";
  if (End.Because) {
    const SourceManager &SM = Ctx.getSourceManager();
    bool IsLoop = isLoop(*End.Because);
    Unless =
        (IsLoop ? "the loop" : "what the task calls") +
        std::string(" on line ") +
        std::to_string(SM.getExpansionLineNumber(End.Because->getBeginLoc())) +
        (IsLoop ? " ends" : " returns");
  }
  return (Title + "; the program hangs there unless " + Unless).str();
}

} // namespace spawn
