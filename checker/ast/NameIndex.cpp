//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See NameIndex.h.
///
//===----------------------------------------------------------------------===//

#include "ast/NameIndex.h"
#include "ast/Functions.h"
#include "ast/Walk.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace spawn {

NameIndex::File &NameIndex::file(FileID ID, const ASTContext &Ctx) {
  std::unique_ptr<File> &Slot = Files[ID];
  if (Slot)
    return *Slot;
  Slot = std::make_unique<File>();
  const SourceManager &SM = Ctx.getSourceManager();
  llvm::StringRef Text = SM.getBufferData(ID);
  Lexer Lex(SM.getLocForStartOfFile(ID), Ctx.getLangOpts(), Text.begin(),
            Text.begin(), Text.end());
  Token Tok;
  for (bool AtEnd = false; !AtEnd;) {
    AtEnd = Lex.LexFromRawLexer(Tok);
    if (Tok.is(tok::raw_identifier))
      Slot->Names[Tok.getRawIdentifier()].push_back(
          SM.getFileOffset(Tok.getLocation()));
    AtEnd |= Tok.is(tok::eof);
  }
  return *Slot;
}

llvm::SmallVector<SourceLocation, 8>
NameIndex::placesOf(llvm::StringRef Name, SourceRange Range,
                    const ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  auto [ID, Begin] = SM.getDecomposedLoc(SM.getFileLoc(Range.getBegin()));
  auto [EndID, End] = SM.getDecomposedLoc(SM.getFileLoc(Range.getEnd()));
  llvm::SmallVector<SourceLocation, 8> Found;
  if (ID.isInvalid() || ID != EndID)
    return Found;
  File &F = file(ID, Ctx);
  auto It = F.Names.find(Name);
  if (It == F.Names.end())
    return Found;
  const Offsets &All = It->second;
  for (auto At = llvm::lower_bound(All, Begin); At != All.end() && *At <= End;
       ++At)
    Found.push_back(SM.getComposedLoc(ID, *At));
  return Found;
}

/// Adds the functions and classes in \p Around, with what stands in them.
void NameIndex::addScopes(File &F, FileID ID, const DeclContext &Around) {
  const SourceManager &SM = Around.getParentASTContext().getSourceManager();
  for (const Decl *D : Around.noload_decls()) {
    if (isa<NamespaceDecl, LinkageSpecDecl>(D)) {
      addScopes(F, ID, *cast<DeclContext>(D));
      continue;
    }
    const auto *Template = dyn_cast<TemplateDecl>(D);
    const Decl *Inner = Template ? Template->getTemplatedDecl() : D;
    if (!isa_and_nonnull<FunctionDecl, RecordDecl>(Inner))
      continue;
    auto [Begins, Begin] =
        SM.getDecomposedLoc(SM.getFileLoc(Inner->getBeginLoc()));
    auto [Ends, End] = SM.getDecomposedLoc(SM.getFileLoc(Inner->getEndLoc()));
    if (Begins == ID && Ends == ID)
      F.Scopes.emplace_back(Begin, End);
  }
}

llvm::SmallVector<SourceLocation, 8>
NameIndex::placesOutside(llvm::StringRef Name, FileID ID,
                         const ASTContext &Ctx) {
  File &F = file(ID, Ctx);
  if (!std::exchange(F.HasScopes, true)) {
    addScopes(F, ID, *Ctx.getTranslationUnitDecl());
    llvm::sort(F.Scopes);
    // One that stands in another, or declares it again.
    std::vector<std::pair<unsigned, unsigned>> Joined;
    for (auto [Begin, End] : F.Scopes)
      if (!Joined.empty() && Begin <= Joined.back().second)
        Joined.back().second = std::max(Joined.back().second, End);
      else
        Joined.emplace_back(Begin, End);
    F.Scopes = std::move(Joined);
  }
  llvm::SmallVector<SourceLocation, 8> Found;
  auto It = F.Names.find(Name);
  if (It == F.Names.end())
    return Found;
  auto Scope = F.Scopes.begin();
  for (unsigned At : It->second) {
    while (Scope != F.Scopes.end() && Scope->second < At)
      ++Scope;
    if (Scope == F.Scopes.end() || At < Scope->first)
      Found.push_back(Ctx.getSourceManager().getComposedLoc(ID, At));
  }
  return Found;
}

const Mentions &NameIndex::mentionsAround(const FunctionDecl &F) {
  const FunctionDecl &Outermost = outermostFunction(F);
  std::unique_ptr<Mentions> &Slot = Functions[&Outermost];
  if (Slot)
    return *Slot;
  Slot = std::make_unique<Mentions>();
  forEachStatement(Outermost, [&](const Stmt &S) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(&S)) {
      Slot->Places.insert(Ref->getLocation());
      if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl()))
        Slot->OfVariable[Var].push_back(Ref);
    } else if (const auto *Member = dyn_cast<MemberExpr>(&S)) {
      Slot->Places.insert(Member->getMemberLoc());
    }
  });
  forEachDeclaration(Outermost, [&](const NamedDecl &D) {
    Slot->Places.insert(D.getLocation());
  });
  return *Slot;
}

bool NameIndex::isMentionedOutOfSight(const VarDecl &Var,
                                      const FunctionDecl &F) {
  if (!Var.getIdentifier())
    return false;
  const Mentions &Known = mentionsAround(F);
  return llvm::any_of(
      placesOf(Var.getName(), F.getSourceRange(), F.getASTContext()),
      [&](SourceLocation At) { return !Known.Places.contains(At); });
}

bool NameIndex::isLeftOut(llvm::StringRef Name, const FunctionDecl &F) {
  const SourceManager &SM = F.getASTContext().getSourceManager();
  llvm::DenseSet<SourceLocation> InMacros;
  const Mentions &Known = mentionsAround(F);
  for (SourceLocation Place : Known.Places)
    if (Place.isMacroID())
      InMacros.insert(SM.getSpellingLoc(Place));
  return llvm::any_of(placesOf(Name, F.getSourceRange(), F.getASTContext()),
                      [&](SourceLocation At) {
                        return !Known.Places.contains(At) &&
                               !InMacros.contains(At);
                      });
}

} // namespace spawn
