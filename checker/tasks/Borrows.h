//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a task uses that others may end while it runs.
///
/// The approximation: a task borrows what it is given by reference or pointer;
/// a class holds what it refers to if it is made of values and owning pointers.
/// Of what its visible bodies name, only what the end of the program destroys
/// counts.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_TASKS_BORROWS_H
#define SPAWN_TIDY_TASKS_BORROWS_H

#include "handles/Catalogue.h"
#include "tasks/Task.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceLocation.h"
#include <optional>

namespace spawn {

/// Why a task is not harmless where nobody waits for it.
struct TaskNeed {
  enum class Kind {
    Borrows,    ///< it refers to an object that it does not own
    RefersOut,  ///< a copy of a pointer, a view and the like refers to one
    UsesStatic, ///< it names what the end of the program destroys
    Unseen,     ///< what it refers to or runs is out of sight
  };
  Kind What = Kind::Unseen;
  /// The object; null: `this`, or not to be named.
  const clang::ValueDecl *Object = nullptr;
  bool IsThis = false;
  /// Where it is given, or named; invalid: nowhere.
  clang::SourceLocation At = {};

  /// It is an object that others may end.
  bool isOfObject() const {
    return What == Kind::Borrows || What == Kind::RefersOut;
  }
};

/// True if a value of type \p T keeps alive all that it refers to.
bool isSelfContained(clang::QualType T, const Catalogue &Known);

/// The first object that \p Started is given and does not own; none where it
/// holds nothing but values and owning pointers.
std::optional<TaskNeed> borrowedBy(const Task &Started, const Catalogue &Known,
                                   const clang::ASTContext &Ctx);
/// The same of the coroutine that \p Call makes: it keeps its parameters.
std::optional<TaskNeed> borrowedBy(const clang::CallExpr &Call,
                                   const Catalogue &Known);

/// The first thing that \p F, or a visible body that it calls, names although
/// the end of the program destroys it.
std::optional<TaskNeed> usedBy(const clang::FunctionDecl &F,
                               const Catalogue &Known);

} // namespace spawn

#endif // SPAWN_TIDY_TASKS_BORROWS_H
