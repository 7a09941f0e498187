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
#include "llvm/ADT/StringExtras.h"
#include <map>
#include <memory>
#include <mutex>

using namespace clang::tidy;

namespace spawn {

static constexpr llvm::StringLiteral Booleans[] = {"true", "false"};

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
      HandleTypes(Options.getLocalOrGlobal("HandleTypes", "")),
      SpawnFunctions(Options.getLocalOrGlobal("SpawnFunctions", "")),
      OwnedSpawners(Options.getLocalOrGlobal("OwnedSpawners", "")),
      CatalogueFiles(Options.getLocalOrGlobal("Catalogues", "")),
      DetectHandles(readChoice("DetectHandles", Booleans) == 0),
      IsInEditor(spawn::areDiagsSelfContained(*Context)),
      TheHandles(Known, DetectHandles), Fixes(readFixKit(*Context)) {
  std::vector<std::string> Errors;
  Known.addHandleTypes(HandleTypes, Errors);
  Known.addSpawnFunctions(SpawnFunctions, Errors);
  Known.addOwners(OwnedSpawners, Errors);
  Known.addFiles(CatalogueFiles, Errors);
  Known.addBuiltin();
  for (const std::string &Error : Errors)
    configurationDiag("%0", clang::DiagnosticIDs::Error) << Error;
}

/// True if \p Name is `a::b`, with or without a leading `::`.
static bool isQualifiedName(llvm::StringRef Name) {
  Name.consume_front("::");
  llvm::SmallVector<llvm::StringRef, 4> Parts;
  Name.split(Parts, "::");
  return llvm::all_of(Parts, [](llvm::StringRef Part) {
    return !Part.empty() && !llvm::isDigit(Part.front()) &&
           llvm::all_of(Part, [](unsigned char C) {
             return llvm::isAlnum(C) || C == '_' || C >= 0x80;
           });
  });
}

/// The edits that all checks of \p Context's translation unit share: whoever
/// made them cannot be asked, as clang-tidy makes each check by itself.
static std::shared_ptr<FileEdits>
sharedEdits(ClangTidyContext &Context,
            utils::IncludeSorter::IncludeStyle Style) {
  static std::mutex Mutex; // clangd checks several files at once
  static std::map<const ClangTidyContext *, std::weak_ptr<FileEdits>> Known;
  std::lock_guard<std::mutex> Lock(Mutex);
  for (auto It = Known.begin(); It != Known.end();)
    It = It->second.expired() ? Known.erase(It) : std::next(It);
  std::weak_ptr<FileEdits> &Slot = Known[&Context];
  std::shared_ptr<FileEdits> Edits = Slot.lock();
  if (!Edits) {
    bool AppliedAlone = areDiagsSelfContained(Context) ||
                        !Context.getGlobalOptions().LineFilter.empty();
    Edits = std::make_shared<FileEdits>(Style, AppliedAlone);
    Slot = Edits;
  }
  return Edits;
}

FixKit SpawnCheck::readFixKit(ClangTidyContext &Context) {
  FixSettings Read;
  Read.How =
      static_cast<FixSettings::Style>(readChoice("FixStyle", FixStyleWords));
  Read.GuardType = std::string(Options.getLocalOrGlobal("GuardType", ""));
  Read.GuardHeader = std::string(Options.getLocalOrGlobal("GuardHeader", ""));
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
  std::shared_ptr<FileEdits> Edits = sharedEdits(Context, Read.Includes);
  return {std::move(Read), std::move(Edits)};
}

void SpawnCheck::registerPPCallbacks(const clang::SourceManager &,
                                     clang::Preprocessor *PP,
                                     clang::Preprocessor *) {
  Fixes.Edits->registerPreprocessor(PP);
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
  for (const clang::FixItHint &Edit : Offered.Edits)
    Note << Edit;
}

void SpawnCheck::noteChoices(clang::SourceLocation Loc, const Repairs &Found) {
  if (Found.Safe && IsInEditor)
    noteFix(Loc, *Found.Safe);
  for (const Fix &Choice : Found.Choices)
    noteFix(Loc, Choice);
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
  return Reported.insert(SM.getFileLoc(Loc)).second;
}

void SpawnCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "HandleTypes", HandleTypes);
  Options.store(Opts, "SpawnFunctions", SpawnFunctions);
  Options.store(Opts, "OwnedSpawners", OwnedSpawners);
  Options.store(Opts, "Catalogues", CatalogueFiles);
  Options.store(Opts, "DetectHandles", Booleans[DetectHandles ? 0 : 1]);
  const FixSettings &Set = Fixes.Settings;
  Options.store(Opts, "FixStyle",
                FixStyleWords[static_cast<unsigned>(Set.How)]);
  Options.store(Opts, "GuardType", Set.GuardType);
  Options.store(Opts, "GuardHeader", Set.GuardHeader);
  Options.store(Opts, "IncludeStyle",
                IncludeStyleWords[static_cast<unsigned>(Set.Includes)]);
}

} // namespace spawn
