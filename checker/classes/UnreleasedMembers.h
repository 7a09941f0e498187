//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Members whose work their class drops.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CLASSES_UNRELEASEDMEMBERS_H
#define SPAWN_TIDY_CLASSES_UNRELEASEDMEMBERS_H

#include "ast/NameIndex.h"
#include "classes/ClassFacts.h"
#include "flow/throws/Throws.h"
#include "clang/AST/DeclCXX.h"
#include <vector>

namespace spawn {

/// How a class drops the work of a member.
enum class MemberEnd {
  Destructor,     ///< the destructor does not release it
  Deleted,        ///< the destructor deletes the object that has it
  NeverDeleted,   ///< nothing deletes the object that has it
  MoveAssignment, ///< a move assignment overwrites it
  Overwrite,      ///< it is started twice in a row
  Construction,   ///< a later start in the constructor may throw
  Throw,          ///< the constructor throws after the start
};

/// A member whose work a class drops.
struct UnreleasedMember {
  MemberEnd Ends;
  const clang::FieldDecl *Field;
  HolderShape Shape;
  Spawn What;
  /// MoveAssignment, Overwrite: the assignment. Construction: the later start.
  /// Throw: what throws.
  const clang::Stmt *At = nullptr;
  /// Throw: what is raised there.
  Thrown Raised = {};
  /// A method that releases it, which the destructor does not call.
  const clang::CXXMethodDecl *ReleasedBy = nullptr;
  /// That method only hands the work on.
  bool OnlyGivesAway = false;
};

/// The members of \p Classes, which is complete, that are dropped. \p Names is
/// of the same translation unit.
std::vector<UnreleasedMember> findUnreleasedMembers(const ClassFacts &Classes,
                                                    ExceptionPaths Paths,
                                                    NameIndex &Names);

} // namespace spawn

#endif // SPAWN_TIDY_CLASSES_UNRELEASEDMEMBERS_H
