//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A whole clang-tidy with the checks linked in, where no plugin can be loaded.
///
//===----------------------------------------------------------------------===//

#include "clang-tidy/tool/ClangTidyMain.h"
#include "tools/ResourceDirectory.h"
#include <vector>

int main(int argc, char *argv[]) {
  std::vector<const char *> Arguments(argv, argv + argc);
  // clang-tidy has no option for it; Clang takes the last of several, so one in
  // the command of the unit or in another --extra-arg counts more.
  std::string Resources = spawn::resourceDirectory();
  if (!Resources.empty()) {
    Resources.insert(0, "--extra-arg-before=-resource-dir=");
    Arguments.insert(Arguments.begin() + 1, Resources.c_str());
  }
  Arguments.push_back(nullptr);
  return clang::tidy::clangTidyMain(static_cast<int>(Arguments.size() - 1),
                                    Arguments.data());
}
