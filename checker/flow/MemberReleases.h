//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which members a class starts work into, and whether its destructor releases
/// it.
///
/// The approximation: a destructor releases a member if it, or what it calls on
/// the same object, mentions the member in a way that is not understood to
/// leave it alone, on any path. What is out of sight releases.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_MEMBERRELEASES_H
#define SPAWN_TIDY_FLOW_MEMBERRELEASES_H

#include "ast/NameIndex.h"
#include "ast/Parents.h"
#include "flow/HandleUse.h"
#include "flow/ObjectCalls.h"
#include "flow/Throws.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include <memory>
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
};

/// A member whose work a class drops.
struct UnreleasedMember {
  MemberEnd Ends;
  const clang::FieldDecl *Field;
  HandleShape Shape;
  Spawn What;
  /// MoveAssignment, Overwrite: the assignment. Construction: the later start.
  const clang::Stmt *At = nullptr;
  /// A method that releases it, which the destructor does not call.
  const clang::CXXMethodDecl *ReleasedBy = nullptr;
  /// That method only hands the work on.
  bool OnlyGivesAway = false;
};

/// Gathers the mentions of members in one translation unit, and judges when all
/// have been seen.
class MemberReleases {
public:
  explicit MemberReleases(const Spawns &Spawners) : Spawners(Spawners) {}

  void addClass(const clang::CXXRecordDecl &Class);
  void addMention(const clang::MemberExpr &Mention);
  void addDestructor(const clang::CXXDestructorDecl &Destructor);

  /// \p Around and \p Names are of the same translation unit.
  std::vector<UnreleasedMember> judge(ExceptionPaths Paths, Parents &Around,
                                      NameIndex &Names);

private:
  struct Use {
    HandleUse What;
    const clang::MemberExpr *Mention; ///< null for an initialiser
    const clang::FunctionDecl *In;    ///< the outermost function around it
  };
  struct Member {
    TrackedHandle Handle;
    llvm::SmallSetVector<const clang::MemberExpr *, 8> Mentions;
    std::vector<Use> Uses;
  };

  /// Where a class gives its members their first values.
  struct Initializer {
    const clang::Expr *Init;
    const clang::FunctionDecl *In; ///< null for one in the class
  };
  struct Initializers {
    llvm::DenseMap<const clang::FieldDecl *, llvm::SmallVector<Initializer, 2>>
        Of;
    /// Those that make a lambda, which may release another member.
    std::vector<std::pair<const clang::FieldDecl *, const clang::Expr *>>
        WithLambda;
  };
  const Initializers &initializersOf(const clang::CXXRecordDecl &Class);
  const ObjectCalls &callsOf(const clang::CXXMethodDecl *Root) const;

  void classifyUses(const clang::FieldDecl &Field, Member &M, Parents &Around);
  const clang::ParentMap &parentsIn(const clang::FunctionDecl &F);
  /// True if the function that starts the work settles it further down, on each
  /// path that returns.
  bool isReleasedAfterwards(const Use &Start, const Member &M);
  /// What is left of the member when \p F, which \p Dynamic's destructor calls,
  /// has run: the last thing done to it counts. None: nothing is done to it.
  enum class Left { Nothing, Settled, Started };
  /// Each body is walked once in a \p Walk.
  struct OrderedWalk {
    llvm::DenseMap<const clang::FunctionDecl *, Left> Known;
    bool Cut = false; ///< calls are nested too deep: nothing is known
  };
  Left leftBy(const clang::FunctionDecl &F, const clang::CXXRecordDecl *Dynamic,
              const Member &M, OrderedWalk &Walk, unsigned Depth) const;
  /// True if all that releases it is out of reach for who only has the object.
  bool isOutOfReach(const clang::FieldDecl &Field, const Member &M) const;
  /// True if another member's task releases it, and the destructor waits for
  /// that.
  bool isReleasedByTask(const clang::FieldDecl &Field, const Member &M,
                        const ObjectCalls &Calls) const;
  /// True if an object that has one of \p Class is destroyed out of sight, or
  /// calls what is defined elsewhere as it is.
  bool mayBeStoppedByOwner(const clang::CXXRecordDecl &Class) const;
  bool isReleasedElsewhere(const clang::FieldDecl &Field,
                           const Member &M) const;
  /// A use that releases it in a method of its class; one that ends the work
  /// rather than one that hands it on. Null: there is none.
  const Use *releasingUse(const clang::FieldDecl &Field, const Member &M) const;
  /// True if another member's initializer makes a guard that calls what
  /// releases it.
  bool isReleasedByGuard(const clang::FieldDecl &Field, const Member &M);
  std::optional<UnreleasedMember> judgeDestructor(const clang::FieldDecl &Field,
                                                  const Member &M,
                                                  const Spawn &Started,
                                                  NameIndex &Names);
  void judgeOverwrites(const clang::FieldDecl &Field, const Member &M,
                       const Spawn &Started,
                       std::vector<UnreleasedMember> &Found);
  void judgeConstructors(const Member &M, const clang::FieldDecl &Field,
                         std::vector<UnreleasedMember> &Found);

  const Spawns &Spawners;
  llvm::MapVector<const clang::FieldDecl *, Member> Members;
  llvm::SmallVector<const clang::CXXDestructorDecl *, 16> Destructors;
  /// Classes of the unit by those of their fields.
  llvm::DenseMap<const clang::CXXRecordDecl *,
                 llvm::SmallVector<const clang::CXXRecordDecl *, 2>>
      Owners;
  /// Bases of classes that are not abstract.
  llvm::DenseSet<const clang::CXXRecordDecl *> DerivedFrom;
  /// What \c Destructors call; known when all have been seen.
  llvm::DenseSet<const clang::FunctionDecl *> CalledByDestructors;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<clang::ParentMap>>
      ParentMaps;
  llvm::DenseMap<const clang::CXXRecordDecl *, std::unique_ptr<Initializers>>
      Inits;
  mutable llvm::DenseMap<const clang::CXXMethodDecl *,
                         std::unique_ptr<ObjectCalls>>
      Calls;
};

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_MEMBERRELEASES_H
