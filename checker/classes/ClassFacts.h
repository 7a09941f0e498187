//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the classes of a translation unit do with those of their members that
/// hold handles: plain facts, which checks judge.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_CLASSES_CLASSFACTS_H
#define SPAWN_TIDY_CLASSES_CLASSFACTS_H

#include "ast/Body.h"
#include "ast/Parents.h"
#include "classes/ObjectCalls.h"
#include "flow/HandleUse.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include <memory>
#include <vector>

namespace spawn {

/// One use of a member that holds a handle.
struct MemberUse {
  HandleUse What;
  const clang::MemberExpr *Mention; ///< null for an initializer
  const clang::FunctionDecl *In;    ///< the outermost function around it
};

/// A member that holds a handle, with all that the unit does to it.
struct MemberFacts {
  Holder Handle;
  llvm::SmallSetVector<const clang::MemberExpr *, 8> Mentions;
  std::vector<MemberUse> Uses; ///< once ClassFacts is complete
};

/// Where a class gives its members their first values.
struct Initializers {
  struct One {
    const clang::Expr *Init;
    const clang::FunctionDecl *In; ///< null for one in the class
  };
  llvm::DenseMap<const clang::FieldDecl *, llvm::SmallVector<One, 2>> Of;
  /// Those that make a lambda, which may do something to another member.
  std::vector<std::pair<const clang::FieldDecl *, const clang::Expr *>>
      WithLambda;
};

/// True if \p Use may be a release: it is one, or lets others do it.
bool mayRelease(const HandleUse &Use);

/// The class that \p Field is a member of.
const clang::CXXRecordDecl &classOf(const clang::FieldDecl &Field);

/// True if \p F is a member function of \p Class itself; it may be null.
bool isMethodOf(const clang::FunctionDecl *F,
                const clang::CXXRecordDecl &Class);

/// True if \p Mention, which may be null, is of the object itself.
bool isOnThis(const clang::MemberExpr *Mention);

/// Gathers the facts of one translation unit: add what a traversal meets, then
/// complete once, then ask. Not thread-safe.
class ClassFacts {
public:
  /// Both must outlive this.
  ClassFacts(const Spawns &Spawners, Bodies &Functions)
      : Spawners(Spawners), Functions(Functions) {}

  void addClass(const clang::CXXRecordDecl &Class);
  /// The type of \p Field tells nothing, and it is given what makes it \p Held:
  /// `HANDLE thread`.
  void add(const clang::FieldDecl &Field, const Holder &Held);
  void addMention(const clang::MemberExpr &Mention);
  void addDestructor(const clang::CXXDestructorDecl &Destructor);
  /// All has been added. \p Around is of the same translation unit.
  void complete(Parents &Around);

  const Spawns &spawns() const { return Spawners; }
  /// By field, in the order in which they were added.
  const llvm::MapVector<const clang::FieldDecl *, MemberFacts> &
  members() const {
    return Members;
  }
  /// Classes with a member that holds or points to a \p Class.
  llvm::ArrayRef<const clang::CXXRecordDecl *>
  ownersOf(const clang::CXXRecordDecl &Class) const;
  /// True if a class that is not abstract derives from \p Class.
  bool isDerivedFrom(const clang::CXXRecordDecl &Class) const {
    return DerivedFrom.contains(Class.getCanonicalDecl());
  }
  /// True if a destructor of the unit calls \p F.
  bool isCalledByDestructor(const clang::FunctionDecl &F) const {
    return CalledByDestructors.contains(F.getCanonicalDecl());
  }
  const Initializers &initializersOf(const clang::CXXRecordDecl &Class) const;
  /// What \p Root, a method or null, calls on its object.
  const ObjectCalls &callsOf(const clang::CXXMethodDecl *Root) const;
  /// \p F must have a body.
  const Body &bodyOf(const clang::FunctionDecl &F) const {
    return Functions.of(F);
  }
  Bodies &bodies() const { return Functions; }

private:
  void classifyUses(const clang::FieldDecl &Field, MemberFacts &M,
                    Parents &Around);

  const Spawns &Spawners;
  Bodies &Functions;
  llvm::MapVector<const clang::FieldDecl *, MemberFacts> Members;
  llvm::SmallVector<const clang::CXXDestructorDecl *, 16> Destructors;
  /// Classes of the unit by those of their fields.
  llvm::DenseMap<const clang::CXXRecordDecl *,
                 llvm::SmallVector<const clang::CXXRecordDecl *, 2>>
      Owners;
  /// Bases of classes that are not abstract.
  llvm::DenseSet<const clang::CXXRecordDecl *> DerivedFrom;
  llvm::DenseSet<const clang::FunctionDecl *> CalledByDestructors;
  mutable llvm::DenseMap<const clang::CXXRecordDecl *,
                         std::unique_ptr<Initializers>>
      Inits;
  mutable llvm::DenseMap<const clang::CXXMethodDecl *,
                         std::unique_ptr<ObjectCalls>>
      Calls;
};

} // namespace spawn

#endif // SPAWN_TIDY_CLASSES_CLASSFACTS_H
