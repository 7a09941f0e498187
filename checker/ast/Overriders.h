//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which methods of a unit override a virtual one: the AST knows the other
/// direction only.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_OVERRIDERS_H
#define SPAWN_TIDY_AST_OVERRIDERS_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

namespace spawn {

/// Those outside of system headers, class templates' instances included; of
/// the classes in functions, those of the main file. Valid as long as the
/// unit's AST.
class Overriders {
public:
  /// Walks through the declarations of the whole unit.
  explicit Overriders(const clang::ASTContext &Ctx);

  /// The methods that override \p Method, directly or not.
  llvm::ArrayRef<const clang::CXXMethodDecl *>
  of(const clang::CXXMethodDecl &Method) const;

private:
  void addIn(const clang::DeclContext &Around);
  void addClass(const clang::CXXRecordDecl &Class);

  llvm::DenseMap<const clang::CXXMethodDecl *,
                 llvm::SmallVector<const clang::CXXMethodDecl *, 4>>
      ByOverridden; ///< canonical
};

} // namespace spawn

#endif // SPAWN_TIDY_AST_OVERRIDERS_H
