//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A name for a handle, made from what is spawned.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_HANDLENAME_H
#define SPAWN_TIDY_FIXES_HANDLENAME_H

#include "ast/NameIndex.h"
#include "ast/Parents.h"
#include "handles/Spawns.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/StringSet.h"
#include <string>
#include <vector>

namespace spawn {

/// The words of a name for the handle that \p Value, the site of \p S, hands
/// out: "metadata", "updater", "handle". They come from the spawner's name, the
/// callable that it is given, the object that it is called on, or the function
/// around it, in this order. Empty where none has a name to give.
std::vector<std::string>
wordsForHandle(const Spawn &S, const clang::Expr &Value, Parents &Around);
/// The same for what runs \p Callable, with "thread" for \p Noun.
std::vector<std::string> wordsForCallable(const clang::NamedDecl &Callable,
                                          llvm::StringRef Noun);

/// True if \p Scope, or a base of the class that it is, declares \p Name.
bool declaresName(const clang::DeclContext &Scope, clang::DeclarationName Name);

/// True if a local \p Name of \p F would clash: \p F's text mentions it, it is
/// a keyword or was a macro, or a class or namespace around \p F declares it.
bool isNameTaken(llvm::StringRef Name, const clang::FunctionDecl &F,
                 NameIndex &Names, clang::ASTContext &Ctx);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_HANDLENAME_H
