//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Words.h.
///
//===----------------------------------------------------------------------===//

#include "ast/Words.h"
#include "clang/Basic/CharInfo.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace spawn {

std::vector<std::string> wordsOf(llvm::StringRef Identifier) {
  std::vector<std::string> Words;
  std::string Word;
  for (size_t I = 0; I < Identifier.size(); ++I) {
    char C = Identifier[I];
    // Both "HTTPServer" and "httpServer" have two words.
    bool Starts =
        C == '_' ||
        (isUppercase(C) && I > 0 &&
         (!isUppercase(Identifier[I - 1]) ||
          (I + 1 < Identifier.size() && isLowercase(Identifier[I + 1]))));
    if (Starts && !Word.empty()) {
      Words.push_back(Word);
      Word.clear();
    }
    if (C != '_')
      Word += llvm::toLower(C);
  }
  if (!Word.empty())
    Words.push_back(Word);
  return Words;
}

} // namespace spawn
