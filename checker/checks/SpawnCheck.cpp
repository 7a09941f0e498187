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

using namespace clang::tidy;

namespace spawn {

static constexpr llvm::StringLiteral Booleans[] = {"true", "false"};

static constexpr std::pair<llvm::StringLiteral, ExceptionPaths>
    ExceptionPathsWords[] = {{"visible", ExceptionPaths::Visible},
                             {"none", ExceptionPaths::None},
                             {"any", ExceptionPaths::Any}};

SpawnCheck::SpawnCheck(llvm::StringRef Name, ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      HandleTypes(Options.getLocalOrGlobal("HandleTypes", "")),
      SpawnFunctions(Options.getLocalOrGlobal("SpawnFunctions", "")),
      OwnedSpawners(Options.getLocalOrGlobal("OwnedSpawners", "")),
      CatalogueFiles(Options.getLocalOrGlobal("Catalogues", "")),
      DetectHandles(readChoice("DetectHandles", Booleans) == 0),
      TheHandles(Known, DetectHandles) {
  std::vector<std::string> Errors;
  Known.addHandleTypes(HandleTypes, Errors);
  Known.addSpawnFunctions(SpawnFunctions, Errors);
  Known.addOwners(OwnedSpawners, Errors);
  Known.addFiles(CatalogueFiles, Errors);
  Known.addBuiltin();
  for (const std::string &Error : Errors)
    configurationDiag("%0", clang::DiagnosticIDs::Error) << Error;
}

unsigned SpawnCheck::readChoice(llvm::StringRef Name,
                                llvm::ArrayRef<llvm::StringLiteral> Accepted) {
  llvm::StringRef Value = Options.getLocalOrGlobal(Name, Accepted.front());
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
}

} // namespace spawn
