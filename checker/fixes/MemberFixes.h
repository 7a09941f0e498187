//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The repairs of a member that its class does not release.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_MEMBERFIXES_H
#define SPAWN_TIDY_FIXES_MEMBERFIXES_H

#include "classes/UnreleasedMembers.h"
#include "fixes/Fix.h"
#include "fixes/FixContext.h"

namespace spawn {

/// \p Mentions are all mentions of members in the translation unit.
Repairs repairMember(const UnreleasedMember &Found,
                     llvm::ArrayRef<const clang::MemberExpr *> Mentions,
                     const FixContext &Context);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_MEMBERFIXES_H
