//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See WaitFix.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/WaitFix.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace spawn {

std::optional<FixItHint> waitForIt(const Spawn &S, const Handles &H,
                                   const ASTContext &Ctx) {
  if (S.Drop != DropOutcome::Blocks || S.From != Spawn::Origin::Call)
    return std::nullopt;
  std::optional<Handle> Kind = H.kindOf(S.Site->getType());
  if (!Kind || Kind->Wrapped || !Kind->Row ||
      !llvm::is_contained(Kind->Row->Releases, "wait"))
    return std::nullopt;
  SourceRange Range = S.Site->getSourceRange();
  if (Range.getBegin().isMacroID() || Range.getEnd().isMacroID())
    return std::nullopt;
  SourceLocation End = Lexer::getLocForEndOfToken(
      Range.getEnd(), 0, Ctx.getSourceManager(), Ctx.getLangOpts());
  if (End.isInvalid())
    return std::nullopt;
  return FixItHint::CreateInsertion(End, ".wait()");
}

} // namespace spawn
