//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The catalogue that a set of options asks for, parsed once a process.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_HANDLES_LOADEDCATALOGUE_H
#define SPAWN_TIDY_HANDLES_LOADEDCATALOGUE_H

#include "handles/Catalogue.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <memory>
#include <string>
#include <vector>

namespace spawn {

/// The options that say what a handle is, as the user wrote them.
struct CatalogueOptions {
  std::string HandleTypes;
  std::string SpawnFunctions;
  std::string OwnedSpawners;
  std::string Catalogues; ///< names of files
};

/// Immutable once it is made, so that threads may share it.
struct LoadedCatalogue {
  Catalogue Known;
};

/// What is to be said of options before a unit is parsed.
struct CatalogueState {
  /// The plugin's version, a hash of its sources and one of the files. It
  /// changes when any of them does.
  std::string Digest;
  /// What is wrong with the options and the files, for the user. The rest is
  /// used.
  std::vector<std::string> Errors;
};
CatalogueState checkCatalogue(const CatalogueOptions &Options);

/// The catalogue for \p Options. The files are read each time, as an editor's
/// server outlives them, and parsed when they have changed. A built-in file
/// that says which namespaces all its names are in is left out where
/// \p IsNamed, if it is given, is true of none of them: nothing of it can occur
/// there, and to parse all takes most of the time that the checks take. Never
/// null. Thread-safe.
std::shared_ptr<const LoadedCatalogue>
loadCatalogue(const CatalogueOptions &Options,
              llvm::function_ref<bool(llvm::StringRef)> IsNamed = nullptr);

} // namespace spawn

#endif // SPAWN_TIDY_HANDLES_LOADEDCATALOGUE_H
