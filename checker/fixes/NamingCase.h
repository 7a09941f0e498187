//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// How a file writes the names of its variables.
///
/// The approximation: the majority of the local variables and parameters whose
/// names have more than one word; where none has, the name that the code itself
/// gives to what is spawned.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_NAMINGCASE_H
#define SPAWN_TIDY_FIXES_NAMINGCASE_H

#include "ast/Words.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>
#include <string>
#include <vector>

namespace spawn {

enum class NamingCase {
  Snake, ///< metadata_updater_handle
  Camel, ///< metadataUpdaterHandle
  Upper, ///< MetadataUpdaterHandle
};

/// The case that \p Identifier is in; none where it has one lower-case word
/// only, or mixes them.
std::optional<NamingCase> caseOf(llvm::StringRef Identifier);

std::string joinWords(llvm::ArrayRef<std::string> Words, NamingCase Case);

/// The case of the variables in \p File; none where no name tells.
std::optional<NamingCase> caseOfVariables(clang::FileID File,
                                          clang::ASTContext &Ctx);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_NAMINGCASE_H
