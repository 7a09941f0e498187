//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What is still there when a member is destroyed.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CLASSES_MEMBERORDER_H
#define SPAWN_TIDY_CLASSES_MEMBERORDER_H

#include "handles/Catalogue.h"
#include "clang/AST/Decl.h"

namespace spawn {

/// True if a thread that uses the object of \p Field may be joined when the
/// field is destroyed: nothing that it uses is gone by then.
bool outlivesJoin(const clang::FieldDecl &Field, const Catalogue &Known);

} // namespace spawn

#endif // SPAWN_TIDY_CLASSES_MEMBERORDER_H
