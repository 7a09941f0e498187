//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Vocabulary.h.
///
//===----------------------------------------------------------------------===//

#include "handles/Vocabulary.h"
#include "ast/Members.h"
#include "ast/Words.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace spawn {

void Vocabulary::add(MemberRole Role, llvm::StringRef Name) {
  std::string Camel, Pascal;
  for (const std::string &Word : wordsOf(Name)) {
    std::string Capital = Word;
    Capital.front() = llvm::toUpper(Capital.front());
    Camel += Pascal.empty() ? Word : Capital;
    Pascal += Capital;
  }
  for (std::string Spelling : {Name.str(), Camel, Pascal}) {
    std::uint32_t &Has = Roles[Spelling];
    if (!(Has & bit(Role)))
      Names[static_cast<unsigned>(Role)].push_back(std::move(Spelling));
    Has |= bit(Role);
  }
}

bool Vocabulary::hasAny(llvm::StringRef Name,
                        std::initializer_list<MemberRole> AnyOf) const {
  std::uint32_t Has = Roles.lookup(Name);
  return llvm::any_of(AnyOf, [&](MemberRole Role) { return Has & bit(Role); });
}

llvm::StringRef Vocabulary::memberOf(const CXXRecordDecl &RD,
                                     MemberRole Role) const {
  for (const std::string &Name : names(Role))
    if (hasMember(RD, Name))
      return Name;
  return {};
}

} // namespace spawn
