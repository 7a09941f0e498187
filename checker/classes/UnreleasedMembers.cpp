//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See UnreleasedMembers.h.
///
//===----------------------------------------------------------------------===//

#include "classes/UnreleasedMembers.h"
#include "ast/Functions.h"
#include "ast/Walk.h"
#include "classes/ConstructorThrows.h"
#include "classes/ObjectUses.h"
#include "flow/StatementPlace.h"
#include "tasks/Task.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include <map>
#include <set>

using namespace clang;

namespace spawn {
namespace {

using Action = HandleUse::Action;

/// The work that \p Use starts, if dropping it is this analysis' business.
const Spawn *startedBy(const HandleUse &Use) {
  const std::optional<Spawn> &Fresh = Use.Value.Fresh;
  return Fresh && policyOf(Fresh->Drop).InDestructor ? &*Fresh : nullptr;
}

/// True if a \c return behind \p Start, in the block of it, comes before
/// \p Release. One in a block where \p IsSettled is true of a statement before
/// it, or of the condition, does not count.
bool returnsBetween(const Stmt &Start, const Stmt &Release,
                    const ParentMap &Parents, const SourceManager &SM,
                    llvm::function_ref<bool(const Stmt &)> IsSettled) {
  const Stmt *Around = &Start;
  while (Around && !isa<CompoundStmt>(Around) && !conditionIn(*Around) &&
         !isLoop(*Around))
    Around = Parents.getParent(Around);
  // Of a branch without braces it is all.
  if (!isa_and_nonnull<CompoundStmt>(Around))
    return false;
  auto IsBefore = [&](const Stmt &A, const Stmt &B) {
    return SM.isBeforeInTranslationUnit(A.getBeginLoc(), B.getBeginLoc());
  };
  auto IsSettledAt = [&](const Stmt &Return) {
    for (const Stmt *In = Parents.getParent(&Return); In && In != Around;
         In = Parents.getParent(In))
      if (anyStatement(*In, [&](const Stmt &S) {
            return IsBefore(S, Return) && IsSettled(S);
          }))
        return true;
    return false;
  };
  return walk(*Around, [&](const Stmt &S) {
    if (isa<LambdaExpr>(S))
      return Step::Past;
    bool IsBetween = isa<ReturnStmt>(S) && !IsBefore(S, Start) &&
                     IsBefore(S, Release) && !IsSettledAt(S);
    return IsBetween ? Step::Stop : Step::Into;
  });
}

/// True if \p Mention is asked about emptiness by an assertion: where the
/// answer is no, the program ends.
bool isAsserted(const MemberExpr &Mention, const ParentMap &Parents,
                const Catalogue &Known) {
  auto Ends = [&](const Stmt *S) {
    return S && anyStatement(*S, [&](const Stmt &Inner) {
             const auto *Call = dyn_cast<CallExpr>(&Inner);
             const FunctionDecl *FD = Call ? Call->getDirectCallee() : nullptr;
             const FunctionRow *Row = FD ? Known.Functions.find(*FD) : nullptr;
             return isNoReturnCall(Inner) ||
                    (Row && Row->Role == FunctionRole::Aborts);
           });
  };
  const Stmt *Child = &Mention;
  for (const Stmt *Around = Parents.getParent(Child); Around;
       Child = Around, Around = Parents.getParent(Around)) {
    if (const auto *Choice = dyn_cast<ConditionalOperator>(Around);
        Choice && Choice->getCond() == Child)
      return Ends(Choice->getTrueExpr()) || Ends(Choice->getFalseExpr());
    if (const auto *If = dyn_cast<IfStmt>(Around))
      return If->getCond() == Child &&
             (Ends(If->getThen()) || Ends(If->getElse()));
    if (const auto *Logical = dyn_cast<BinaryOperator>(Around);
        Logical && Logical->isLogicalOp() && Ends(Logical->getRHS()))
      return true;
  }
  return false;
}

/// True if \p S stands in a loop, and in no `try`.
bool isInUnguardedLoop(const Stmt &S, const ParentMap &Parents) {
  bool InLoop = false;
  for (const Stmt *Around = &S; Around; Around = Parents.getParent(Around)) {
    if (isa<CXXTryStmt>(Around))
      return false;
    InLoop |= isLoop(*Around);
  }
  return InLoop;
}

/// True if \p Calls has a method that releases \p M in sight.
bool releases(const MemberFacts &M, const ObjectCalls &Calls) {
  return llvm::any_of(M.Uses, [&](const MemberUse &U) {
    return U.In && mayRelease(U.What) && Calls.reaches(*U.In);
  });
}

/// The same, or one whose body is out of sight.
bool mayRelease(const MemberFacts &M, const ObjectCalls &Calls) {
  return Calls.isOutOfSight() || releases(M, Calls);
}

/// Judges the members of one translation unit.
class MemberJudge {
public:
  MemberJudge(const ClassFacts &Classes, NameIndex &Names)
      : Classes(Classes), Names(Names) {}

  std::vector<UnreleasedMember> judge(ExceptionPaths Paths);

private:
  /// True if the function that starts the work settles it further down, on each
  /// path that returns.
  bool isReleasedAfterwards(const MemberUse &Start, const MemberFacts &M);
  /// What is left of a member when a function has run: the last thing done to
  /// it counts. None: nothing is done to it.
  enum class Left { Nothing, Settled, Started };
  using AllLeft = llvm::DenseMap<const clang::FieldDecl *, Left>;
  /// Each body is walked once in a \p Walk, for all members.
  struct OrderedWalk {
    std::map<const clang::FunctionDecl *, AllLeft> Known;
    bool Cut = false; ///< calls are nested too deep: nothing is known
  };
  /// What is left when \p F, which \p Dynamic's destructor calls, has run.
  const AllLeft &leftBy(const clang::FunctionDecl &F,
                        const clang::CXXRecordDecl *Dynamic, OrderedWalk &Walk,
                        unsigned Depth);
  /// What is left when \p Destructor has run; null where that is not known.
  const AllLeft *leftByDestructor(const clang::CXXDestructorDecl &Destructor);
  /// True if all that releases it is out of reach for who only has the object.
  bool isOutOfReach(const clang::FieldDecl &Field, const MemberFacts &M) const;
  /// The calls that \p Method, which has a body, makes on its object.
  llvm::ArrayRef<std::pair<const Stmt *, const CXXMethodDecl *>>
  callsIn(const CXXMethodDecl &Method);
  /// The tasks that members of \p Class start, and its destructor, which makes
  /// \p Calls, waits for; those that may come to a member.
  llvm::ArrayRef<std::pair<const FieldDecl *, Task>>
  joinedTasksOf(const CXXRecordDecl &Class, const ObjectCalls &Calls) const;
  /// True if another member's task releases it, and the destructor waits for
  /// that.
  bool isReleasedByTask(const clang::FieldDecl &Field, const MemberFacts &M,
                        const ObjectCalls &Calls) const;
  /// True if a lambda releases it, which others call, and the destructor waits
  /// for something, which may be what that lambda does last.
  bool isReleasedByCallback(const MemberFacts &M,
                            const CXXDestructorDecl &Destructor) const;
  /// True if an object that has one of \p Class is destroyed out of sight, or
  /// calls what is defined elsewhere as it is.
  bool mayBeStoppedByOwner(const clang::CXXRecordDecl &Class) const;
  bool isReleasedElsewhere(const clang::FieldDecl &Field,
                           const MemberFacts &M) const;
  /// A use that releases it in a method of its class; one that ends the work
  /// rather than one that hands it on. Null: there is none.
  const MemberUse *releasingUse(const clang::FieldDecl &Field,
                                const MemberFacts &M) const;
  /// True if a framework calls what releases it before it destroys the object.
  bool isReleasedByTeardown(const clang::FieldDecl &Field,
                            const MemberFacts &M) const;
  /// True if a base alone, which has hooks for both, starts and releases it:
  /// who has the object can't, and the base's owner looks after the order.
  bool isReleasedByBase(const clang::FieldDecl &Field,
                        const MemberFacts &M) const;
  /// True if \p Destructor asserts something of a flag that what starts it and
  /// what releases it set to different values: it relies on its owner.
  bool isAssertedByFlag(const clang::FieldDecl &Field, const MemberFacts &M,
                        const CXXDestructorDecl &Destructor);
  /// True if another member's initializer makes a guard that calls what
  /// releases it.
  bool isReleasedByGuard(const clang::FieldDecl &Field, const MemberFacts &M);
  /// True if whoever starts an object's work in this unit also calls what
  /// releases it.
  bool isReleasedByUsers(const clang::FieldDecl &Field,
                         const MemberFacts &M) const;
  std::optional<UnreleasedMember> judgeDestructor(const clang::FieldDecl &Field,
                                                  const MemberFacts &M,
                                                  const Spawn &Started);
  void judgeOverwrites(const clang::FieldDecl &Field, const MemberFacts &M,
                       const Spawn &Started,
                       std::vector<UnreleasedMember> &Found);
  void judgeConstructors(const MemberFacts &M, const clang::FieldDecl &Field,
                         std::vector<UnreleasedMember> &Found);

  /// An exception may leave a constructor that has started the work.
  std::optional<UnreleasedMember> judgeThrows(const FieldDecl &Field,
                                              const MemberFacts &M);

  const ClassFacts &Classes;
  NameIndex &Names;
  const ConstructorThrows &throwsOf(const CXXConstructorDecl &Ctor);
  Throws Visible{ExceptionPaths::Visible};
  llvm::DenseMap<const MemberExpr *, llvm::SmallVector<const MemberUse *, 1>>
      UsesOf;
  std::map<const CXXDestructorDecl *, std::optional<AllLeft>> AtEnd;
  std::map<const CXXMethodDecl *,
           std::vector<std::pair<const Stmt *, const CXXMethodDecl *>>>
      CallsIn;
  mutable llvm::DenseMap<const CXXRecordDecl *,
                         std::vector<std::pair<const FieldDecl *, Task>>>
      JoinedTasks;
  llvm::DenseMap<const CXXConstructorDecl *, std::unique_ptr<ConstructorThrows>>
      OfConstructor;
};

llvm::ArrayRef<std::pair<const Stmt *, const CXXMethodDecl *>>
MemberJudge::callsIn(const CXXMethodDecl &Method) {
  auto [It, IsNew] = CallsIn.try_emplace(&Method);
  if (IsNew)
    forEachStatement(
        *Method.getBody(), [&, &Calls = It->second](const Stmt &S) {
          if (const CXXMethodDecl *Called = calledOnThis(S, nullptr))
            Calls.emplace_back(&S, Called);
        });
  return It->second;
}

bool MemberJudge::isReleasedAfterwards(const MemberUse &Start,
                                       const MemberFacts &M) {
  const auto *Starter = dyn_cast_or_null<CXXMethodDecl>(Start.In);
  if (!Starter || !Starter->getBody())
    return false;
  const SourceManager &SM = Starter->getASTContext().getSourceManager();
  const ParentMap &Map = Classes.bodyOf(*Starter).parents();
  auto Releases = [&](const ObjectCalls &Calls) {
    return llvm::any_of(M.Uses, [&](const MemberUse &U) {
      return U.In && U.In != Starter && mayRelease(U.What) &&
             Calls.reaches(*U.In);
    });
  };
  // The body follows on an initializer.
  const Stmt *Begin = Start.Mention;
  if (!Begin)
    Begin = Starter->getBody();
  auto Follows = [&](const Stmt &S) {
    return (!Start.Mention ||
            SM.isBeforeInTranslationUnit(Start.Mention->getBeginLoc(),
                                         S.getBeginLoc())) &&
           !isOnLeavingBranch(S, *Begin, Map);
  };
  llvm::SmallPtrSet<const Stmt *, 8> Releasing;
  for (const auto &[At, Called] : callsIn(*Starter))
    if (Releases(Classes.callsOf(Called)))
      Releasing.insert(At);
  for (const MemberUse &U : M.Uses)
    if (U.In == Starter && U.Mention && mayRelease(U.What))
      Releasing.insert(U.Mention);
  const Stmt *First = nullptr;
  for (const Stmt *S : Releasing)
    if (Follows(*S) && (!First || SM.isBeforeInTranslationUnit(
                                      S->getBeginLoc(), First->getBeginLoc())))
      First = S;
  // Where the start of a number fails, there is nothing to release.
  if (First)
    return M.Handle.Kind.Drop != DropOutcome::Terminates ||
           !returnsBetween(*Begin, *First, Map, SM, [&](const Stmt &S) {
             const auto *Mention = dyn_cast<MemberExpr>(&S);
             return Releasing.contains(&S) ||
                    (Mention && M.Mentions.count(Mention) != 0 &&
                     Mention != Begin);
           });
  // `run() { start(); stop(); }` is the only way to a private start().
  return Starter->getAccess() == AS_private &&
         llvm::any_of(Starter->getParent()->methods(),
                      [&](const CXXMethodDecl *Caller) {
                        const FunctionDecl *Definition = nullptr;
                        if (isa<CXXDestructorDecl>(Caller) ||
                            !Caller->hasBody(Definition))
                          return false;
                        const ObjectCalls &Calls = Classes.callsOf(Caller);
                        return Calls.reaches(*Starter) && Releases(Calls);
                      });
}

bool MemberJudge::isReleasedElsewhere(const FieldDecl &Field,
                                      const MemberFacts &M) const {
  return llvm::any_of(M.Uses, [&](const MemberUse &U) {
    // A friend, an owner, or a derived class looks after it. An alias may be
    // anywhere.
    return U.What.What == Action::Escape ||
           (mayRelease(U.What) && !isMethodOf(U.In, classOf(Field))) ||
           (U.What.What == Action::Lend &&
            !isa_and_nonnull<CXXDestructorDecl>(U.In));
  });
}

const MemberUse *MemberJudge::releasingUse(const FieldDecl &Field,
                                           const MemberFacts &M) const {
  // A method that starts the work too only makes room for it.
  auto Starts = [&](const FunctionDecl *F) {
    return llvm::any_of(M.Uses, [&](const MemberUse &U) {
      return U.In == F && startedBy(U.What);
    });
  };
  const MemberUse *GivesAway = nullptr;
  for (const MemberUse &U : M.Uses)
    if (mayRelease(U.What) && isOnThis(U.Mention) &&
        isMethodOf(U.In, classOf(Field)) && !Starts(U.In)) {
      if (U.What.What == Action::Release && !movesOn(U.What.Why))
        return &U;
      GivesAway = GivesAway ? GivesAway : &U;
    }
  return GivesAway;
}

bool MemberJudge::isReleasedByGuard(const FieldDecl &Field,
                                    const MemberFacts &M) {
  return llvm::any_of(
      Classes.initializersOf(classOf(Field)).WithLambda, [&](const auto &Made) {
        return Made.first != &Field &&
               llvm::any_of(M.Uses, [&](const MemberUse &U) {
                 return mayRelease(U.What) && U.In &&
                        mayReleaseInLambda(*Made.second, *U.In, U.Mention);
               });
      });
}

bool MemberJudge::isReleasedByTeardown(const FieldDecl &Field,
                                       const MemberFacts &M) const {
  const NameTable<bool> &Teardowns = Classes.spawns().catalogue().Teardowns;
  const CXXRecordDecl &Class = classOf(Field);
  auto IsTeardown = [&](const CXXMethodDecl *Method) {
    return overriddenOneOf(*Method, Teardowns) != nullptr;
  };
  if (llvm::any_of(Class.methods(), [&](const CXXMethodDecl *Method) {
        return IsTeardown(Method) && mayRelease(M, Classes.callsOf(Method));
      }))
    return true;
  // A base of several fixtures may call what they override.
  auto OverridesWhatReleases = [&] {
    return llvm::any_of(Class.methods(), [&](const CXXMethodDecl *Method) {
      return Method->size_overridden_methods() != 0 &&
             !isa<CXXDestructorDecl>(Method) &&
             releases(M, Classes.callsOf(Method)) &&
             llvm::none_of(M.Uses, [&](const MemberUse &U) {
               return U.In && startedBy(U.What) &&
                      Classes.callsOf(Method).reaches(*U.In);
             });
    });
  };
  return !Class.forallBases([&](const CXXRecordDecl *Base) {
    return llvm::none_of(Base->methods(), [&](const CXXMethodDecl *Method) {
      if (!IsTeardown(Method))
        return false;
      ObjectCalls Calls(Method, &Class);
      return releases(M, Calls) ||
             (Calls.isOutOfSight() && OverridesWhatReleases());
    });
  });
}

/// True if \p Method is called by a base of its class alone: it overrides what
/// the base calls, and neither of them is public.
static bool isHook(const CXXMethodDecl &Method) {
  return Method.size_overridden_methods() != 0 &&
         !isa<CXXDestructorDecl>(Method) && Method.getAccess() != AS_public &&
         llvm::all_of(Method.overridden_methods(),
                      [](const CXXMethodDecl *Overridden) {
                        return Overridden->getAccess() != AS_public;
                      });
}

bool MemberJudge::isReleasedByBase(const FieldDecl &Field,
                                   const MemberFacts &M) const {
  const CXXRecordDecl &Class = classOf(Field);
  auto Starts = [&](const CXXMethodDecl *Hook) {
    return llvm::any_of(M.Uses, [&](const MemberUse &U) {
      return U.In && startedBy(U.What) && Classes.callsOf(Hook).reaches(*U.In);
    });
  };
  return llvm::all_of(M.Uses,
                      [&](const MemberUse &U) {
                        const auto *In = dyn_cast_or_null<CXXMethodDecl>(U.In);
                        return !startedBy(U.What) || (In && isHook(*In));
                      }) &&
         llvm::any_of(Class.methods(), [&](const CXXMethodDecl *Method) {
           return isHook(*Method) && releases(M, Classes.callsOf(Method)) &&
                  !Starts(Method);
         });
}

namespace {

/// The constants that functions give the flags of their object.
using FlagValues =
    llvm::SmallDenseMap<const FieldDecl *, std::set<std::int64_t>, 4>;

/// What \p S sets, and to what: `running = true`, `state.store(Stopped)`. The
/// first is null where \p S sets nothing.
std::pair<const Expr *, const Expr *> setBy(const Stmt &S,
                                            const Vocabulary &Words) {
  if (const auto *Assign = dyn_cast<BinaryOperator>(&S);
      Assign && Assign->getOpcode() == BO_Assign)
    return {Assign->getLHS(), Assign->getRHS()};
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S);
      Operator && Operator->getOperator() == OO_Equal)
    return {Operator->getArg(0), Operator->getArg(1)};
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  if (!Method || !Method->getIdentifier() || !isInStd(*Method))
    return {};
  llvm::StringRef Name = Method->getName();
  unsigned Value =
      Words.has(Name, MemberRole::Signals) || Name == "exchange" ? 0
      : Name == "compare_exchange_strong" || Name == "compare_exchange_weak"
          ? 1
          : Call->getNumArgs();
  return Value < Call->getNumArgs()
             ? std::pair(Call->getImplicitObjectArgument(), Call->getArg(Value))
             : std::pair<const Expr *, const Expr *>();
}

/// Adds what \p Root gives its object's flags.
void addFlags(const Stmt &Root, const ASTContext &Ctx, const Vocabulary &Words,
              FlagValues &Flags) {
  forEachStatement(Root, [&](const Stmt &S) {
    auto [Target, Value] = setBy(S, Words);
    const auto *Member =
        Target ? dyn_cast<MemberExpr>(Target->IgnoreParenImpCasts()) : nullptr;
    const auto *Flag =
        Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
    Expr::EvalResult Result;
    if (Flag && isOnThis(Member) && !Value->isValueDependent() &&
        Value->getType()->isIntegralOrEnumerationType() &&
        Value->EvaluateAsInt(Result, Ctx))
      Flags[Flag].insert(Result.Val.getInt().getExtValue());
  });
}

} // namespace

bool MemberJudge::isAssertedByFlag(const FieldDecl &Field, const MemberFacts &M,
                                   const CXXDestructorDecl &Destructor) {
  const FunctionDecl *Definition = nullptr;
  if (!Destructor.hasBody(Definition) || !Destructor.isUserProvided())
    return false;
  const ASTContext &Ctx = Field.getASTContext();
  const Vocabulary &Words = Classes.spawns().catalogue().Words;
  FlagValues AtStart, AtRelease;
  for (const MemberUse &U : M.Uses) {
    if (!isMethodOf(U.In, classOf(Field)) || !U.In->getBody())
      continue;
    if (startedBy(U.What))
      addFlags(*U.In->getBody(), Ctx, Words, AtStart);
    else if (mayRelease(U.What))
      addFlags(*U.In->getBody(), Ctx, Words, AtRelease);
  }
  // One that the start leaves as it is tells nothing of what was started after.
  auto Follows = [&](const FieldDecl *Flag) {
    auto Start = AtStart.find(Flag), Release = AtRelease.find(Flag);
    return Start != AtStart.end() && Release != AtRelease.end() &&
           Start->second != Release->second;
  };
  auto IsAsked = [&](const Stmt &S) {
    const auto *Mention = dyn_cast<MemberExpr>(&S);
    const auto *Flag =
        Mention ? dyn_cast<FieldDecl>(Mention->getMemberDecl()) : nullptr;
    return Flag && Follows(Flag) &&
           isAsserted(*Mention, Classes.bodyOf(*Definition).parents(),
                      Classes.spawns().catalogue());
  };
  return anyStatement(*Definition->getBody(), IsAsked) ||
         llvm::any_of(AtRelease, [&](const auto &Entry) {
           return Follows(Entry.first) &&
                  Names.isLeftOut(Entry.first->getName(), *Definition);
         });
}

/// Calls on the object are followed to this depth, for the stack's sake.
static constexpr unsigned MaxOrderedCalls = 200;

const MemberJudge::AllLeft &MemberJudge::leftBy(const FunctionDecl &F,
                                                const CXXRecordDecl *Dynamic,
                                                OrderedWalk &Walk,
                                                unsigned Depth) {
  static const AllLeft None;
  const FunctionDecl *Definition = nullptr;
  Walk.Cut |= Depth > MaxOrderedCalls;
  if (Walk.Cut || !F.hasBody(Definition))
    return None;
  // A function that is met while it is walked adds nothing to itself.
  auto [It, IsNew] = Walk.Known.try_emplace(Definition);
  if (!IsNew)
    return It->second;
  AllLeft Last;
  forEachStatement(*Definition->getBody(), [&](const Stmt &S) {
    if (const auto *Mention = dyn_cast<MemberExpr>(&S)) {
      auto Uses = UsesOf.find(Mention);
      if (Uses != UsesOf.end())
        for (const MemberUse *U : Uses->second)
          if (startedBy(U->What) || mayRelease(U->What))
            Last[cast<FieldDecl>(Mention->getMemberDecl())] =
                startedBy(U->What) ? Left::Started : Left::Settled;
    } else if (const CXXMethodDecl *Called = calledOnThis(S, Dynamic)) {
      for (const auto &[Field, ByCall] :
           leftBy(*Called, Dynamic, Walk, Depth + 1))
        Last[Field] = ByCall;
    }
  });
  return It->second = std::move(Last);
}

const MemberJudge::AllLeft *
MemberJudge::leftByDestructor(const CXXDestructorDecl &Destructor) {
  if (UsesOf.empty())
    for (const auto &[Field, M] : Classes.members())
      for (const MemberUse &U : M.Uses)
        if (U.Mention)
          UsesOf[U.Mention].push_back(&U);
  auto [It, IsNew] = AtEnd.try_emplace(&Destructor);
  if (IsNew) {
    OrderedWalk Walk;
    AllLeft All = leftBy(Destructor, Destructor.getParent(), Walk, 0);
    if (!Walk.Cut)
      It->second = std::move(All);
  }
  return It->second ? &*It->second : nullptr;
}

bool MemberJudge::isOutOfReach(const FieldDecl &Field,
                               const MemberFacts &M) const {
  const CXXRecordDecl &Class = classOf(Field);
  auto MayRelease = [&](const CXXMethodDecl *Method) {
    if (isa<CXXDestructorDecl>(Method) || Method->isImplicit() ||
        (Method->getAccess() == AS_private && !Method->isVirtual()))
      return false;
    return mayRelease(M, Classes.callsOf(Method));
  };
  return Field.getAccess() == AS_private && Class.friends().empty() &&
         llvm::none_of(Class.methods(), MayRelease);
}

llvm::ArrayRef<std::pair<const FieldDecl *, Task>>
MemberJudge::joinedTasksOf(const CXXRecordDecl &Class,
                           const ObjectCalls &Calls) const {
  auto [It, IsNew] = JoinedTasks.try_emplace(&Class);
  if (!IsNew)
    return It->second;
  for (const FieldDecl *Field : Class.fields()) {
    auto Member = Classes.members().find(Field);
    if (Member == Classes.members().end() || !releases(Member->second, Calls))
      continue;
    for (const MemberUse &U : Member->second.Uses) {
      const Spawn *Started = startedBy(U.What);
      Task Run = Started ? taskOf(*Started->Site, Classes.spawns().catalogue())
                         : Task{};
      // What is neither a method nor a lambda comes to no member.
      if (Run.Callable && (isa_and_nonnull<CXXMethodDecl>(Run.Function) ||
                           anyStatement(*Run.Callable, [](const Stmt &S) {
                             return isa<LambdaExpr>(S);
                           })))
        It->second.emplace_back(Field, std::move(Run));
    }
  }
  return It->second;
}

bool MemberJudge::isReleasedByTask(const FieldDecl &Field, const MemberFacts &M,
                                   const ObjectCalls &Calls) const {
  return llvm::any_of(
      joinedTasksOf(classOf(Field), Calls), [&](const auto &Joined) {
        const auto &[Other, Started] = Joined;
        const auto *Run = dyn_cast_or_null<CXXMethodDecl>(Started.Function);
        return Other != &Field && llvm::any_of(M.Uses, [&, &Started = Started](
                                                           const MemberUse &U) {
                 return U.In && mayRelease(U.What) &&
                        ((Run && !isLambda(*Run) &&
                          Classes.callsOf(Run).reaches(*U.In)) ||
                         mayReleaseInLambda(*Started.Callable, *U.In,
                                            U.Mention));
               });
      });
}

bool MemberJudge::isReleasedByCallback(
    const MemberFacts &M, const CXXDestructorDecl &Destructor) const {
  const FunctionDecl *Definition = nullptr;
  const Vocabulary &Words = Classes.spawns().catalogue().Words;
  auto Waits = [&](const Stmt &S) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
    const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
    return Method && Method->getIdentifier() &&
           Words.hasAny(Method->getName(),
                        {MemberRole::Joins, MemberRole::Waits,
                         MemberRole::Blocks, MemberRole::AwaitsSignal});
  };
  return Destructor.hasBody(Definition) && Definition->getBody() &&
         anyStatement(*Definition->getBody(), Waits) &&
         llvm::any_of(M.Uses, [&](const MemberUse &U) {
           return mayRelease(U.What) && U.In && U.Mention && U.In->getBody() &&
                  anyStatement(*U.In->getBody(), [&](const Stmt &S) {
                    return isa<LambdaExpr>(S) &&
                           anyStatement(S, [&](const Stmt &Part) {
                             return &Part == U.Mention;
                           });
                  });
         });
}

bool MemberJudge::mayBeStoppedByOwner(const CXXRecordDecl &Class) const {
  return llvm::any_of(Classes.ownersOf(Class), [&](const CXXRecordDecl *Owner) {
    const CXXDestructorDecl *Destructor = Owner->getDestructor();
    return Destructor && Destructor->isUserProvided() &&
           Classes.callsOf(Destructor).isOutOfSight();
  });
}

bool MemberJudge::isReleasedByUsers(const FieldDecl &Field,
                                    const MemberFacts &M) const {
  const CXXRecordDecl &Class = classOf(Field);
  // A method, not what it makes or a friend, is what users call.
  if (Classes.isDerivedFrom(Class) ||
      !llvm::all_of(M.Uses, [&](const MemberUse &U) {
        return !startedBy(U.What) || isMethodOf(U.In, Class);
      }))
    return false;
  auto Calls = [&](const CXXMethodDecl &Method, auto Does) {
    const ObjectCalls &Reached = Classes.callsOf(&Method);
    return llvm::any_of(M.Uses, [&](const MemberUse &U) {
      return U.In && Does(U) && Reached.reaches(*U.In);
    });
  };
  auto Starts = [&](const CXXMethodDecl &Method) {
    return Calls(Method, [](const MemberUse &U) {
      return startedBy(U.What) != nullptr;
    });
  };
  auto Releases = [&](const CXXMethodDecl &Method) {
    return Calls(Method, [](const MemberUse &U) { return mayRelease(U.What); });
  };
  const bool ConstructorStarts =
      llvm::any_of(Class.ctors(), [&](const CXXConstructorDecl *Ctor) {
        return Starts(*Ctor);
      });
  return areReleasedByUsers(Class, {Starts, Releases, ConstructorStarts},
                            Classes.bodies());
}

std::optional<UnreleasedMember>
MemberJudge::judgeDestructor(const FieldDecl &Field, const MemberFacts &M,
                             const Spawn &Started) {
  const CXXRecordDecl &Class = classOf(Field);
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  if (Destructor && Destructor->isDeleted())
    return std::nullopt;
  const ObjectCalls &Calls = Classes.callsOf(Destructor);
  if (Calls.isOutOfSight() || isReleasedByTask(Field, M, Calls) ||
      (Destructor && isReleasedByCallback(M, *Destructor)) ||
      (Calls.isPassedOn() && !isOutOfReach(Field, M)))
    return std::nullopt;
  const AllLeft *Ends = Destructor ? leftByDestructor(*Destructor) : nullptr;
  const Left AtEnd = Ends ? Ends->lookup(&Field) : Left::Nothing;

  bool Deletes = false;
  bool AnyDeletes = false;
  for (const MemberUse &U : M.Uses) {
    bool InDestructor = U.In && Calls.reaches(*U.In);
    // A destructor that asserts that the work has ended relies on its owner.
    if (InDestructor && AtEnd != Left::Started &&
        (mayRelease(U.What) ||
         Classes.spawns().catalogue().Words.has(U.What.Method,
                                                MemberRole::AsksLive) ||
         (U.Mention && U.In->getBody() &&
          isAsserted(*U.Mention, Classes.bodyOf(*U.In).parents(),
                     Classes.spawns().catalogue()))))
      return std::nullopt;
    if (U.What.What == Action::Destroy) {
      Deletes |= InDestructor;
      AnyDeletes = true;
    }
  }
  if (isReleasedByGuard(Field, M) || isReleasedByTeardown(Field, M) ||
      isReleasedByBase(Field, M))
    return std::nullopt;
  // NDEBUG leaves the assertion out.
  const FunctionDecl *Definition = nullptr;
  if (Destructor && Destructor->hasBody(Definition) &&
      Destructor->isUserProvided() &&
      Names.isLeftOut(Field.getName(), *Definition))
    return std::nullopt;
  if (Destructor && isAssertedByFlag(Field, M, *Destructor))
    return std::nullopt;

  UnreleasedMember Found{MemberEnd::Destructor, &Field, M.Handle.Shape,
                         Started};
  if (const MemberUse *Releasing = releasingUse(Field, M)) {
    Found.ReleasedBy = cast<CXXMethodDecl>(Releasing->In);
    Found.OnlyGivesAway =
        Releasing->What.What != Action::Release || movesOn(Releasing->What.Why);
  }
  if (M.Handle.Shape == HolderShape::Pointer || M.Handle.OfPointers) {
    if (!Deletes && (AnyDeletes || Found.ReleasedBy))
      return std::nullopt;
    Found.Ends = Deletes ? MemberEnd::Deleted : MemberEnd::NeverDeleted;
    if (Deletes)
      Found.What.Drop = M.Handle.Kind.Drop;
    Found.What.From =
        Deletes ? Spawn::Origin::Construction : Spawn::Origin::NewExpression;
  }
  bool CanBeReached = Class.hasFriends() ||
                      (Found.ReleasedBy ? Found.ReleasedBy->getAccess()
                                        : Field.getAccess()) != AS_private;
  // The class of each of its objects is out of sight.
  if (CanBeReached && Class.isAbstract() && !Classes.isDerivedFrom(Class))
    return std::nullopt;
  if (Found.ReleasedBy && (Classes.isCalledByDestructor(*Found.ReleasedBy) ||
                           (CanBeReached && mayBeStoppedByOwner(Class))))
    return std::nullopt;
  // A destructor in sight calls what may release it, and is not.
  if (llvm::any_of(Class.methods(), [&](const CXXMethodDecl *Method) {
        return !Method->hasBody() && !Method->isImplicit() &&
               !Method->getTemplateInstantiationPattern() &&
               Classes.isCalledByDestructor(*Method);
      }))
    return std::nullopt;
  if (Found.ReleasedBy && isReleasedByUsers(Field, M))
    return std::nullopt;
  return Found;
}

void MemberJudge::judgeOverwrites(const FieldDecl &Field, const MemberFacts &M,
                                  const Spawn &Started,
                                  std::vector<UnreleasedMember> &Found) {
  if (M.Handle.Shape == HolderShape::Container)
    return;
  // For each use on the object itself, the one before it in its function.
  const SourceManager &SM = Field.getASTContext().getSourceManager();
  llvm::DenseMap<const FunctionDecl *, std::vector<const MemberUse *>> InOrder;
  for (const MemberUse &U : M.Uses)
    if (U.In && isOnThis(U.Mention))
      InOrder[U.In].push_back(&U);
  llvm::DenseMap<const MemberUse *, const MemberUse *> BeforeOf;
  for (auto &[In, Uses] : InOrder) {
    llvm::stable_sort(Uses, [&](const MemberUse *A, const MemberUse *B) {
      return SM.isBeforeInTranslationUnit(A->Mention->getBeginLoc(),
                                          B->Mention->getBeginLoc());
    });
    for (size_t I = 1; I < Uses.size(); ++I)
      if (Uses[I]->Mention != Uses[I - 1]->Mention)
        BeforeOf[Uses[I]] = Uses[I - 1];
  }
  for (const MemberUse &U : M.Uses) {
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(U.In);
    if (U.What.What != Action::Assign || !isOnThis(U.Mention) || !Method)
      continue;
    const auto *At = U.What.At.dyn_cast<const Stmt *>();
    auto Report = [&](MemberEnd Ends) {
      UnreleasedMember New{Ends, &Field, M.Handle.Shape, Started};
      New.At = At;
      Found.push_back(std::move(New));
    };
    auto IsOther = [&](const MemberUse &Other) {
      return Other.In == U.In && Other.Mention != U.Mention &&
             isOnThis(Other.Mention);
    };
    if (Method->isMoveAssignmentOperator()) {
      const ObjectCalls &Calls = Classes.callsOf(Method);
      if (!U.What.Value.Empty && !Calls.isOutOfSight() && !Calls.isPassedOn() &&
          Calls.size() == 1 && llvm::none_of(M.Uses, IsOther))
        Report(MemberEnd::MoveAssignment);
      continue;
    }
    // Twice in one block, with nothing in between.
    const ParentMap &Map = Classes.bodyOf(*Method).parents();
    auto It = BeforeOf.find(&U);
    const MemberUse *Before = It == BeforeOf.end() ? nullptr : It->second;
    auto BlockOf = [&](const MemberUse &Of) {
      const Stmt *Around = Map.getParent(Of.What.At.dyn_cast<const Stmt *>());
      while (isa_and_nonnull<FullExpr>(Around))
        Around = Map.getParent(Around);
      return dyn_cast_or_null<CompoundStmt>(Around);
    };
    if (Before && Before->What.What == Action::Assign &&
        startedBy(Before->What) && BlockOf(U) &&
        BlockOf(U) == BlockOf(*Before) && Classes.callsOf(Method).size() == 1)
      Report(MemberEnd::Overwrite);
  }
}

void MemberJudge::judgeConstructors(const MemberFacts &M,
                                    const FieldDecl &Field,
                                    std::vector<UnreleasedMember> &Found) {
  for (const MemberUse &U : M.Uses)
    if (const auto *Ctor = dyn_cast_or_null<CXXConstructorDecl>(U.In))
      if (const Spawn *Started = startedBy(U.What);
          Started && U.What.What == Action::Insert &&
          !Ctor->isDelegatingConstructor() && isOnThis(U.Mention) &&
          isInUnguardedLoop(*U.Mention, Classes.bodyOf(*Ctor).parents())) {
        UnreleasedMember New{MemberEnd::Construction, &Field, M.Handle.Shape,
                             *Started};
        New.At = U.What.At.dyn_cast<const Stmt *>();
        Found.push_back(std::move(New));
        return;
      }
}

const ConstructorThrows &MemberJudge::throwsOf(const CXXConstructorDecl &Ctor) {
  std::unique_ptr<ConstructorThrows> &Slot = OfConstructor[&Ctor];
  if (!Slot)
    Slot = std::make_unique<ConstructorThrows>(Ctor, Classes.bodyOf(Ctor),
                                               Visible);
  return *Slot;
}

std::optional<UnreleasedMember> MemberJudge::judgeThrows(const FieldDecl &Field,
                                                         const MemberFacts &M) {
  for (const MemberUse &U : M.Uses) {
    const auto *Ctor = dyn_cast_or_null<CXXConstructorDecl>(U.In);
    const Spawn *Started = startedBy(U.What);
    const auto *Start = U.What.At.dyn_cast<const Stmt *>();
    if (!Ctor || !Started || !Start || Ctor->isDelegatingConstructor() ||
        !Ctor->getBody() || (U.Mention && !isOnThis(U.Mention)))
      continue;
    const ConstructorThrows &Leaves = throwsOf(*Ctor);
    auto Throw = Leaves.behind(*Start);
    if (!Throw)
      continue;
    const ObjectCalls &Calls = Classes.callsOf(Ctor);
    if (Calls.isOutOfSight() || Leaves.hasGuard() ||
        llvm::any_of(M.Uses,
                     [&](const MemberUse &Other) {
                       return Other.In && mayRelease(Other.What) &&
                              (Other.In == Ctor || Calls.reaches(*Other.In));
                     }) ||
        isReleasedByGuard(Field, M))
      continue;
    UnreleasedMember New{MemberEnd::Throw, &Field, M.Handle.Shape, *Started};
    New.At = Throw->At;
    New.Raised = Throw->Raised;
    return New;
  }
  return std::nullopt;
}

std::vector<UnreleasedMember> MemberJudge::judge(ExceptionPaths Paths) {
  std::vector<UnreleasedMember> Found;
  for (const auto &[Field, M] : Classes.members()) {
    if (!policyOf(M.Handle.Kind.Drop).InDestructor)
      continue;
    const Spawn *Started = nullptr;
    for (const MemberUse &U : M.Uses)
      if (!Started && startedBy(U.What) && !isReleasedAfterwards(U, M))
        Started = startedBy(U.What);
    if (!Started)
      continue;
    judgeOverwrites(*Field, M, *Started, Found);
    if (isReleasedElsewhere(*Field, M))
      continue;
    if (std::optional<UnreleasedMember> Member =
            judgeDestructor(*Field, M, *Started))
      Found.push_back(*std::move(Member));
    else if (std::optional<UnreleasedMember> Thrown =
                 Paths == ExceptionPaths::None ? std::nullopt
                                               : judgeThrows(*Field, M))
      Found.push_back(*std::move(Thrown));
    else if (Paths == ExceptionPaths::Any)
      judgeConstructors(M, *Field, Found);
  }
  return Found;
}

} // namespace

std::vector<UnreleasedMember> findUnreleasedMembers(const ClassFacts &Classes,
                                                    ExceptionPaths Paths,
                                                    NameIndex &Names) {
  return MemberJudge(Classes, Names).judge(Paths);
}

} // namespace spawn
