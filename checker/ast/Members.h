//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Looking up the members of a class and of its bases.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_MEMBERS_H
#define SPAWN_TIDY_AST_MEMBERS_H

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace spawn {

/// The definition of \p RD, or where nothing has instantiated it yet, that of
/// the template it is made from: a header that only declares coroutines leaves
/// their promise types so. Null where there is none.
const clang::CXXRecordDecl *definitionOrPattern(const clang::CXXRecordDecl *RD);

/// The class of \p T, or the class template's pattern where \p T depends on
/// template parameters; null where \p T is no class.
const clang::CXXRecordDecl *recordOrPattern(clang::QualType T);

/// Declarations called \p Name in \p RD or a base, shadowing as C++ does.
llvm::SmallVector<const clang::NamedDecl *, 2>
findMembers(const clang::CXXRecordDecl &RD, clang::DeclarationName Name);
llvm::SmallVector<const clang::NamedDecl *, 2>
findMembers(const clang::CXXRecordDecl &RD, llvm::StringRef Name);
llvm::SmallVector<const clang::NamedDecl *, 2>
findMembers(const clang::CXXRecordDecl &RD, clang::OverloadedOperatorKind Op);

/// The function that \p D is, stands for by a using-declaration, or makes as a
/// template; null where it is none.
const clang::FunctionDecl *asFunction(const clang::NamedDecl *D);

/// True for a public, non-static member function that can be called without
/// arguments.
bool hasMember(const clang::CXXRecordDecl &RD, llvm::StringRef Name);

/// True for a public member function of any signature.
bool hasAnyMember(const clang::CXXRecordDecl &RD, llvm::StringRef Name);

} // namespace spawn

#endif // SPAWN_TIDY_AST_MEMBERS_H
