//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Wording.h.
///
//===----------------------------------------------------------------------===//

#include "checks/Wording.h"
#include "handles/Coroutine.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/Support/ErrorHandling.h"

using namespace clang;

namespace spawn {
namespace {

/// "'waitpid'", "'pthread_join' or 'pthread_detach'".
std::string quoteList(const std::vector<std::string> &Names) {
  std::string Text;
  for (const std::string &Name : Names)
    Text += (Text.empty() ? "'" : " or '") + Name + "'";
  return Text;
}

} // namespace

std::string describe(const Spawn &S) {
  std::string The = "the " + S.Noun;
  if (!S.WrapperName.empty())
    The += " in '" + S.WrapperName + "'";
  switch (S.From) {
  case Spawn::Origin::Call:
    return S.Spawner.empty() ? The + " from this call"
                             : The + " from '" + S.Spawner + "'";
  case Spawn::Origin::Construction:
    return The + " created here";
  case Spawn::Origin::NewExpression:
    return The + " created with 'new'";
  case Spawn::Origin::Await:
    return The + " from this 'co_await'";
  }
  llvm_unreachable("unknown origin");
}

std::string describeHolder(const ValueDecl &Holder, HolderShape Shape,
                           const Spawn &S) {
  std::string Name = isa<DecompositionDecl>(Holder)
                         ? "this structured binding"
                         : "'" + Holder.getNameAsString() + "'";
  switch (Shape) {
  case HolderShape::Value:
  case HolderShape::Number:
    return "the " + S.Noun + " " + Name;
  case HolderShape::Pointer:
  case HolderShape::Nullable:
  case HolderShape::Parts:
    return "the " + S.Noun + " in " + Name;
  case HolderShape::Container:
    return "the work in " + Name;
  }
  llvm_unreachable("unknown shape");
}

/// The class of what \p S gives; null: it is none.
static const CXXRecordDecl *classOf(const Spawn &S) {
  const CXXRecordDecl *Class =
      S.Site ? S.Site->getType()->getAsCXXRecordDecl() : nullptr;
  return Class && Class->hasDefinition() ? Class : nullptr;
}

static bool isGenerator(const Spawn &S) {
  const CXXRecordDecl *Class = classOf(S);
  return Class && isRange(*Class);
}

/// True if it only suspends, so that no task stands behind it.
static bool isAwaiter(const Spawn &S) {
  const CXXRecordDecl *Class = classOf(S);
  return Class && isMereAwaiter(*Class);
}

std::string liveState(const Spawn &S) {
  bool IsJoined = !S.Row || S.Row->Releases.empty() ||
                  llvm::is_contained(S.Row->Releases, "join");
  return IsJoined && !(S.Row && S.Row->startsLater()) ? "joinable" : "running";
}

std::string describeDrop(const Spawn &S, llvm::StringRef Where) {
  switch (S.Drop) {
  case DropOutcome::Terminates:
    return (S.Row && !S.Row->TerminatesBy.empty()
                ? "which calls " + S.Row->TerminatesBy + " "
                : "which calls std::terminate ") +
           Where.str();
  case DropOutcome::Blocks:
    return ("which blocks " + Where +
            " until the task ends, so it runs no faster than a plain call")
        .str();
  case DropOutcome::Orphans:
    return "so the task runs on, and nothing can stop or observe it";
  case DropOutcome::Cancels:
    return S.Noun.ends_with("process") ? "which kills it"
                                       : "which cancels the work at once";
  case DropOutcome::NeverRuns:
    return isGenerator(S) ? "so its body never runs"
           : isAwaiter(S) ? "so it never runs"
                          : "so the task never runs";
  case DropOutcome::Leaks:
    return S.From == Spawn::Origin::NewExpression
               ? "so nothing can join or delete it, and it leaks"
           : S.IsProcess ? "so it stays a zombie when it has ended"
                         : "so its system resources leak";
  case DropOutcome::LosesError:
    return S.IsPromise
               ? "so what the promise is given is lost"
               : "so the task's result and any exception it throws are lost";
  }
  llvm_unreachable("unknown outcome");
}

/// The advice where a join would never return.
static constexpr llvm::StringLiteral EndItFirst =
    "let its task end when it is told to, by a stop token or a flag, and join "
    "it then; as it is, a join would never return";

/// What ends it where that is no join: "release it with 'stop()'"; else "".
static std::string ownRelease(const Spawn &S) {
  if (!S.ReleasedBy.empty())
    return S.ReleasedBy.front() == "join()"
               ? ""
               : "release it with " + quoteList(S.ReleasedBy);
  return !S.Row || S.Row->Releases.empty() || S.Row->Releases.front() == "join"
             ? ""
             : "release it with '" + S.Row->Releases.front() + "()'";
}

std::string describeRemedy(const Spawn &S, const Advice &A) {
  if (A.CanAwait)
    return "'co_await' it here";
  switch (S.Drop) {
  case DropOutcome::Terminates:
    if (std::string Own = ownRelease(S); !Own.empty())
      return "keep it and " + Own;
    if (A.NeverEnds)
      return EndItFirst.str();
    return A.HasJThread
               ? "keep it and join it, or use 'std::jthread', which joins in "
                 "its destructor"
               : "keep it and join it";
  case DropOutcome::Blocks:
    return "keep it and wait for it where the result is needed, or call the "
           "function directly";
  case DropOutcome::Orphans:
    return S.OnlyObserves
               ? "keep it, and wait for it or take its result where that is "
                 "needed"
               : "keep the handle, and stop or join the task when it is no "
                 "longer needed";
  case DropOutcome::Cancels:
    return "keep the handle for as long as the work is to go on";
  case DropOutcome::NeverRuns:
    if (!S.ReleasedBy.empty())
      return "keep it and call " + quoteList(S.ReleasedBy) +
             ", which runs the task";
    if (isGenerator(S))
      return "go through its values, or leave out the call";
    return "await it from a coroutine, or give it to what starts it";
  case DropOutcome::Leaks:
    if (S.From == Spawn::Origin::NewExpression)
      return "keep it in a variable or a smart pointer, and release it there";
    if (S.IsProcess && !S.ReleasedBy.empty())
      return "keep its id and wait for it with " + quoteList(S.ReleasedBy);
    return S.ReleasedBy.empty() ? "keep the handle and release it"
                                : "keep the handle and release it with " +
                                      quoteList(S.ReleasedBy);
  case DropOutcome::LosesError:
    return S.ReleasedBy.empty()
               ? "keep the handle and look at its result"
               : "keep it and call " + quoteList(S.ReleasedBy) +
                     ", which passes the exception on";
  }
  llvm_unreachable("unknown outcome");
}

std::string describeReleaseEverywhere(const Spawn &S, const Advice &A) {
  std::string ByName = quoteList(S.ReleasedBy);
  switch (S.Drop) {
  case DropOutcome::Terminates:
    if (std::string Own = ownRelease(S); !Own.empty())
      return Own + " on every path";
    if (A.NeverEnds)
      return EndItFirst.str();
    return A.HasJThread
               ? "join it on every path, or use 'std::jthread', which joins in "
                 "its destructor"
               : "join it on every path, or give it to a guard that joins in "
                 "its destructor";
  case DropOutcome::Orphans:
    if (S.OnlyObserves)
      return "wait for it and look at its result";
    return "stop or join the task on every path, or give it to a guard that "
           "does so in its destructor";
  case DropOutcome::Leaks:
    if (S.IsProcess && !ByName.empty())
      return "wait for it with " + ByName + " on every path";
    return ByName.empty() ? "release it on every path"
                          : "release it with " + ByName + " on every path";
  case DropOutcome::Blocks:
  case DropOutcome::Cancels:
  case DropOutcome::NeverRuns:
  case DropOutcome::LosesError: {
    // It is kept already.
    std::string Remedy = describeRemedy(S, A);
    llvm::StringRef Rest = Remedy;
    Rest.consume_front("keep it and ");
    return Rest.str();
  }
  }
  llvm_unreachable("unknown outcome");
}

std::string describeReleaseBefore(const Spawn &S, const Advice &A) {
  if (S.Drop == DropOutcome::Terminates && ownRelease(S).empty())
    return A.NeverEnds ? EndItFirst.str() : "join it before this";
  if (S.Drop == DropOutcome::Orphans)
    return "stop or join the task before this";
  if (S.IsProcess && !S.ReleasedBy.empty())
    return "wait for it with " + quoteList(S.ReleasedBy) + " before this";
  return S.ReleasedBy.empty()
             ? "release it before this"
             : "release it with " + quoteList(S.ReleasedBy) + " before this";
}

std::string describeReleaseInDestructor(const Spawn &S, const Advice &A) {
  // It may first tell the task to end; a join alone might hang.
  if (A.ReleasedBy)
    return "call '" + A.ReleasedBy->getNameAsString() + "' in the destructor";
  bool Joins = S.Drop == DropOutcome::Terminates && ownRelease(S).empty();
  if (Joins && A.NeverEnds)
    return EndItFirst.str();
  if (!Joins)
    return S.ReleasedBy.empty()
               ? "release it in the destructor"
               : "release it in the destructor with " + quoteList(S.ReleasedBy);
  return A.HasJThread
             ? "join it in the destructor, or use 'std::jthread', which joins "
               "in its own"
             : "join it in the destructor";
}

std::string describeReleaseInConstructor(const Spawn &S, const Advice &A) {
  const std::string Last = "start it where nothing can throw afterwards";
  if (S.Drop != DropOutcome::Terminates || !ownRelease(S).empty())
    return Last + ", or release it before the exception leaves";
  return Last + (A.HasJThread ? ", or use 'std::jthread', which joins in its "
                                "own destructor"
                              : ", or join it before the exception leaves");
}

} // namespace spawn
