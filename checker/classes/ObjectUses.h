//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the unit does with the objects of a class that relies on its owner.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CLASSES_OBJECTUSES_H
#define SPAWN_TIDY_CLASSES_OBJECTUSES_H

#include "ast/Body.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace spawn {

/// How the methods of a class start its work, and end it.
struct StartAndRelease {
  llvm::function_ref<bool(const clang::CXXMethodDecl &)> Starts;
  llvm::function_ref<bool(const clang::CXXMethodDecl &)> Releases;
  bool ConstructorStarts = false;
};

/// True if the unit starts the work of an object of \p Class, it calls methods
/// of such objects by the variables that they are only, and the function that
/// starts the work of one ends it on each path that returns:
/// \code
///   Client client;
///   if (client.start())
///     client.stop();
/// \endcode
/// A start that is tested for success has failed where the test is false.
bool areReleasedByUsers(const clang::CXXRecordDecl &Class, StartAndRelease Does,
                        Bodies &Functions);

} // namespace spawn

#endif // SPAWN_TIDY_CLASSES_OBJECTUSES_H
