//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See NodiscardFixes.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/NodiscardFixes.h"
#include "fixes/SourceText.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace spawn {

static Repairs insert(SourceLocation At, const std::string &Text,
                      const FixContext &Context, ASTContext &Ctx) {
  Repairs Found;
  Found.Safe =
      Fix{"mark it '[[nodiscard]]'", {FixItHint::CreateInsertion(At, Text)}};
  return Context.finish(std::move(Found), Ctx);
}

Repairs markNodiscard(const FunctionDecl &Declaration,
                      llvm::StringRef Attribute, const FixContext &Context,
                      ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  // A friend that is no definition takes no attribute.
  if (Declaration.getLocation().isMacroID() ||
      (Declaration.getFriendObjectKind() != Decl::FOK_None &&
       !Declaration.isThisDeclarationADefinition()))
    return {};
  SourceLocation Begin = Declaration.getInnerLocStart();
  if (Begin.isMacroID() &&
      !Lexer::isAtStartOfMacroExpansion(Begin, SM, Ctx.getLangOpts(), &Begin))
    return {};
  if (Begin.isInvalid() || Begin.isMacroID() ||
      SM.getFileID(Begin) != SM.getFileID(Declaration.getLocation()))
    return {};
  return insert(Begin, (Attribute + " ").str(), Context, Ctx);
}

Repairs markNodiscard(const CXXRecordDecl &Definition,
                      llvm::StringRef Attribute, const FixContext &Context,
                      ASTContext &Ctx) {
  SourceLocation Keyword = Definition.getInnerLocStart();
  if (Definition.getLocation().isMacroID() || Keyword.isInvalid() ||
      Keyword.isMacroID())
    return {};
  return insert(endOfToken(Keyword, Ctx), (" " + Attribute).str(), Context,
                Ctx);
}

} // namespace spawn
