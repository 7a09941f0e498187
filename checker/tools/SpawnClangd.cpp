//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// clangd, which loads no plugin, with the checks linked in.
///
//===----------------------------------------------------------------------===//

#include "tools/ResourceDirectory.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace clang::clangd {
// LLVM's packages have the library of it, but no header.
int clangdMain(int argc, char *argv[]);
} // namespace clang::clangd

int main(int argc, char *argv[]) {
  std::vector<char *> Arguments(argv, argv + argc);
  std::string Resources = "--resource-dir=" + spawn::resourceDirectory();
  bool IsSaid = llvm::any_of(Arguments, [](llvm::StringRef Argument) {
    return Argument.ltrim("-").take_until([](char C) { return C == '='; }) ==
           "resource-dir";
  });
  // clangd takes it once only.
  if (!IsSaid)
    Arguments.insert(Arguments.begin() + 1, Resources.data());
  Arguments.push_back(nullptr);
  return clang::clangd::clangdMain(static_cast<int>(Arguments.size() - 1),
                                   Arguments.data());
}
