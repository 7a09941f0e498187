//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See LoadedCatalogue.h.
///
//===----------------------------------------------------------------------===//

#include "handles/LoadedCatalogue.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/MD5.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>
#include <mutex>

namespace spawn {
namespace {

struct CatalogueFile {
  std::string Name;
  std::unique_ptr<llvm::MemoryBuffer> Text; ///< null where it cannot be read
  std::string Error;
};

/// The files that option `Catalogues` names.
std::vector<CatalogueFile> readFiles(llvm::StringRef Option) {
  std::vector<CatalogueFile> Read;
  llvm::SmallVector<llvm::StringRef, 4> Names;
  Option.split(Names, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (llvm::StringRef Name : Names) {
    Name = Name.trim();
    auto Buffer = llvm::MemoryBuffer::getFile(Name, /*IsText=*/true);
    CatalogueFile File{Name.str(), nullptr, ""};
    if (Buffer)
      File.Text = std::move(*Buffer);
    else
      File.Error = ("cannot read '" + Name +
                    "' of option 'Catalogues': " + Buffer.getError().message() +
                    "; give a path that is absolute or relative to where "
                    "clang-tidy runs")
                       .str();
    Read.push_back(std::move(File));
  }
  return Read;
}

std::string hashOf(llvm::ArrayRef<CatalogueFile> Files) {
  llvm::MD5 Added;
  for (const CatalogueFile &File : Files)
    if (File.Text) {
      Added.update(File.Name);
      Added.update(File.Text->getBuffer());
    }
  llvm::MD5::MD5Result Hash;
  Added.final(Hash);
  return std::string(llvm::StringRef(Hash.digest()).take_front(16));
}

/// Adds what the user says.
void addOwn(Catalogue &Known, const CatalogueOptions &Options,
            llvm::ArrayRef<CatalogueFile> Files,
            std::vector<std::string> &Errors) {
  Known.addHandleTypes(Options.HandleTypes, Errors);
  Known.addSpawnFunctions(Options.SpawnFunctions, Errors);
  Known.addOwners(Options.OwnedSpawners, Errors);
  for (const CatalogueFile &File : Files)
    if (File.Text)
      Known.addFile(File.Name, File.Text->getBuffer(), Errors);
    else
      Errors.push_back(File.Error);
}

/// Catalogues that a process keeps: a server meets few sets of options and of
/// libraries in a project.
constexpr unsigned MaxKept = 32;

using CacheKey = std::vector<std::string>;

/// All that the user says.
CacheKey keyOf(const CatalogueOptions &Options,
               llvm::ArrayRef<CatalogueFile> Files) {
  CacheKey Key{Options.HandleTypes, Options.SpawnFunctions,
               Options.OwnedSpawners, Options.Catalogues, hashOf(Files)};
  // A file that cannot be read may be there the next time.
  for (const CatalogueFile &File : Files)
    Key.push_back(File.Error);
  return Key;
}

/// What \p Make made for \p Key, or makes now. Thread-safe.
template <typename Kept>
std::shared_ptr<const Kept>
cached(CacheKey Key, llvm::function_ref<std::shared_ptr<const Kept>()> Make) {
  static std::mutex Mutex;
  static std::map<CacheKey, std::shared_ptr<const Kept>> All;
  std::lock_guard<std::mutex> Lock(Mutex);
  if (auto It = All.find(Key); It != All.end())
    return It->second;
  if (All.size() == MaxKept)
    All.clear();
  return All[std::move(Key)] = Make();
}

} // namespace

CatalogueState checkCatalogue(const CatalogueOptions &Options) {
  std::vector<CatalogueFile> Files = readFiles(Options.Catalogues);
  return *cached<CatalogueState>(keyOf(Options, Files), [&] {
    auto Made = std::make_shared<CatalogueState>();
    Made->Digest = PluginDigest + std::string("-") + hashOf(Files);
    Catalogue Own;
    addOwn(Own, Options, Files, Made->Errors);
    return Made;
  });
}

std::shared_ptr<const LoadedCatalogue>
loadCatalogue(const CatalogueOptions &Options,
              llvm::function_ref<bool(llvm::StringRef)> IsNamed) {
  std::vector<CatalogueFile> Files = readFiles(Options.Catalogues);
  std::vector<unsigned> Libraries = builtinLibraries(IsNamed);
  CacheKey Key = keyOf(Options, Files);
  Key.emplace_back(Libraries.begin(), Libraries.end());
  return cached<LoadedCatalogue>(std::move(Key), [&] {
    auto Made = std::make_shared<LoadedCatalogue>();
    std::vector<std::string> Told;
    addOwn(Made->Known, Options, Files, Told);
    Made->Known.addBuiltin(Libraries);
    return Made;
  });
}

} // namespace spawn
