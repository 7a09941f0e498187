//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Who can name a member: whether all uses of it are in sight.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CLASSES_MEMBERVISIBILITY_H
#define SPAWN_TIDY_CLASSES_MEMBERVISIBILITY_H

#include "ast/NameIndex.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseSet.h"

namespace spawn {

/// True if no other translation unit can name \p Field.
bool isOnlyHere(const clang::FieldDecl &Field);

/// True if the text of a file that may have such code names \p Field in a place
/// that is not \p Known: the preprocessor left it out, or it is a template's.
/// What cannot name a private member has its name for something else.
bool isNamedElsewhere(const clang::FieldDecl &Field,
                      const llvm::DenseSet<clang::SourceLocation> &Known,
                      NameIndex &Names);

/// True if `std::thread a, b;` declares others too.
bool sharesDeclaration(const clang::FieldDecl &Field);

} // namespace spawn

#endif // SPAWN_TIDY_CLASSES_MEMBERVISIBILITY_H
