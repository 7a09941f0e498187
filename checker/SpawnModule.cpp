//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Registers the checks of Checks.def with the clang-tidy that loads this.
///
//===----------------------------------------------------------------------===//

#include "Compat.h"
#include "CompatTidy.h"
#include "checks/DetachedHandleCheck.h"
#include "checks/DiscardedHandleCheck.h"
#include "checks/MissingNodiscardCheck.h"
#include "checks/UnreleasedHandleCheck.h"
#include "checks/UnreleasedMemberCheck.h"
#include "checks/UnstoppableTaskCheck.h"
#include "clang/Basic/Version.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>

namespace spawn {
namespace {

/// The "22.1.8" in "Debian clang version 22.1.8 (…)".
llvm::StringRef releaseOf(llvm::StringRef FullVersion) {
  size_t Word = FullVersion.find("clang version ");
  if (Word == llvm::StringRef::npos)
    return FullVersion;
  return FullVersion.substr(Word + sizeof("clang version ") - 1)
      .take_while([](char C) { return C != ' ' && C != '('; });
}

/// clang-tidy loads a plugin of another version without a word, lists its
/// checks, and then finds nothing: the run would pass. So it ends here, before
/// anything else of the plugin is run: no other file initializes statically.
struct VersionGuard {
  VersionGuard() {
    std::string Full = clang::getClangFullVersion();
    llvm::StringRef Host = releaseOf(Full);
    auto Major = [](llvm::StringRef V) { return V.split('.').first; };
    if (Major(Host) == Major(BuiltForLLVM))
      return;
    llvm::errs() << "error: this spawn-tidy plugin was built for clang-tidy "
                 << BuiltForLLVM << ", but clang-tidy " << Host
                 << " loaded it; run clang-tidy-" << Major(BuiltForLLVM)
                 << ", or load the plugin named spawn-tidy-" << Major(Host)
                 << ".so\n";
    llvm::errs().flush();
    std::_Exit(EXIT_FAILURE);
  }
} Guard;

class SpawnModule : public clang::tidy::ClangTidyModule {
public:
  void
  addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
#define SPAWN_CHECK(CLASS, ID, SENTENCE, SINCE, FIX)                           \
  Factories.registerCheck<CLASS>("spawn-" ID);
#include "Checks.def"
  }
};

clang::tidy::ClangTidyModuleRegistry::Add<SpawnModule>
    Registered("spawn", "Finds dropped handles of threads, futures and tasks.");

} // namespace
} // namespace spawn
