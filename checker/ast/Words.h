//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The words that a name is made of.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_WORDS_H
#define SPAWN_TIDY_AST_WORDS_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace spawn {

/// The words of an identifier in any case, in lower case: "metadata",
/// "updater". Bytes beyond ASCII belong to the word that they stand in.
std::vector<std::string> wordsOf(llvm::StringRef Identifier);

} // namespace spawn

#endif // SPAWN_TIDY_AST_WORDS_H
