//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/ResourceDirectory.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <dlfcn.h>

namespace path = llvm::sys::path;

std::string spawn::resourceDirectory() {
  // Any function of Clang's tells where the library is.
  void *InClang = reinterpret_cast<void *>(&clang::getClangFullVersion);
  Dl_info Info;
  llvm::SmallString<256> Library;
  if (!dladdr(InClang, &Info) ||
      llvm::sys::fs::real_path(Info.dli_fname, Library))
    return "";
  llvm::StringRef Folder = path::parent_path(Library);
  llvm::SmallString<256> Lib(path::parent_path(Folder));
  path::append(Lib, "lib");
  const std::string Major = std::to_string(CLANG_VERSION_MAJOR);
  // They are beside the library, in lib where that is in lib64, or, as Debian
  // moves the library out of LLVM's folder, where they were for the build. Up
  // to LLVM 15 the whole version stands in their name.
  for (llvm::StringRef Libs :
       {Folder, Lib.str(), llvm::StringRef(SPAWN_TIDY_LLVM_LIB)}) {
    for (llvm::StringRef Version :
         {llvm::StringRef(Major), llvm::StringRef(CLANG_VERSION_STRING)}) {
      llvm::SmallString<256> Directory(Libs);
      path::append(Directory, "clang", Version);
      llvm::SmallString<256> Header(Directory);
      path::append(Header, "include", "stddef.h");
      if (llvm::sys::fs::exists(Header))
        return Directory.str().str();
    }
  }
  llvm::errs()
      << "warning: the headers of Clang's own, like stddef.h, are not in "
      << SPAWN_TIDY_LLVM_LIB << "/clang; install libclang-common-" << Major
      << "-dev\n";
  return "";
}
