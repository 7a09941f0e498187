//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Does this expression spawn, and what does dropping its value do?
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_HANDLES_SPAWNS_H
#define SPAWN_TIDY_HANDLES_SPAWNS_H

#include "ast/Overriders.h"
#include "handles/HandleTypes.h"
#include "handles/ReturnedValues.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>
#include <string>
#include <vector>

namespace spawn {

/// An expression whose value is the fresh handle of started (or startable)
/// work.
struct Spawn {
  enum class Origin { Call, Construction, NewExpression, Await };
  const clang::Expr *Site;
  Origin From;
  DropOutcome Drop;
  std::string Noun;
  /// The function that spawned, qualified; empty where it has no name.
  std::string Spawner;
  /// What releases it, for the notes: members with "()" or functions.
  std::vector<std::string> ReleasedBy;
  /// The wrapper that holds the handle, "std::vector"; empty where none does.
  std::string WrapperName = "";
  /// See Handle.
  bool OnlyObserves = false;
  /// The catalogue's row of the handle's type; null where structure told.
  const HandleRow *Row = nullptr;
  /// See Producer.
  bool IsProcess = false;
  bool IsPromise = false;
  /// The call in the body of \c Spawner that says what the drop does, and the
  /// name of what it calls; null where the spawner itself is known for that.
  const clang::Expr *Source = nullptr;
  std::string SourceName = "";
};

/// Knows the expressions of one translation unit. Not thread-safe.
class Spawns {
public:
  /// A body may hand a handle through this many functions.
  static constexpr unsigned MaxTraceDepth = 8;

  /// A virtual call may run, or hand its result on from, this many functions.
  static constexpr unsigned MaxImplementations = 64;

  /// \p Types must outlive this.
  explicit Spawns(const HandleTypes &Types)
      : Types(Types), Known(Types.catalogue()) {}

  const HandleTypes &types() const { return Types; }
  const Catalogue &catalogue() const { return Known; }

  /// The spawn whose handle is the value of \p E; none where \p E hands out
  /// nothing fresh, or a handle whose owner keeps the work.
  std::optional<Spawn> spawnOf(const clang::Expr *E) const {
    Verdict V = judge(E, Keeper::MayBeOwner, 0);
    return V.What == Answer::Spawns ? V.Fresh : std::nullopt;
  }

  /// The spawn that calling \p Callable would return the handle of.
  std::optional<Spawn> spawnOfCalling(const clang::Expr *Callable) const;

  /// What each call of \p FD hands out, whatever its object and arguments; its
  /// \c Site is null.
  std::optional<Spawn> spawnOfEachCall(const clang::FunctionDecl &FD) const;

  /// True if \p FD's visible body hands out no handle of fresh work, where its
  /// type is that of one.
  bool startsNothing(const clang::FunctionDecl &FD) const;

  /// True if the owner of what \p FD starts keeps the work.
  bool isOwned(const clang::FunctionDecl &FD) const;

  /// True if what \p FD returns is ready, or empty, by birth.
  bool isReady(const clang::FunctionDecl &FD) const;

  /// The row of \p FD, unless it is a function of the program's own that has
  /// the name of another library's, and visibly starts nothing.
  const Producer *producer(const clang::FunctionDecl &FD) const;

private:
  /// Who is to look after the handle: where a function hands it on, its caller
  /// is, whatever owner stands behind the work, and however a chain ends.
  enum class Keeper { MayBeOwner, IsCaller };

  enum class Answer { Unknown, Nothing, Spawns };
  struct Verdict {
    Answer What = Answer::Unknown;
    std::optional<Spawn> Fresh; ///< set where it spawns
  };
  struct BodyVerdict {
    Answer What = Answer::Unknown;
    // Meant where it spawns:
    DropOutcome Drop = DropOutcome::Orphans;
    const clang::Expr *Source = nullptr; ///< see Spawn
    std::string SourceName = "";
  };
  static Verdict spawns(Spawn S) { return {Answer::Spawns, std::move(S)}; }

  Verdict judge(const clang::Expr *E, Keeper By, unsigned Depth) const;
  Verdict judgeCall(const clang::CallExpr &Call, Keeper By,
                    unsigned Depth) const;
  Verdict judgeConstruction(const clang::CXXConstructExpr &E, Keeper By,
                            unsigned Depth) const;
  /// What \p FD's visible body says of the handle it returns. \p Receiver is
  /// the object of a member call, or null.
  BodyVerdict judgeBody(const clang::FunctionDecl &FD, const Handle &Returned,
                        const clang::Expr *Receiver, Keeper By,
                        unsigned Depth) const;
  BodyVerdict judgeReturns(llvm::ArrayRef<ReturnedValue> Values,
                           const clang::Expr *Receiver, Keeper By,
                           unsigned Depth) const;
  /// The parameters of \p F whose results it hands out, where that and what is
  /// ready is all; else empty.
  llvm::SmallVector<const clang::ParmVarDecl *, 2>
  parametersThatDecide(const clang::FunctionDecl &F, unsigned Depth) const;
  /// True if all that \p Call, which runs \p Run, may return is ready: what
  /// \p Run makes itself, and what the arguments return that it calls.
  bool handsOutReadyOfArgument(const clang::CallExpr &Call,
                               const clang::FunctionDecl &Run,
                               const Handle &Returned, unsigned Depth) const;
  /// True if \p Method is an overrider or has some in sight, and whichever of
  /// all that a call may run, by what is in sight, is run, it hands out no
  /// fresh work: a pipeline ends in handlers that are done at once.
  bool isReadyInSight(const clang::CXXMethodDecl &Method) const;
  /// True if a word of \p FD's name says that it starts work.
  bool saysThatItStarts(const clang::FunctionDecl &FD) const;
  /// True if \p FD, whose body does not tell, is likelier to give what its
  /// caller knows already, or what is ready, than the handle \p H of new work.
  bool handsOutNothingNew(const clang::FunctionDecl &FD, const Handle &H,
                          Keeper By) const;
  /// True if a word of \p FD's name says that it closes something, and it is
  /// virtual, or neither a result nor an attribute makes its value count.
  bool closes(const clang::FunctionDecl &FD) const;
  /// True if \p FD, which \p Call calls, is known by its name to return what is
  /// ready or empty by birth.
  bool makesReady(const clang::CallExpr &Call, const clang::FunctionDecl &FD,
                  const Handle &Result) const;
  /// `task.then(callback);` is how a chain of continuations ends: the callback
  /// observes the task. A lazy chain still needs somebody to start it.
  bool endsChain(const clang::CXXMemberCallExpr &Call,
                 const Handle &Result) const;
  /// \p S does what \p V says.
  static void fromBody(Spawn &S, const BodyVerdict &V);
  Spawn makeSpawn(const clang::Expr &Site, Spawn::Origin From,
                  const Handle &H) const;

  const HandleTypes &Types;
  const Catalogue &Known; ///< that of Types
  mutable std::optional<Overriders> AllOverriders;
  /// What isReadyInSight() says, by canonical method.
  mutable llvm::DenseMap<const clang::CXXMethodDecl *, bool> ReadyInSight;
  mutable bool IsLookingBehindCall = false;
  /// What judgeBody() says of a definition, by Keeper and depth: an answer
  /// that the bound on depth cut short holds for that depth only.
  mutable llvm::DenseMap<
      std::pair<const clang::FunctionDecl *, std::pair<unsigned, unsigned>>,
      BodyVerdict>
      Bodies;
};

} // namespace spawn

#endif // SPAWN_TIDY_HANDLES_SPAWNS_H
