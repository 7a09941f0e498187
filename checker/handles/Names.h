//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Qualified names as people write them, compared with declarations.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_HANDLES_NAMES_H
#define SPAWN_TIDY_HANDLES_NAMES_H

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace spawn {

/// True if \p Name ("std::promise::get_future", a leading "::" is allowed)
/// names \p D. Template arguments are no part of a name, and inline and unnamed
/// namespaces may be left out: a member of a specialisation is still
/// "std::promise::get_future", where clang's hasName wants
/// "std::promise<int>::get_future".
bool isNamed(const clang::NamedDecl &D, llvm::StringRef Name);

/// The name that messages show for \p D: qualified, without template arguments
/// and without inline and unnamed namespaces.
std::string displayName(const clang::NamedDecl &D);

/// True if \p Name is `a::b`, with or without a leading `::`; the last part may
/// be an operator's name.
bool isQualifiedName(llvm::StringRef Name);

/// Rows found by qualified name. Only the last component is hashed, so one look
/// at a declaration's identifier settles nearly every query.
template <typename Row> class NameTable {
public:
  void add(llvm::StringRef Name, const Row &R) {
    Rows[lastComponent(Name)].push_back({Name.str(), R});
  }

  /// The row of the first added name that \p D has, or null.
  const Row *find(const clang::NamedDecl &D) const {
    if (Rows.empty() || !D.getDeclName())
      return nullptr;
    auto It = D.getIdentifier() ? Rows.find(D.getName())
                                : Rows.find(D.getDeclName().getAsString());
    if (It == Rows.end())
      return nullptr;
    for (const auto &[Name, R] : It->second)
      if (isNamed(D, Name))
        return &R;
    return nullptr;
  }

private:
  static llvm::StringRef lastComponent(llvm::StringRef Name) {
    size_t Colons = Name.rfind("::");
    return Colons == llvm::StringRef::npos ? Name : Name.substr(Colons + 2);
  }

  llvm::StringMap<llvm::SmallVector<std::pair<std::string, Row>, 1>> Rows;
};

/// The method of \p Names that \p Method overrides, directly or not; null:
/// none.
const clang::CXXMethodDecl *overriddenOneOf(const clang::CXXMethodDecl &Method,
                                            const NameTable<bool> &Names);

} // namespace spawn

#endif // SPAWN_TIDY_HANDLES_NAMES_H
