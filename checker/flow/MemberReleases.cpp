//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See MemberReleases.h.
///
//===----------------------------------------------------------------------===//

#include "flow/MemberReleases.h"
#include "ast/Callable.h"
#include "ast/Functions.h"
#include "ast/Walk.h"
#include "flow/ObjectCalls.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {
namespace {

using Action = HandleUse::Action;

bool mayRelease(const HandleUse &Use) {
  switch (Use.What) {
  case Action::Release:
    return !Use.Removes;
  case Action::Swap:
    return !Use.Value.Fresh;
  case Action::Lend:
  case Action::Escape:
  case Action::Transfer:
    return true;
  case Action::None:
  case Action::Assign:
  case Action::Start:
  case Action::Destroy:
  case Action::Insert:
    return false;
  }
  return true;
}

/// The work that \p Use starts, if dropping it is this analysis' business.
const Spawn *startedBy(const HandleUse &Use) {
  const std::optional<Spawn> &Fresh = Use.Value.Fresh;
  return Fresh && policyOf(Fresh->Drop).InDestructor ? &*Fresh : nullptr;
}

/// The function around \p E that is in no other function.
const FunctionDecl *outermostFunction(const Stmt &E, Parents &Around) {
  const FunctionDecl *Found = nullptr;
  for (Parent In = Around.of(E); In; In = Around.of(In)) {
    if (const auto *F = In.get<FunctionDecl>())
      Found = F;
    // A class in a function is a world of its own.
    const auto *Class = In.get<CXXRecordDecl>();
    if (Found && Class && !Class->isLambda())
      return Found;
  }
  return Found;
}

const Stmt *peelFull(const Stmt *S) {
  if (const auto *Full = dyn_cast<FullExpr>(S))
    return Full->getSubExpr();
  return S;
}

bool isMethodOf(const FunctionDecl *F, const CXXRecordDecl &Class) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(F);
  return Method &&
         Method->getParent()->getCanonicalDecl() == Class.getCanonicalDecl();
}

const CXXRecordDecl &classOf(const FieldDecl &Field) {
  return *cast<CXXRecordDecl>(Field.getParent());
}

bool isOnThis(const MemberExpr *Mention) {
  return Mention && isa<CXXThisExpr>(Mention->getBase()->IgnoreParenImpCasts());
}

/// The class of the objects that a field of type \p T holds or points to.
const CXXRecordDecl *partOf(QualType T) {
  for (unsigned Depth = 0; Depth < 3; ++Depth) {
    if (T->isPointerType() || T->isReferenceType()) {
      T = T->getPointeeType();
      continue;
    }
    if (const auto *Array = T->getAsArrayTypeUnsafe()) {
      T = Array->getElementType();
      continue;
    }
    const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
    const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(RD);
    if (!Spec || !isInStd(*Spec) || Spec->getTemplateArgs().size() == 0 ||
        Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
      return RD;
    T = Spec->getTemplateArgs()[0].getAsType();
  }
  return T->getAsCXXRecordDecl();
}

/// True if \p S stands where \p Start does not, in a handler or a branch that
/// leaves the function: what is done there is not done on the other paths.
bool isOnLeavingBranch(const Stmt &S, const Stmt &Start,
                       const ParentMap &Parents) {
  llvm::SmallPtrSet<const Stmt *, 16> AroundStart;
  for (const Stmt *Around = &Start; Around; Around = Parents.getParent(Around))
    AroundStart.insert(Around);
  const Stmt *Child = &S;
  for (const Stmt *Around = Parents.getParent(Child);
       Around && !AroundStart.contains(Child);
       Child = Around, Around = Parents.getParent(Around)) {
    if (isa<CXXCatchStmt>(Child))
      return true;
    const auto *If = dyn_cast<IfStmt>(Around);
    const auto *Branch = dyn_cast<CompoundStmt>(Child);
    if (If && Branch && Child != If->getCond() && !Branch->body_empty() &&
        isa<ReturnStmt, CXXThrowExpr>(peelFull(Branch->body_back())))
      return true;
  }
  return false;
}

/// True if \p Mention is asked about emptiness by an assertion: where the
/// answer is no, the program ends.
bool isAsserted(const MemberExpr &Mention, const ParentMap &Parents,
                const Catalogue &Known) {
  auto Ends = [&](const Stmt *S) {
    return S && anyStatement(*S, [&](const Stmt &Inner) {
             const auto *Call = dyn_cast<CallExpr>(&Inner);
             const FunctionDecl *FD = Call ? Call->getDirectCallee() : nullptr;
             const HandleFunction *Row =
                 FD ? Known.Functions.find(*FD) : nullptr;
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

} // namespace

void MemberReleases::addClass(const CXXRecordDecl &Class) {
  if (Class.isDependentContext() || Class.isLambda() || Class.isUnion())
    return;
  for (const FieldDecl *Field : Class.fields()) {
    QualType T = Field->getType();
    if (const CXXRecordDecl *Part = partOf(T))
      Owners[Part->getCanonicalDecl()].push_back(&Class);
  }
  if (!Class.isAbstract())
    Class.forallBases([&](const CXXRecordDecl *Base) {
      DerivedFrom.insert(Base->getCanonicalDecl());
      return true;
    });
  for (const FieldDecl *Field : Class.fields())
    if (std::optional<TrackedHandle> Handle =
            trackedHandle(*Field, Field->getType(), Spawners);
        Handle && Handle->Shape != HandleShape::Parts &&
        policyOf(Handle->Kind.Drop).InDestructor)
      Members.insert({Field, Member{*Handle, {}, {}}});
}

void MemberReleases::addMention(const MemberExpr &Mention) {
  const auto *Field = dyn_cast<FieldDecl>(Mention.getMemberDecl());
  auto It = Members.find(Field);
  if (It != Members.end() && Mention.isNonOdrUse() != NOUR_Unevaluated)
    It->second.Mentions.insert(&Mention);
}

void MemberReleases::addDestructor(const CXXDestructorDecl &Destructor) {
  Destructors.push_back(&Destructor);
}

const ParentMap &MemberReleases::parentsIn(const FunctionDecl &F) {
  std::unique_ptr<ParentMap> &Map = ParentMaps[&F];
  if (Map)
    return *Map;
  Map = std::make_unique<ParentMap>(F.getBody());
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(&F))
    for (const CXXCtorInitializer *Init : Ctor->inits())
      Map->addStmt(Init->getInit());
  return *Map;
}

void MemberReleases::classifyUses(const FieldDecl &Field, Member &M,
                                  Parents &Around) {
  for (const MemberExpr *Mention : M.Mentions) {
    const FunctionDecl *F = outermostFunction(*Mention, Around);
    // What a template does is seen where it is instantiated; the two share what
    // does not depend.
    if (F && F->isDependentContext()) {
      if (const FunctionTemplateDecl *Template =
              F->getDescribedFunctionTemplate())
        for (const FunctionDecl *Instance : Template->specializations()) {
          const FunctionDecl *Definition = nullptr;
          if (Instance->hasBody(Definition) &&
              parentsIn(*Definition).hasParent(Mention))
            M.Uses.push_back({classifyUse(*Mention, M.Handle,
                                          parentsIn(*Definition), Spawners),
                              Mention, Definition});
        }
      continue;
    }
    // In a default member initialiser, or somewhere else: not understood.
    HandleUse What;
    What.What = Action::Escape;
    if (F && F->getBody())
      What = classifyUse(*Mention, M.Handle, parentsIn(*F), Spawners);
    M.Uses.push_back({What, Mention, F});
  }
  auto AddInitialiser = [&](const Expr *Init, const FunctionDecl *In) {
    if (!Init || M.Handle.Shape == HandleShape::Container)
      return;
    HandleUse What;
    What.What = Action::Assign;
    What.At = Init;
    What.Value = valueOf(Init, Spawners);
    M.Uses.push_back({What, nullptr, In});
  };
  const Initializers &All = initializersOf(classOf(Field));
  if (auto It = All.Of.find(&Field); It != All.Of.end())
    for (const Initializer &Init : It->second)
      AddInitialiser(Init.Init, Init.In);
}

const MemberReleases::Initializers &
MemberReleases::initializersOf(const CXXRecordDecl &Class) {
  std::unique_ptr<Initializers> &Slot = Inits[&Class];
  if (Slot)
    return *Slot;
  Slot = std::make_unique<Initializers>();
  auto Add = [&](const FieldDecl *Field, const Expr *Init,
                 const FunctionDecl *In) {
    if (!Init)
      return;
    if (Field)
      Slot->Of[Field].push_back({Init, In});
    if (anyStatement(*Init, [](const Stmt &S) { return isa<LambdaExpr>(S); }))
      Slot->WithLambda.emplace_back(Field, Init);
  };
  auto AddInitializers = [&](const FunctionDecl *Ctor) {
    const FunctionDecl *Definition = nullptr;
    if (!Ctor->hasBody(Definition))
      return;
    for (const CXXCtorInitializer *Init :
         cast<CXXConstructorDecl>(Definition)->inits()) {
      const Expr *Value = Init->getInit();
      if (const auto *Default = dyn_cast_or_null<CXXDefaultInitExpr>(Value))
        Value = Default->getExpr();
      Add(Init->getMember(), Value, Definition);
    }
  };
  for (const Decl *D : Class.decls()) {
    if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(D))
      AddInitializers(Ctor);
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
        Template && isa<CXXConstructorDecl>(Template->getTemplatedDecl()))
      for (const FunctionDecl *Ctor : Template->specializations())
        AddInitializers(Ctor);
  }
  // A class without constructors that this unit defines still has these.
  for (const FieldDecl *Field : Class.fields())
    if (Field->hasInClassInitializer())
      Add(Field, Field->getInClassInitializer(), nullptr);
  return *Slot;
}

const ObjectCalls &MemberReleases::callsOf(const CXXMethodDecl *Root) const {
  std::unique_ptr<ObjectCalls> &Slot = Calls[Root];
  if (!Slot)
    Slot = std::make_unique<ObjectCalls>(Root);
  return *Slot;
}

bool MemberReleases::isReleasedAfterwards(const Use &Start, const Member &M) {
  const auto *Starter = dyn_cast_or_null<CXXMethodDecl>(Start.In);
  if (!Starter || !Start.Mention || !Starter->getBody())
    return false;
  const SourceManager &SM = Starter->getASTContext().getSourceManager();
  const ParentMap &Map = parentsIn(*Starter);
  auto Releases = [&](const ObjectCalls &Calls) {
    return llvm::any_of(M.Uses, [&](const Use &U) {
      return U.In && U.In != Starter && mayRelease(U.What) &&
             Calls.reaches(*U.In);
    });
  };
  auto Follows = [&](const Stmt &S) {
    return SM.isBeforeInTranslationUnit(Start.Mention->getBeginLoc(),
                                        S.getBeginLoc()) &&
           !isOnLeavingBranch(S, *Start.Mention, Map);
  };
  if (anyStatement(*Starter->getBody(),
                   [&](const Stmt &S) {
                     const CXXMethodDecl *Called = calledOnThis(S, nullptr);
                     return Called && Follows(S) && Releases(callsOf(Called));
                   }) ||
      llvm::any_of(M.Uses, [&](const Use &U) {
        return U.In == Starter && U.Mention && mayRelease(U.What) &&
               Follows(*U.Mention);
      }))
    return true;
  // `run() { start(); stop(); }` is the only way to a private start().
  return Starter->getAccess() == AS_private &&
         llvm::any_of(Starter->getParent()->methods(),
                      [&](const CXXMethodDecl *Caller) {
                        const FunctionDecl *Definition = nullptr;
                        if (isa<CXXDestructorDecl>(Caller) ||
                            !Caller->hasBody(Definition))
                          return false;
                        const ObjectCalls &Calls = callsOf(Caller);
                        return Calls.reaches(*Starter) && Releases(Calls);
                      });
}

bool MemberReleases::isReleasedElsewhere(const FieldDecl &Field,
                                         const Member &M) const {
  return llvm::any_of(M.Uses, [&](const Use &U) {
    // A friend, an owner, or a derived class looks after it. An alias may be
    // anywhere.
    return U.What.What == Action::Escape ||
           (mayRelease(U.What) && !isMethodOf(U.In, classOf(Field))) ||
           (U.What.What == Action::Lend &&
            !isa_and_nonnull<CXXDestructorDecl>(U.In));
  });
}

const MemberReleases::Use *MemberReleases::releasingUse(const FieldDecl &Field,
                                                        const Member &M) const {
  // A method that starts the work too only makes room for it.
  auto Starts = [&](const FunctionDecl *F) {
    return llvm::any_of(
        M.Uses, [&](const Use &U) { return U.In == F && startedBy(U.What); });
  };
  const Use *GivesAway = nullptr;
  for (const Use &U : M.Uses)
    if (mayRelease(U.What) && isOnThis(U.Mention) &&
        isMethodOf(U.In, classOf(Field)) && !Starts(U.In)) {
      if (U.What.What == Action::Release && !movesOn(U.What.Why))
        return &U;
      GivesAway = GivesAway ? GivesAway : &U;
    }
  return GivesAway;
}

bool MemberReleases::isReleasedByGuard(const FieldDecl &Field,
                                       const Member &M) {
  return llvm::any_of(
      initializersOf(classOf(Field)).WithLambda, [&](const auto &Made) {
        return Made.first != &Field && llvm::any_of(M.Uses, [&](const Use &U) {
                 return mayRelease(U.What) && U.In &&
                        mayReleaseInLambda(*Made.second, *U.In, U.Mention);
               });
      });
}

/// Calls on the object are followed to this depth, for the stack's sake.
static constexpr unsigned MaxOrderedCalls = 200;

MemberReleases::Left MemberReleases::leftBy(const FunctionDecl &F,
                                            const CXXRecordDecl *Dynamic,
                                            const Member &M, OrderedWalk &Walk,
                                            unsigned Depth) const {
  const FunctionDecl *Definition = nullptr;
  Walk.Cut |= Depth > MaxOrderedCalls;
  if (Walk.Cut || !F.hasBody(Definition))
    return Left::Nothing;
  // A function that is met while it is walked adds nothing to itself.
  auto [It, IsNew] = Walk.Known.try_emplace(Definition, Left::Nothing);
  if (!IsNew)
    return It->second;
  Left Last = Left::Nothing;
  forEachStatement(*Definition->getBody(), [&](const Stmt &S) {
    if (isa<MemberExpr>(S)) {
      for (const Use &U : M.Uses)
        if (U.Mention == &S)
          Last = startedBy(U.What)    ? Left::Started
                 : mayRelease(U.What) ? Left::Settled
                                      : Last;
    } else if (const CXXMethodDecl *Called = calledOnThis(S, Dynamic)) {
      Left ByCall = leftBy(*Called, Dynamic, M, Walk, Depth + 1);
      Last = ByCall == Left::Nothing ? Last : ByCall;
    }
  });
  return Walk.Known[Definition] = Last;
}

bool MemberReleases::isOutOfReach(const FieldDecl &Field,
                                  const Member &M) const {
  const CXXRecordDecl &Class = classOf(Field);
  auto MayRelease = [&](const CXXMethodDecl *Method) {
    if (isa<CXXDestructorDecl>(Method) || Method->isImplicit() ||
        (Method->getAccess() == AS_private && !Method->isVirtual()))
      return false;
    const ObjectCalls &Calls = callsOf(Method);
    return Calls.isOutOfSight() || llvm::any_of(M.Uses, [&](const Use &U) {
             return U.In && mayRelease(U.What) && Calls.reaches(*U.In);
           });
  };
  return Field.getAccess() == AS_private && Class.friends().empty() &&
         llvm::none_of(Class.methods(), MayRelease);
}

bool MemberReleases::isReleasedByTask(const FieldDecl &Field, const Member &M,
                                      const ObjectCalls &Calls) const {
  auto EndsInTask = [&](const Expr &Callable) {
    const auto *Task =
        dyn_cast_or_null<CXXMethodDecl>(calledFunction(&Callable));
    return llvm::any_of(M.Uses, [&](const Use &U) {
      return U.In && mayRelease(U.What) &&
             ((Task && !isLambda(*Task) && callsOf(Task).reaches(*U.In)) ||
              mayReleaseInLambda(Callable, *U.In, U.Mention));
    });
  };
  for (const auto &[Other, OfOther] : Members)
    if (Other != &Field && Other->getParent() == Field.getParent() &&
        llvm::any_of(OfOther.Uses, [&](const Use &U) {
          return U.In && mayRelease(U.What) && Calls.reaches(*U.In);
        }))
      for (const Use &U : OfOther.Uses)
        if (const Spawn *Started = startedBy(U.What))
          if (const Expr *Callable = callableArgument(*Started->Site);
              Callable && EndsInTask(*Callable))
            return true;
  return false;
}

bool MemberReleases::mayBeStoppedByOwner(const CXXRecordDecl &Class) const {
  auto It = Owners.find(Class.getCanonicalDecl());
  return It != Owners.end() &&
         llvm::any_of(It->second, [&](const CXXRecordDecl *Owner) {
           const CXXDestructorDecl *Destructor = Owner->getDestructor();
           return Destructor && Destructor->isUserProvided() &&
                  callsOf(Destructor).isOutOfSight();
         });
}

std::optional<UnreleasedMember>
MemberReleases::judgeDestructor(const FieldDecl &Field, const Member &M,
                                const Spawn &Started, NameIndex &Names) {
  const CXXRecordDecl &Class = classOf(Field);
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  if (Destructor && Destructor->isDeleted())
    return std::nullopt;
  const ObjectCalls &Calls = callsOf(Destructor);
  if (Calls.isOutOfSight() || isReleasedByTask(Field, M, Calls) ||
      (Calls.isPassedOn() && !isOutOfReach(Field, M)))
    return std::nullopt;
  OrderedWalk Walk;
  Left AtEnd =
      Destructor ? leftBy(*Destructor, &Class, M, Walk, 0) : Left::Nothing;
  if (Walk.Cut)
    AtEnd = Left::Nothing;

  bool Deletes = false;
  bool AnyDeletes = false;
  for (const Use &U : M.Uses) {
    bool InDestructor = U.In && Calls.reaches(*U.In);
    // A destructor that asserts that the work has ended relies on its owner.
    if (InDestructor && AtEnd != Left::Started &&
        (mayRelease(U.What) ||
         Spawners.catalogue().Words.has(U.What.Method, MemberRole::AsksLive) ||
         (U.Mention && U.In->getBody() &&
          isAsserted(*U.Mention, parentsIn(*U.In), Spawners.catalogue()))))
      return std::nullopt;
    if (U.What.What == Action::Destroy) {
      Deletes |= InDestructor;
      AnyDeletes = true;
    }
  }
  if (isReleasedByGuard(Field, M))
    return std::nullopt;
  // NDEBUG leaves the assertion out.
  const FunctionDecl *Definition = nullptr;
  if (Destructor && Destructor->hasBody(Definition) &&
      Destructor->isUserProvided() &&
      Names.isLeftOut(Field.getName(), *Definition))
    return std::nullopt;

  UnreleasedMember Found{MemberEnd::Destructor, &Field, M.Handle.Shape,
                         Started};
  if (const Use *Releasing = releasingUse(Field, M)) {
    Found.ReleasedBy = cast<CXXMethodDecl>(Releasing->In);
    Found.OnlyGivesAway =
        Releasing->What.What != Action::Release || movesOn(Releasing->What.Why);
  }
  if (M.Handle.Shape == HandleShape::Pointer) {
    if (!Deletes && (AnyDeletes || Found.ReleasedBy))
      return std::nullopt;
    Found.Ends = Deletes ? MemberEnd::Deleted : MemberEnd::NeverDeleted;
    if (Deletes)
      Found.What.Drop = M.Handle.Kind.Drop;
    Found.What.From =
        Deletes ? Spawn::Origin::Construction : Spawn::Origin::NewExpression;
  }
  if (Found.ReleasedBy &&
      (CalledByDestructors.contains(Found.ReleasedBy->getCanonicalDecl()) ||
       (Found.ReleasedBy->getAccess() != AS_private &&
        (mayBeStoppedByOwner(Class) ||
         (Class.isAbstract() &&
          !DerivedFrom.contains(Class.getCanonicalDecl()))))))
    return std::nullopt;
  // A destructor in sight calls what may release it, and is not.
  if (llvm::any_of(Class.methods(), [&](const CXXMethodDecl *Method) {
        return !Method->hasBody() && !Method->isImplicit() &&
               !Method->getTemplateInstantiationPattern() &&
               CalledByDestructors.contains(Method->getCanonicalDecl());
      }))
    return std::nullopt;
  return Found;
}

void MemberReleases::judgeOverwrites(const FieldDecl &Field, const Member &M,
                                     const Spawn &Started,
                                     std::vector<UnreleasedMember> &Found) {
  if (M.Handle.Shape == HandleShape::Container)
    return;
  // For each use on the object itself, the one before it in its function.
  const SourceManager &SM = Field.getASTContext().getSourceManager();
  llvm::DenseMap<const FunctionDecl *, std::vector<const Use *>> InOrder;
  for (const Use &U : M.Uses)
    if (U.In && isOnThis(U.Mention))
      InOrder[U.In].push_back(&U);
  llvm::DenseMap<const Use *, const Use *> BeforeOf;
  for (auto &[In, Uses] : InOrder) {
    llvm::stable_sort(Uses, [&](const Use *A, const Use *B) {
      return SM.isBeforeInTranslationUnit(A->Mention->getBeginLoc(),
                                          B->Mention->getBeginLoc());
    });
    for (size_t I = 1; I < Uses.size(); ++I)
      if (Uses[I]->Mention != Uses[I - 1]->Mention)
        BeforeOf[Uses[I]] = Uses[I - 1];
  }
  for (const Use &U : M.Uses) {
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(U.In);
    if (U.What.What != Action::Assign || !isOnThis(U.Mention) || !Method)
      continue;
    const auto *At = U.What.At.dyn_cast<const Stmt *>();
    auto Report = [&](MemberEnd Ends) {
      UnreleasedMember New{Ends, &Field, M.Handle.Shape, Started};
      New.At = At;
      Found.push_back(std::move(New));
    };
    auto IsOther = [&](const Use &Other) {
      return Other.In == U.In && Other.Mention != U.Mention &&
             isOnThis(Other.Mention);
    };
    if (Method->isMoveAssignmentOperator()) {
      const ObjectCalls &Calls = callsOf(Method);
      if (!U.What.Value.Empty && !Calls.isOutOfSight() && !Calls.isPassedOn() &&
          Calls.size() == 1 && llvm::none_of(M.Uses, IsOther))
        Report(MemberEnd::MoveAssignment);
      continue;
    }
    // Twice in one block, with nothing in between.
    const ParentMap &Map = parentsIn(*Method);
    auto It = BeforeOf.find(&U);
    const Use *Before = It == BeforeOf.end() ? nullptr : It->second;
    auto BlockOf = [&](const Use &Of) {
      const Stmt *Around = Map.getParent(Of.What.At.dyn_cast<const Stmt *>());
      while (isa_and_nonnull<FullExpr>(Around))
        Around = Map.getParent(Around);
      return dyn_cast_or_null<CompoundStmt>(Around);
    };
    if (Before && Before->What.What == Action::Assign &&
        startedBy(Before->What) && BlockOf(U) &&
        BlockOf(U) == BlockOf(*Before) && callsOf(Method).size() == 1)
      Report(MemberEnd::Overwrite);
  }
}

void MemberReleases::judgeConstructors(const Member &M, const FieldDecl &Field,
                                       std::vector<UnreleasedMember> &Found) {
  for (const Use &U : M.Uses)
    if (const auto *Ctor = dyn_cast_or_null<CXXConstructorDecl>(U.In))
      if (const Spawn *Started = startedBy(U.What);
          Started && U.What.What == Action::Insert &&
          !Ctor->isDelegatingConstructor() && isOnThis(U.Mention) &&
          isInUnguardedLoop(*U.Mention, parentsIn(*Ctor))) {
        UnreleasedMember New{MemberEnd::Construction, &Field, M.Handle.Shape,
                             *Started};
        New.At = U.What.At.dyn_cast<const Stmt *>();
        Found.push_back(std::move(New));
        return;
      }
}

std::vector<UnreleasedMember>
MemberReleases::judge(ExceptionPaths Paths, Parents &Around, NameIndex &Names) {
  std::vector<UnreleasedMember> Found;
  if (!Members.empty())
    CalledByDestructors = calledBy(Destructors);
  for (auto &[Field, M] : Members) {
    if (M.Mentions.empty() && !Field->hasInClassInitializer() &&
        classOf(*Field).ctors().empty())
      continue;
    classifyUses(*Field, M, Around);
  }
  for (auto &[Field, M] : Members) {
    const Spawn *Started = nullptr;
    for (const Use &U : M.Uses)
      if (!Started && startedBy(U.What) && !isReleasedAfterwards(U, M))
        Started = startedBy(U.What);
    if (!Started)
      continue;
    judgeOverwrites(*Field, M, *Started, Found);
    if (isReleasedElsewhere(*Field, M))
      continue;
    if (std::optional<UnreleasedMember> Member =
            judgeDestructor(*Field, M, *Started, Names))
      Found.push_back(*std::move(Member));
    else if (Paths == ExceptionPaths::Any)
      judgeConstructors(M, *Field, Found);
  }
  return Found;
}

} // namespace spawn
