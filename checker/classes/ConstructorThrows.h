//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Constructors that an exception ends: no destructor runs then, but those of
/// the members.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CLASSES_CONSTRUCTORTHROWS_H
#define SPAWN_TIDY_CLASSES_CONSTRUCTORTHROWS_H

#include "ast/Body.h"
#include "flow/throws/Throws.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>
#include <vector>

namespace spawn {

/// A place from where an exception leaves a constructor.
struct ConstructorThrow {
  const clang::Stmt *At; ///< a throw-expression, a call or a construction
  Thrown Raised;
};

/// The exceptions that visibly leave one constructor. Its graph is made once,
/// however many members it starts.
class ConstructorThrows {
public:
  /// \p Of is the body of \p Ctor, and must outlive this.
  ConstructorThrows(const clang::CXXConstructorDecl &Ctor, const Body &Of,
                    Throws &T);

  /// The first place behind \p Start, an expression in the constructor's
  /// initializers or body, from where an exception leaves it.
  std::optional<ConstructorThrow> behind(const clang::Stmt &Start) const;

  /// A local that has a destructor is given the object: it may be a guard.
  bool hasGuard() const { return HasGuard; }

private:
  struct Place {
    const clang::CFGBlock *Block;
    unsigned Element;
  };
  std::optional<Place> placeOf(const clang::Stmt &Start) const;

  const clang::SourceManager &SM;
  BodyGraph *Graph = nullptr; ///< null where nothing leaves
  std::vector<std::pair<Place, ConstructorThrow>> Leaving;
  llvm::DenseMap<const clang::Stmt *, Place> Places;
  bool HasGuard = false;
};

} // namespace spawn

#endif // SPAWN_TIDY_CLASSES_CONSTRUCTORTHROWS_H
