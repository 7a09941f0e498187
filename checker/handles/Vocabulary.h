//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The names of members by what they do. They are data: the catalogue's
/// `vocabulary` lists them, and code asks for a role.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_HANDLES_VOCABULARY_H
#define SPAWN_TIDY_HANDLES_VOCABULARY_H

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace spawn {

/// What a member does with the object that it is called on. Each is a key of
/// `vocabulary` (MemberRoles.def).
enum class MemberRole : std::uint8_t {
#define MEMBER_ROLE(Role, Key, Sentence) Role,
#include "handles/MemberRoles.def"
};

/// Not thread-safe while names are added.
class Vocabulary {
public:
  /// Adds \p Name in each style of case: `wait_for_finished` stands for
  /// `waitForFinished` and `WaitForFinished` too.
  void add(MemberRole Role, llvm::StringRef Name);

  bool has(llvm::StringRef Name, MemberRole Role) const {
    return Roles.lookup(Name) & bit(Role);
  }
  bool hasAny(llvm::StringRef Name,
              std::initializer_list<MemberRole> AnyOf) const;

  /// The names with \p Role, in each style.
  llvm::ArrayRef<std::string> names(MemberRole Role) const {
    return Names[static_cast<unsigned>(Role)];
  }

  /// The name of a public member of \p RD, bases included, that has \p Role and
  /// can be called without arguments; empty where there is none.
  llvm::StringRef memberOf(const clang::CXXRecordDecl &RD,
                           MemberRole Role) const;

  /// True if there is one.
  bool hasMemberWith(MemberRole Role, const clang::CXXRecordDecl &RD) const {
    return !memberOf(RD, Role).empty();
  }

private:
  static std::uint32_t bit(MemberRole Role) {
    return std::uint32_t(1) << static_cast<unsigned>(Role);
  }

  enum : unsigned {
#define MEMBER_ROLE(Role, Key, Sentence) IndexOf##Role,
#include "handles/MemberRoles.def"
    NumRoles
  };
  static_assert(NumRoles <= 32, "a role is a bit");

  llvm::StringMap<std::uint32_t> Roles; ///< a bit for each role
  std::array<std::vector<std::string>, NumRoles> Names;
};

} // namespace spawn

#endif // SPAWN_TIDY_HANDLES_VOCABULARY_H
