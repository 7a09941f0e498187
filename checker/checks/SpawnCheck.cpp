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

using namespace clang::tidy;

namespace spawn {

SpawnCheck::SpawnCheck(llvm::StringRef Name, ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      HandleTypes(Options.getLocalOrGlobal("HandleTypes", "")),
      SpawnFunctions(Options.getLocalOrGlobal("SpawnFunctions", "")),
      OwnedSpawners(Options.getLocalOrGlobal("OwnedSpawners", "")),
      CatalogueFiles(Options.getLocalOrGlobal("Catalogues", "")),
      DetectHandles(Options.getLocalOrGlobal("DetectHandles", true)),
      TheHandles(Known, DetectHandles) {
  std::vector<std::string> Errors;
  Known.addHandleTypes(HandleTypes, Errors);
  Known.addSpawnFunctions(SpawnFunctions, Errors);
  Known.addOwners(OwnedSpawners, Errors);
  Known.addFiles(CatalogueFiles, Errors);
  Known.addBuiltin();
  for (const std::string &Error : Errors)
    reportBadOption(Error);
}

void SpawnCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "HandleTypes", HandleTypes);
  Options.store(Opts, "SpawnFunctions", SpawnFunctions);
  Options.store(Opts, "OwnedSpawners", OwnedSpawners);
  Options.store(Opts, "Catalogues", CatalogueFiles);
  Options.store(Opts, "DetectHandles", DetectHandles);
}

void SpawnCheck::reportBadOption(const std::string &Message) {
  configurationDiag("%0", clang::DiagnosticIDs::Error) << Message;
}

} // namespace spawn
