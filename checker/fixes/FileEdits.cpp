//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See FileEdits.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/FileEdits.h"
#include "fixes/HandleName.h"
#include "fixes/SourceText.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace clang::tidy;

namespace spawn {

void FileEdits::registerPreprocessor(Preprocessor *PP, IncludeStyle Style) {
  std::unique_ptr<utils::IncludeInserter> &Inserter = OfStyle[Style].Inserter;
  if (Inserter)
    return;
  Inserter.reset(new utils::IncludeInserter(makeIncludeInserter(Style)));
  Inserter->registerPreprocessor(PP);
}

std::string FileEdits::freshName(const std::vector<std::string> &Words,
                                 const FunctionDecl &F, SourceLocation Loc,
                                 ASTContext &Ctx) {
  FileID File = Ctx.getSourceManager().getFileID(Loc);
  auto [It, New] = Cases.try_emplace(File);
  if (New)
    It->second = caseOfVariables(File, Ctx);
  NamingCase Case = It->second.value_or(NamingCase::Snake);
  if (!It->second && F.getIdentifier() &&
      caseOf(F.getName()) == NamingCase::Camel)
    Case = NamingCase::Camel;

  std::string Name = joinWords(Words, Case);
  unsigned &Number = Next[&F].try_emplace(Name, 1).first->second;
  while (Number > 1 || Given[&F].contains(Name) ||
         isNameTaken(Name, F, Names, Ctx)) {
    ++Number;
    std::vector<std::string> Numbered = Words;
    if (Case == NamingCase::Snake)
      Numbered.push_back(std::to_string(Number));
    else
      Numbered.back() += std::to_string(Number);
    Name = joinWords(Numbered, Case);
    if (!Given[&F].contains(Name) && !isNameTaken(Name, F, Names, Ctx))
      break;
  }
  Given[&F].insert(Name);
  return Name;
}

bool FileEdits::claimLines(const Fix &F, const SourceManager &SM) {
  llvm::SmallVector<std::pair<FileID, unsigned>, 4> Lines;
  for (const FixItHint &Edit : F.Edits) {
    SourceLocation Begin = Edit.RemoveRange.getBegin();
    FileID File = SM.getFileID(Begin);
    unsigned Last = SM.getSpellingLineNumber(Edit.RemoveRange.getEnd());
    for (unsigned Line = SM.getSpellingLineNumber(Begin); Line <= Last; ++Line)
      Lines.emplace_back(File, Line);
  }
  if (llvm::any_of(
          Lines, [&](const auto &Line) { return ChangedLines.contains(Line); }))
    return false;
  ChangedLines.insert(Lines.begin(), Lines.end());
  return true;
}

/// True if \p At stands in a conditional of its file, the include guard left
/// out.
static bool isInConditional(SourceLocation At, const SourceManager &SM) {
  llvm::StringRef Before =
      SM.getBufferData(SM.getFileID(At)).take_front(SM.getFileOffset(At));
  llvm::SmallVector<llvm::StringRef, 32> Lines;
  Before.split(Lines, '\n');
  int Depth = 0;
  llvm::StringRef Guard; // of a `#ifndef` that comes before all else
  bool IsFirst = true;
  for (llvm::StringRef Line : Lines) {
    Line = Line.trim();
    if (!Line.consume_front("#"))
      continue;
    Line = Line.ltrim();
    Depth += Line.take_front(2) == "if";
    Depth -= Line.take_front(5) == "endif";
    if (IsFirst && Line.consume_front("ifndef"))
      Guard = Line.trim();
    else if (!Guard.empty() && Line.consume_front("define") &&
             Line.trim().split(' ').first == Guard) {
      --Depth;
      Guard = "";
    }
    IsFirst = false;
  }
  return Depth > 0;
}

/// True if \p At stands in a namespace or an `extern "C"`.
static bool isInScope(SourceLocation At, const DeclContext &Around,
                      const SourceManager &SM) {
  return llvm::any_of(Around.noload_decls(), [&](const Decl *D) {
    return isa<NamespaceDecl, LinkageSpecDecl>(D) &&
           SM.isPointWithin(At, D->getBeginLoc(), D->getEndLoc());
  });
}

bool FileEdits::addIncludes(Fix &F, bool Alone, IncludeStyle Style,
                            const ASTContext &Ctx) {
  Includes &Write = OfStyle[Style];
  const SourceManager &SM = Ctx.getSourceManager();
  SourceLocation At = F.Edits.front().RemoveRange.getBegin();
  for (const std::string &Header : F.Headers) {
    const IncludedHeader Key(SM.getFileID(At), Header);
    auto [Known, IsNew] = Write.Said.try_emplace(Key);
    if (IsNew)
      if (auto Made = Write.Inserter->createIncludeInsertion(Key.first, Header))
        Known->second = *Made;
    if (!Known->second ||
        !(Alone || AppliedAlone || Brought.insert(Key).second))
      continue;
    FixItHint Include = *Known->second;
    SourceLocation Place = Include.RemoveRange.getBegin();
    if (isInConditional(Place, SM) ||
        isInScope(Place, *Ctx.getTranslationUnitDecl(), SM))
      return false;
    if (lineEndingAt(At, SM) == "\r\n") {
      std::string Crlf;
      for (char C : Include.CodeToInsert)
        Crlf += C == '\n' ? "\r\n" : std::string(1, C);
      Include.CodeToInsert = std::move(Crlf);
    }
    F.Edits.push_back(std::move(Include));
  }
  return true;
}

/// True if a finding at \p F may be suppressed by a comment, with all that its
/// fix brings.
static bool mayBeSuppressed(const Fix &F, const SourceManager &SM) {
  SourceLocation At = F.Edits.front().RemoveRange.getBegin();
  llvm::StringRef Text = SM.getBufferData(SM.getFileID(At));
  size_t Begin = Text.rfind('\n', SM.getFileOffset(At));
  Begin = Begin == llvm::StringRef::npos ? 0 : Text.rfind('\n', Begin);
  llvm::StringRef Lines = Text.slice(Begin == llvm::StringRef::npos ? 0 : Begin,
                                     Text.find('\n', SM.getFileOffset(At)));
  // In one piece, it would begin such a block here.
  return Lines.contains("NOLINT") || Text.contains("NOLINT"
                                                   "BEGIN");
}

Repairs FileEdits::finish(Repairs Found, IncludeStyle Style,
                          const ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  if (Found.Safe && !claimLines(*Found.Safe, SM))
    Found.Safe.reset();
  if (Found.Safe &&
      !addIncludes(*Found.Safe, mayBeSuppressed(*Found.Safe, SM), Style, Ctx))
    Found.Safe.reset();
  llvm::erase_if(Found.Choices, [&](Fix &Choice) {
    return !addIncludes(Choice, /*Alone=*/true, Style, Ctx);
  });
  return Found;
}

} // namespace spawn
