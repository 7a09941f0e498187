//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See NamingCase.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/NamingCase.h"
#include "ast/Walk.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace spawn {
std::optional<NamingCase> caseOf(llvm::StringRef Identifier) {
  bool Underscore = Identifier.trim('_').contains('_');
  bool Capital =
      llvm::any_of(Identifier, [](char C) { return isUppercase(C); });
  if (Underscore)
    return Capital ? std::nullopt : std::optional(NamingCase::Snake);
  if (!Capital)
    return std::nullopt;
  return isUppercase(Identifier.ltrim('_').front()) ? NamingCase::Upper
                                                    : NamingCase::Camel;
}

std::string joinWords(llvm::ArrayRef<std::string> Words, NamingCase Case) {
  if (Case == NamingCase::Snake)
    return llvm::join(Words, "_");
  std::string Name;
  for (const std::string &Word : Words) {
    Name += Word;
    if (Case == NamingCase::Upper || Name.size() != Word.size())
      Name[Name.size() - Word.size()] = llvm::toUpper(Word.front());
  }
  return Name;
}

std::optional<NamingCase> caseOfVariables(FileID File, ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  unsigned Counts[3] = {};
  forEachTopLevelDecl(Ctx, [&](const Decl &D) {
    if (SM.getFileID(SM.getExpansionLoc(D.getLocation())) != File)
      return;
    forEachDeclaration(D, [&](const NamedDecl &Named) {
      const auto *Var = dyn_cast<VarDecl>(&Named);
      if (!Var || !Var->hasLocalStorage() || !Var->getIdentifier() ||
          !Var->getLocation().isFileID())
        return;
      if (std::optional<NamingCase> Case = caseOf(Var->getName()))
        ++Counts[static_cast<unsigned>(*Case)];
    });
  });
  const unsigned *Most = std::max_element(Counts, Counts + 3);
  if (*Most == 0)
    return std::nullopt;
  return static_cast<NamingCase>(Most - Counts);
}

} // namespace spawn
