//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See SpawnCheck.h.
///
//===----------------------------------------------------------------------===//

#include "checks/SpawnCheck.h"
#include "fixes/JThread.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang::tidy;

namespace spawn {

static constexpr llvm::StringLiteral Booleans[] = {"true", "false"};
static constexpr llvm::StringLiteral FalseOrTrue[] = {"false", "true"};

static constexpr std::pair<llvm::StringLiteral, ExceptionPaths>
    ExceptionPathsWords[] = {{"visible", ExceptionPaths::Visible},
                             {"none", ExceptionPaths::None},
                             {"any", ExceptionPaths::Any}};

/// In the order of the enumerators of FixSettings::Style.
static constexpr llvm::StringLiteral FixStyleWords[] = {"plain", "hold"};

/// In the order of the enumerators of IncludeSorter::IncludeStyle.
static constexpr llvm::StringLiteral IncludeStyleWords[] = {"llvm", "google",
                                                            "google-objc"};

SpawnCheck::SpawnCheck(llvm::StringRef Name, ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      OfCatalogue{std::string(Options.getLocalOrGlobal("HandleTypes", "")),
                  std::string(Options.getLocalOrGlobal("SpawnFunctions", "")),
                  std::string(Options.getLocalOrGlobal("OwnedSpawners", "")),
                  std::string(Options.getLocalOrGlobal("Catalogues", ""))},
      DetectHandles(readChoice("DetectHandles", Booleans) == 0),
      IsInEditor(spawn::areDiagsSelfContained(*Context)),
      Shared(Session::of(*Context)), Fixes(readFixContext()) {
  CatalogueState State = checkCatalogue(OfCatalogue);
  Digest = std::move(State.Digest);
  for (const std::string &Error : State.Errors)
    configurationDiag("%0", clang::DiagnosticIDs::Error) << Error;
}

FixContext SpawnCheck::readFixContext() {
  FixSettings Read;
  Read.How =
      static_cast<FixSettings::Style>(readChoice("FixStyle", FixStyleWords));
  Read.GuardType = std::string(Options.getLocalOrGlobal("GuardType", ""));
  Read.GuardHeader = std::string(Options.getLocalOrGlobal("GuardHeader", ""));
  // Off by default: where a warning has no edit, clang-apply-replacements
  // applies the first edit of its notes, which nobody chose.
  Read.Choices = readChoice("FixChoices", FalseOrTrue) == 1;
  Read.Includes = static_cast<utils::IncludeSorter::IncludeStyle>(
      readChoice("IncludeStyle", IncludeStyleWords));
  if (!Read.GuardType.empty() && !isQualifiedName(Read.GuardType)) {
    configurationDiag("option 'GuardType': '%0' is no class name; write it "
                      "qualified and without template arguments, as in "
                      "'monitor::AbortOnDrop'",
                      clang::DiagnosticIDs::Error)
        << Read.GuardType;
    Read.GuardType.clear();
  }
  llvm::StringRef Header = Read.GuardHeader;
  bool Angled = Header.consume_front("<");
  if (!Read.GuardHeader.empty() &&
      (Angled != Header.consume_back(">") || Header.empty() ||
       Header.find_first_of("<>\"\n") != llvm::StringRef::npos)) {
    configurationDiag(
        "option 'GuardHeader': '%0' is no header; write 'guard.h' "
        "or '<guard.h>'",
        clang::DiagnosticIDs::Error)
        << Read.GuardHeader;
    Read.GuardHeader.clear();
  }
  if (!Read.GuardHeader.empty() && Read.GuardType.empty())
    configurationDiag("option 'GuardHeader' is set, but 'GuardType' names no "
                      "class that it declares",
                      clang::DiagnosticIDs::Error);
  return {std::move(Read), nullptr, nullptr, nullptr,
          std::shared_ptr<FileEdits>(Shared, &Shared->Edits)};
}

void SpawnCheck::registerPPCallbacks(const clang::SourceManager &SM,
                                     clang::Preprocessor *PP,
                                     clang::Preprocessor *) {
  Sources = &SM;
  Diagnostics = &PP->getDiagnostics();
  Identifiers = &PP->getIdentifierTable();
  Fixes.Edits->registerPreprocessor(PP, Fixes.Settings.Includes);
}

/// True if the unit, or what it was compiled on top of, names \p Name.
static bool isNamedIn(clang::IdentifierTable &Names, llvm::StringRef Name) {
  if (Names.find(Name) != Names.end())
    return true;
  clang::IdentifierInfoLookup *Others = Names.getExternalIdentifierLookup();
  return Others && Others->get(Name);
}

void SpawnCheck::onStartOfTranslationUnit() {
  Model = &Shared->model(loadCatalogue(OfCatalogue,
                                       [&](llvm::StringRef Name) {
                                         return !Identifiers ||
                                                isNamedIn(*Identifiers, Name);
                                       }),
                         DetectHandles);
}

Advice SpawnCheck::adviceOn(const Spawn &S, bool CanAwait,
                            const clang::ASTContext &Ctx) const {
  bool IsStdThread = S.Row && S.Row->Type == "std::thread";
  return {CanAwait, IsStdThread && hasJThread(Ctx),
          Model->Ends.ofSpawn(S.Site).How == TaskEnd::Kind::Never};
}

clang::SourceLocation SpawnCheck::whereUsed(clang::SourceLocation Loc) const {
  return Loc.isMacroID() && Sources->isInSystemMacro(Loc)
             ? Sources->getExpansionLoc(Loc)
             : Loc;
}

clang::DiagnosticBuilder SpawnCheck::warn(clang::SourceLocation Loc,
                                          llvm::StringRef Format,
                                          const Repairs &Found) {
  clang::DiagnosticBuilder Warning = diag(Loc, Format);
  if (Found.Safe && !IsInEditor)
    for (const clang::FixItHint &Edit : Found.Safe->Edits)
      Warning << Edit;
  return Warning;
}

void SpawnCheck::noteFix(clang::SourceLocation Loc, const Fix &Offered) {
  clang::DiagnosticBuilder Note = diag(Loc, "%0", clang::DiagnosticIDs::Note)
                                  << Offered.Title;
  if (IsInEditor || Fixes.Settings.Choices)
    for (const clang::FixItHint &Edit : Offered.Edits)
      Note << Edit;
}

void SpawnCheck::noteChoices(clang::SourceLocation Loc, const Repairs &Found) {
  if (Found.Safe && IsInEditor)
    noteFix(Loc, *Found.Safe);
  for (const Fix &Choice : Found.Choices)
    noteFix(Loc, Choice);
}

void SpawnCheck::tellThrow(const Thrown &Raised, const clang::Stmt &At) {
  if (llvm::isa<clang::CXXThrowExpr>(At) || Raised.At.isInvalid())
    return;
  for (clang::SourceLocation Call : Raised.Through)
    diag(Call, "through this call", clang::DiagnosticIDs::Note);
  diag(Raised.At, "because of this 'throw'", clang::DiagnosticIDs::Note);
}

unsigned SpawnCheck::readChoice(llvm::StringRef Name,
                                llvm::ArrayRef<llvm::StringLiteral> Accepted) {
  const std::string Value(Options.getLocalOrGlobal(Name, Accepted.front()));
  const auto *Found = llvm::find(Accepted, Value);
  if (Found != Accepted.end())
    return Found - Accepted.begin();
  configurationDiag("unknown value '%0' of option '%1'; use one of %2",
                    clang::DiagnosticIDs::Error)
      << Value << Name << llvm::join(Accepted, ", ");
  return 0;
}

ExceptionPaths SpawnCheck::readExceptionPaths() {
  llvm::SmallVector<llvm::StringLiteral, 3> Words;
  for (const auto &[Word, Paths] : ExceptionPathsWords)
    Words.push_back(Word);
  return ExceptionPathsWords[readChoice("ExceptionPaths", Words)].second;
}

void SpawnCheck::storeExceptionPaths(ClangTidyOptions::OptionMap &Opts,
                                     ExceptionPaths Value) {
  for (const auto &[Word, Paths] : ExceptionPathsWords)
    if (Paths == Value)
      Options.store(Opts, "ExceptionPaths", Word);
}

bool SpawnCheck::isFirstAt(clang::SourceLocation Loc,
                           const clang::SourceManager &SM) {
  auto [File, Offset] = SM.getDecomposedLoc(SM.getFileLoc(Loc));
  // A header may be included under several spellings of its path.
  const auto *Entry = SM.getFileEntryForID(File);
  return Reported
      .insert(
          {Entry ? Entry->getUniqueID() : llvm::sys::fs::UniqueID(), Offset})
      .second;
}

void SpawnCheck::onEndOfTranslationUnit() {
  if (Sources && Diagnostics)
    Shared->endUnit(*Sources, *Diagnostics);
}

void SpawnCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "HandleTypes", OfCatalogue.HandleTypes);
  Options.store(Opts, "SpawnFunctions", OfCatalogue.SpawnFunctions);
  Options.store(Opts, "OwnedSpawners", OfCatalogue.OwnedSpawners);
  Options.store(Opts, "Catalogues", OfCatalogue.Catalogues);
  // Stored only: a cache of results keys on the configuration, and must miss
  // when the plugin or a file has changed.
  Options.store(Opts, "Digest", Digest);
  Options.store(Opts, "DetectHandles", Booleans[DetectHandles ? 0 : 1]);
  const FixSettings &Set = Fixes.Settings;
  Options.store(Opts, "FixStyle",
                FixStyleWords[static_cast<unsigned>(Set.How)]);
  Options.store(Opts, "FixChoices", FalseOrTrue[Set.Choices ? 1 : 0]);
  Options.store(Opts, "GuardType", Set.GuardType);
  Options.store(Opts, "GuardHeader", Set.GuardHeader);
  Options.store(Opts, "IncludeStyle",
                IncludeStyleWords[static_cast<unsigned>(Set.Includes)]);
}

} // namespace spawn
