//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See HandleUse.h.
///
//===----------------------------------------------------------------------===//

#include "flow/HandleUse.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace spawn {
namespace {

using Action = HandleUse::Action;

bool isNullConstant(const Expr *E) {
  const Expr *Inner = peel(E)->IgnoreParenCasts();
  const auto *Number = dyn_cast<IntegerLiteral>(Inner);
  return isa<CXXNullPtrLiteralExpr, GNUNullExpr>(Inner) ||
         (Number && Number->getValue() == 0 && E->getType()->isPointerType());
}

bool isNamedIn(const FunctionDecl *FD,
               std::initializer_list<llvm::StringRef> Names) {
  return FD && FD->getIdentifier() && FD->isInStdNamespace() &&
         llvm::is_contained(Names, FD->getName());
}

/// What \p E spawns, directly or in the local variable that it moves from.
std::optional<Spawn> spawnOfMoved(const Expr *E, const Spawns &Spawners) {
  if (std::optional<Spawn> S = Spawners.spawnOf(E))
    return S;
  const auto *Ref = dyn_cast<DeclRefExpr>(peelMove(E));
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Ref != peel(E) && Var && Var->hasLocalStorage() && Var->getInit()
             ? Spawners.spawnOf(Var->getInit())
             : std::nullopt;
}

/// The work that a handle of \p Kind, as its row has it, gets at \p Site.
Spawn workOf(const Handle &Kind, const Expr &Site, Spawn::Origin From) {
  Spawn Found{&Site, From, Kind.Drop, Kind.Noun, "", {}};
  Found.Row = Kind.Row;
  return Found;
}

/// The work that \p Args would start inside an object of the kind \p T: the
/// arguments are those of its constructor, or the object itself.
HeldValue valueOfArguments(llvm::ArrayRef<const Expr *> Args, const Holder &T,
                           const Expr &Site, const Spawns &Spawners) {
  HeldValue Value;
  for (const Expr *Arg : Args)
    if (std::optional<Spawn> S = spawnOfMoved(Arg, Spawners)) {
      // What owns the pointer drops the handle, not the pointer; unless it has
      // been given a deleter.
      if (S->From == Spawn::Origin::NewExpression && !T.OfPointers) {
        if (Args.size() > 1) {
          Value.Unknown = true;
          return Value;
        }
        S->From = Spawn::Origin::Construction;
        S->Drop = T.Kind.Drop;
      }
      Value.Fresh = std::move(S);
      return Value;
    }
  if (!Args.empty() && !T.OfPointers && T.Kind.Row &&
      T.Kind.Row->SpawnsWhenConstructed &&
      llvm::none_of(Args, [&](const Expr *Arg) {
        return Spawners.types()
            .kindOf(Arg->getType().getNonReferenceType())
            .has_value();
      })) {
    Value.Fresh = workOf(T.Kind, Site, Spawn::Origin::Construction);
    return Value;
  }
  (Args.empty() ? Value.Empty : Value.Unknown) = true;
  return Value;
}

HeldValue valueOfArguments(const CallExpr &Call, const Holder &T,
                           const Spawns &Spawners) {
  llvm::SmallVector<const Expr *, 4> Args;
  for (const Expr *Arg : Call.arguments())
    if (!isa<CXXDefaultArgExpr>(Arg))
      Args.push_back(Arg);
  return valueOfArguments(Args, T, Call, Spawners);
}

/// Walks from a mention outward until it is clear what becomes of the handle.
class UseClassifier {
public:
  UseClassifier(const Holder &T, const ParentMap &Parents,
                const Spawns &Spawners)
      : T(T), Parents(Parents), Spawners(Spawners), Shape(T.Shape),
        Kind(T.Kind) {}

  HandleUse classify(const Expr &Mention) {
    const Stmt *Child = &Mention;
    Current = &Mention;
    for (const Stmt *Parent = Parents.getParent(Child); Parent;
         Child = Parent, Parent = Parents.getParent(Child)) {
      const auto *E = dyn_cast<Expr>(Parent);
      if (isa<OpaqueValueExpr>(Parent))
        return atAwait(*Parent);
      if (!E)
        return atStatement(*Parent, *Child);
      if (isTransparent(*E)) {
        Current = E;
        continue;
      }
      std::optional<HandleUse> Use = atExpression(*E);
      if (Use)
        return *Use;
      Current = E;
    }
    // A member initialiser's whole expression has no parent.
    return IsMoved || !isa<DeclRefExpr>(peel(Current))
               ? use(Action::Release, Current)
               : use(Action::Escape, Current);
  }

private:
  /// True if the member that is called has \p Role.
  bool is(MemberRole Role) const {
    return Spawners.catalogue().Words.has(Method, Role);
  }

  HandleUse use(Action What, UsePlace At) const {
    HandleUse U;
    U.What = What;
    U.At = At;
    U.Method = Method;
    if (What == Action::Release && IsMoved)
      U.Why = ReleaseReason::Stored;
    return U;
  }

  HandleUse release(ReleaseReason Why, UsePlace At) const {
    HandleUse U = use(Action::Release, At);
    U.Why = Why;
    return U;
  }

  /// What calling the member `Method` of the handle does to its work.
  ReleaseReason reasonOfMethod() const {
    if ((Kind.Row && llvm::is_contained(Kind.Row->Detaches, Method)) ||
        is(MemberRole::Detaches))
      return ReleaseReason::Detached;
    if (Spawners.catalogue().Words.hasAny(
            Method, {MemberRole::Joins, MemberRole::Waits, MemberRole::Blocks,
                     MemberRole::WaitsBounded, MemberRole::Results}))
      return ReleaseReason::Joined;
    if (is(MemberRole::Cancels) || is(MemberRole::Stops))
      return ReleaseReason::Cancelled;
    return ReleaseReason::Unknown;
  }

  /// It is its own awaiter: `co_await` asks it, suspends on it, and resumes it
  /// through an expression of no place.
  HandleUse atAwait(const Stmt &Opaque) const {
    const Stmt *Await = &Opaque;
    while (Await && !isa<CoroutineSuspendExpr>(Await))
      Await = Parents.getParent(Await);
    return release(ReleaseReason::Joined, Await ? Await : Current);
  }

  static bool isTransparent(const Expr &E) {
    if (isa<ParenExpr, FullExpr, MaterializeTemporaryExpr, CXXBindTemporaryExpr,
            ImplicitCastExpr>(E))
      return true;
    const auto *Cast = dyn_cast<ExplicitCastExpr>(&E);
    return Cast && Cast->getCastKind() != CK_ToVoid &&
           Cast->getCastKind() != CK_ConstructorConversion;
  }

  /// Behind `*` or `->` stands the handle itself.
  void access() {
    Shape = HolderShape::Value;
    Kind.Wrapped = false;
  }

  std::optional<HandleUse> atExpression(const Expr &E) {
    if (const auto *Member = dyn_cast<MemberExpr>(&E))
      return atMember(*Member);
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E))
      return atOperator(*Operator);
    if (const auto *Call = dyn_cast<CallExpr>(&E))
      return atCall(*Call);
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E))
      return atConstruction(*Construct);
    if (const auto *Unary = dyn_cast<UnaryOperator>(&E))
      return atUnary(*Unary);
    if (const auto *Binary = dyn_cast<BinaryOperator>(&E))
      return atBinary(*Binary);
    if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(&E)) {
      if (Subscript->getBase() != Current || Shape != HolderShape::Container)
        return use(Action::Release, &E);
      IsElement = true;
      return std::nullopt;
    }
    if (isa<CXXDeleteExpr>(E))
      return use(IsAccessed ? Action::Release : Action::Destroy, &E);
    if (isa<LambdaExpr>(E))
      // A capture by reference; by value, its copy or move would have been met.
      return use(
          Shape == HolderShape::Number ? Action::Release : Action::Escape, &E);
    if (isa<InitListExpr>(E))
      return use(IsMoved ? Action::Release : Action::Escape, &E);
    if (isa<ConditionalOperator>(E) &&
        cast<ConditionalOperator>(E).getCond() == Current)
      return use(Action::None, &E);
    if (isa<ExplicitCastExpr, UnaryExprOrTypeTraitExpr, CXXTypeidExpr,
            CXXNoexceptExpr>(E))
      return use(Action::None, &E); // a cast to void, or never run
    return use(Action::Release, &E);
  }

  /// The call that \p Member is the callee of, or null.
  const CXXMemberCallExpr *callOf(const MemberExpr &Member) const {
    const Stmt *Parent = &Member;
    do
      Parent = Parents.getParent(Parent);
    while (isa_and_nonnull<ParenExpr>(Parent));
    const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Parent);
    return Call && Call->getCallee()->IgnoreParens() == &Member ? Call
                                                                : nullptr;
  }

  std::optional<HandleUse> atMember(const MemberExpr &Member) {
    if (Shape == HolderShape::Pointer && Member.isArrow())
      access();
    const CXXMemberCallExpr *Call = callOf(Member);
    if (!Call) {
      const auto *Field = dyn_cast<FieldDecl>(Member.getMemberDecl());
      if (Shape == HolderShape::Parts && Field) {
        std::optional<Handle> Part = Spawners.types().kindOf(Field->getType());
        if (!Part)
          return use(Action::None, &Member);
        Kind = *Part;
        access();
        return std::nullopt;
      }
      return use(Action::Release, &Member);
    }
    if (isa<CXXConversionDecl>(Call->getMethodDecl()))
      return use(Action::None, Call);
    Method = Call->getMethodDecl()->getIdentifier()
                 ? Call->getMethodDecl()->getName()
                 : "";
    switch (Shape) {
    case HolderShape::Container:
      return atContainerCall(*Call);
    case HolderShape::Nullable:
      return atNullableCall(*Call);
    case HolderShape::Value:
      return atHandleCall(*Call);
    case HolderShape::Number:
    case HolderShape::Pointer:
    case HolderShape::Parts:
      return use(Action::Release, Call);
    }
    return use(Action::Release, Call);
  }

  /// True if \p Call, through a pointer to the class that a row names, may be
  /// on an object of a derived one, which may wait in its own destructor.
  bool mayBeOfDerived(const CXXMemberCallExpr &Call) const {
    QualType Object =
        Call.getImplicitObjectArgument()->IgnoreParenImpCasts()->getType();
    if (Object->isPointerType())
      Object = Object->getPointeeType();
    const CXXRecordDecl *Class = Object->getAsCXXRecordDecl();
    return T.Shape != HolderShape::Value && Class && Class->isPolymorphic() &&
           Spawners.catalogue().Handles.find(*Class) == Kind.Row;
  }

  /// True if a call is given the truth of \p E, and may decide by it.
  bool isArgument(const Expr &E) const {
    const Stmt *Parent = Parents.getParent(&E);
    while (
        isa_and_nonnull<ParenExpr, CastExpr, FullExpr, UnaryOperator>(Parent))
      Parent = Parents.getParent(Parent);
    return isa_and_nonnull<CallExpr>(Parent);
  }

  HandleUse atHandleCall(const CXXMemberCallExpr &Call) {
    if (is(MemberRole::Swaps) && Call.getNumArgs() == 1)
      return atSwap(Call, Call.getArg(0));
    if (Kind.Row && llvm::is_contained(Kind.Row->StartedBy, Method)) {
      if (mayBeOfDerived(Call))
        return release(ReleaseReason::Unknown, &Call);
      HandleUse U = use(IsElement ? Action::Insert : Action::Start, &Call);
      U.Value.Fresh = workOf(Kind, Call, Spawn::Origin::Call);
      return U;
    }
    // `QVERIFY(thread.isRunning())` leaves the function where nothing runs.
    if (HandleTypes::startsLater(Kind) &&
        (is(MemberRole::AsksRunning) || is(MemberRole::AsksFinished)) &&
        isArgument(Call))
      return release(ReleaseReason::Unknown, &Call);
    // A bounded wait has seen the end of the work, or has given up on it: that
    // helps where the drop itself does no harm.
    bool BoundedWait = is(MemberRole::WaitsBounded);
    if (BoundedWait ? !policyOf(Kind.Drop).AcceptsBoundedWait
                    : Spawners.types().asks(Kind, Method))
      return use(Action::None, &Call);
    return release(reasonOfMethod(), &Call);
  }

  std::optional<HandleUse> atContainerCall(const CXXMemberCallExpr &Call) {
    if (!IsElement && is(MemberRole::Sizes))
      return use(Action::None, &Call);
    if (IsElement || !is(MemberRole::Inserts)) {
      HandleUse U = use(Action::Release, &Call);
      U.Removes = !IsElement && is(MemberRole::Removes);
      return U;
    }
    // `pool.emplace_back(f).join()` looks at what it added.
    const Stmt *Parent = Parents.getParent(&Call);
    while (isa_and_nonnull<FullExpr, ImplicitCastExpr, MaterializeTemporaryExpr,
                           CXXBindTemporaryExpr, ParenExpr>(Parent))
      Parent = Parents.getParent(Parent);
    const auto *Cast = dyn_cast_or_null<ExplicitCastExpr>(Parent);
    if (isa_and_nonnull<Expr, DeclStmt, ReturnStmt>(Parent) &&
        !(Cast && Cast->getCastKind() == CK_ToVoid))
      return use(Action::Release, &Call);
    HandleUse U = use(Action::Insert, &Call);
    U.Value = valueOfArguments(Call, T, Spawners);
    return U;
  }

  std::optional<HandleUse> atNullableCall(const CXXMemberCallExpr &Call) {
    if (is(MemberRole::AsksValue))
      return use(Action::None, &Call);
    if (is(MemberRole::Accesses)) {
      access();
      return std::nullopt;
    }
    if (is(MemberRole::Swaps) && Call.getNumArgs() == 1)
      return atSwap(Call, Call.getArg(0));
    if (is(MemberRole::Resets)) {
      HandleUse U = use(Action::Destroy, &Call);
      if (Call.getNumArgs() == 1 && isNullConstant(Call.getArg(0)))
        U.Value.Empty = true;
      else
        U.Value = valueOfArguments(Call, T, Spawners);
      return U;
    }
    return use(is(MemberRole::Exposes) ? Action::Escape : Action::Release,
               &Call);
  }

  /// The local variable that \p E names, or null.
  static const VarDecl *variable(const Expr *E) {
    const auto *Ref = dyn_cast<DeclRefExpr>(peelMove(E));
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    return Var && Var->hasLocalStorage() && !Var->getType()->isReferenceType()
               ? Var
               : nullptr;
  }

  HandleUse atSwap(const Expr &Call, const Expr *Other) {
    HandleUse U = use(Action::Swap, &Call);
    U.Partner = variable(Other);
    if (U.Partner) {
      // What a member gets.
      if (const Expr *Init = U.Partner->getInit())
        U.Value.Fresh = Spawners.spawnOf(Init);
      return U;
    }
    // `std::thread(f).swap(t)` drops what was in `t`, as an assignment does.
    U.Value.Fresh = Spawners.spawnOf(Other);
    U.What = U.Value.Fresh ? Action::Assign : Action::Release;
    return U;
  }

  HandleUse atAssignment(const Expr &Assignment, const Expr *RHS) {
    if (Shape == HolderShape::Container && IsElement) {
      HandleUse U = use(Action::Insert, &Assignment);
      U.Value = valueOf(RHS, Spawners);
      return U;
    }
    HandleUse U = use(Action::Assign, &Assignment);
    if (peelMove(RHS) != peel(RHS))
      U.Partner = variable(RHS);
    U.Value = valueOf(RHS, Spawners);
    return U;
  }

  std::optional<HandleUse> atOperator(const CXXOperatorCallExpr &Call) {
    bool IsObject = Call.getNumArgs() > 0 && Call.getArg(0) == Current;
    switch (Call.getOperator()) {
    case OO_Equal:
      if (IsObject && Call.getNumArgs() == 2)
        return atAssignment(Call, Call.getArg(1));
      if (const VarDecl *Target = variable(Call.getArg(0)); Target && IsMoved) {
        HandleUse U = use(Action::Transfer, &Call);
        U.Partner = Target;
        return U;
      }
      return use(Action::Release, &Call);
    case OO_Arrow:
    case OO_Star:
      if (Shape != HolderShape::Nullable)
        return use(Action::Release, &Call);
      access();
      return std::nullopt;
    case OO_Subscript:
      if (Shape != HolderShape::Container || !IsObject)
        return use(Action::Release, &Call);
      IsElement = true;
      return std::nullopt;
    case OO_EqualEqual:
    case OO_ExclaimEqual:
    case OO_Exclaim:
      return use(Action::None, &Call);
    default:
      return use(Action::Release, &Call);
    }
  }

  /// The index of the argument \p Arg of \p Call.
  static unsigned indexOf(const CallExpr &Call, const Stmt *Arg) {
    return llvm::find(Call.arguments(), Arg) - Call.arg_begin();
  }

  /// The catalogue's row of a function that is given the handle by \p Arg.
  const FunctionRow *rowOf(const CallExpr &Call, const Stmt *Arg) const {
    const FunctionDecl *FD = Call.getDirectCallee();
    const FunctionRow *F =
        FD ? Spawners.catalogue().Functions.find(*FD) : nullptr;
    return F && F->Argument == indexOf(Call, Arg) ? F : nullptr;
  }

  std::optional<HandleUse> atCall(const CallExpr &Call) {
    const FunctionDecl *FD = Call.getDirectCallee();
    if (isNamedIn(FD, {"move", "forward", "as_const"}) &&
        Call.getNumArgs() == 1) {
      IsMoved |= FD->getName() != "as_const";
      return std::nullopt;
    }
    if (isNamedIn(FD, {"swap"}) && Call.getNumArgs() == 2)
      return atSwap(Call, Call.getArg(Call.getArg(0) == Current ? 1 : 0));
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
        Member && FD && FD->getIdentifier() && FD->getName() == "swap" &&
        Call.getNumArgs() == 1)
      return atSwap(Call, Member->getImplicitObjectArgument());
    if (isNamedIn(FD, {"ref", "cref", "addressof"}))
      return use(Action::Escape, &Call);

    if (const FunctionRow *F = rowOf(Call, Current))
      return F->Role == FunctionRole::Asks
                 ? use(Action::None, &Call)
                 : release(F->letsGo() ? ReleaseReason::Detached
                                       : ReleaseReason::Joined,
                           &Call);
    const Producer *P = FD ? Spawners.producer(*FD) : nullptr;
    if (P && P->OutArgument == indexOf(Call, Current))
      return atOutArgument(Call, *FD, *P);
    if (IsAddress)
      return use(Action::Escape, &Call);
    if (IsMoved)
      return release(ReleaseReason::PassedOn, &Call);
    // It is given a copy, of which it may release the work.
    if (Shape == HolderShape::Pointer || Shape == HolderShape::Number)
      return use(Action::Release, &Call);
    return use(Action::Lend, &Call);
  }

  HandleUse atOutArgument(const CallExpr &Call, const FunctionDecl &FD,
                          const Producer &P) {
    HandleUse U =
        use(Shape == HolderShape::Container ? Action::Insert : Action::Start,
            &Call);
    if (P.NullArgument && (*P.NullArgument >= Call.getNumArgs() ||
                           !isNullConstant(Call.getArg(*P.NullArgument)))) {
      U.Value.Unknown = true;
      return U;
    }
    U.Value.Fresh = Spawn{&Call,    Spawn::Origin::Call, P.Drop,
                          P.noun(), displayName(FD),     P.ReleasedBy};
    U.Value.Fresh->IsProcess = P.Process;
    return U;
  }

  std::optional<HandleUse> atConstruction(const CXXConstructExpr &Construct) {
    const CXXConstructorDecl &Ctor = *Construct.getConstructor();
    if (!Ctor.isCopyOrMoveConstructor())
      return use(IsMoved ? Action::Release : Action::Escape, &Construct);
    // Moved into a variable of its own?
    const Stmt *Child = &Construct;
    const Stmt *Parent = Parents.getParent(Child);
    while (Parent && isa<Expr>(Parent) && isTransparent(*cast<Expr>(Parent))) {
      Child = Parent;
      Parent = Parents.getParent(Child);
    }
    // `isOpen(h)`, where the parameter is the handle itself.
    if (const auto *Call = dyn_cast_or_null<CallExpr>(Parent);
        Call && rowOf(*Call, Child))
      return std::nullopt;
    if (const auto *Statement = dyn_cast_or_null<DeclStmt>(Parent))
      for (const Decl *D : Statement->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D);
            Var && Var->getInit() == Child && Ctor.isMoveConstructor() &&
            IsMoved) {
          HandleUse U = use(Action::Transfer, Var);
          U.Partner = Var;
          return U;
        }
    return isa_and_nonnull<ReturnStmt>(Parent)
               ? release(ReleaseReason::Returned, &Construct)
               : use(Action::Release, &Construct);
  }

  std::optional<HandleUse> atUnary(const UnaryOperator &Unary) {
    switch (Unary.getOpcode()) {
    case UO_AddrOf:
      IsAddress = true;
      return std::nullopt;
    case UO_Deref:
      if (IsAddress) {
        IsAddress = false;
        return std::nullopt;
      }
      if (Shape != HolderShape::Pointer)
        return use(Action::Release, &Unary);
      access();
      IsAccessed = true;
      return std::nullopt;
    case UO_LNot:
      return use(Action::None, &Unary);
    default:
      return use(Action::Release, &Unary);
    }
  }

  std::optional<HandleUse> atBinary(const BinaryOperator &Binary) {
    bool IsLeft = Binary.getLHS() == Current;
    if (Binary.getOpcode() == BO_Assign && IsLeft && !IsAddress)
      return atAssignment(Binary, Binary.getRHS());
    if (Binary.getOpcode() == BO_Comma) {
      if (IsLeft)
        return use(Action::None, &Binary);
      return std::nullopt;
    }
    if ((Binary.isComparisonOp() || Binary.isLogicalOp()) && !IsAddress)
      return use(Action::None, &Binary);
    return use(IsAddress ? Action::Escape : Action::Release, &Binary);
  }

  HandleUse atStatement(const Stmt &Statement, const Stmt &Child) {
    // A getter hands out another name for it.
    if (isa<ReturnStmt, CoreturnStmt>(Statement))
      return Shape == HolderShape::Number || cast<Expr>(Child).isGLValue()
                 ? use(Action::Escape, &Child)
                 : release(ReleaseReason::Returned, &Child);
    if (const auto *Declaration = dyn_cast<DeclStmt>(&Statement)) {
      UsePlace At = &Statement;
      // `for (auto &t : pool)` names it for as long as the loop lasts.
      bool IsRange = false;
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D);
            Var && Var->getInit() == &Child) {
          At = Var;
          IsRange = Var->isImplicit();
        }
      if (IsRange)
        if (const auto *Loop = dyn_cast_or_null<CXXForRangeStmt>(
                Parents.getParent(&Statement));
            Loop && Shape == HolderShape::Container)
          return atRange(*Loop);
      return use(Shape == HolderShape::Number || IsMoved || IsRange
                     ? Action::Release
                     : Action::Escape,
                 At);
    }
    return use(Action::None, &Child);
  }

  /// `for (auto &t : pool) t = std::thread(f);` starts into each element; a
  /// loop that does anything else with them releases them.
  HandleUse atRange(const CXXForRangeStmt &Loop) {
    const VarDecl *Element = Loop.getLoopVariable();
    HandleUse U = use(Action::Release, Loop.getRangeStmt());
    std::optional<Holder> Each =
        Element && Loop.getBody() &&
                (T.OfPointers || Element->getType()->isReferenceType())
            ? holderOf(*Element, Element->getType().getNonReferenceType(),
                       Spawners)
            : std::nullopt;
    if (!Each)
      return U;
    std::optional<HandleUse> Start;
    bool OnlyStarts = true, OnlyDeletes = true, Deletes = false;
    forEachStatement(*Loop.getBody(), [&](const Stmt &S) {
      const auto *Ref = dyn_cast<DeclRefExpr>(&S);
      if (!Ref || Ref->getDecl() != Element)
        return;
      HandleUse Use = classifyUse(*Ref, *Each, Parents, Spawners);
      if (Use.Value.Fresh &&
          (Use.What == Action::Assign || Use.What == Action::Start))
        Start = Use;
      else
        OnlyStarts &= Use.What == Action::None;
      Deletes |= Use.What == Action::Destroy;
      OnlyDeletes &= Use.What == Action::Destroy || Use.What == Action::None ||
                     (Use.What == Action::Assign && Use.Value.Empty);
    });
    if (T.OfPointers && Deletes && OnlyDeletes) {
      U.What = Action::Destroy;
      return U;
    }
    if (!Start || !OnlyStarts)
      return U;
    U.What = Action::Insert;
    U.Value = Start->Value;
    return U;
  }

  const Holder &T;
  const ParentMap &Parents;
  const Spawns &Spawners;
  /// What the walk has reached so far.
  HolderShape Shape;
  Handle Kind;
  const Expr *Current = nullptr;
  llvm::StringRef Method;
  bool IsMoved = false;
  bool IsAddress = false;
  bool IsElement = false;
  bool IsAccessed = false;
};

} // namespace

std::optional<Holder> holderOf(const ValueDecl &D, QualType T,
                               const Spawns &Spawners) {
  if (const auto *Array = T->getAsArrayTypeUnsafe()) {
    while (const auto *Inner = Array->getElementType()->getAsArrayTypeUnsafe())
      Array = Inner;
    std::optional<Handle> Element =
        Spawners.types().kindOf(Array->getElementType());
    if (!Element)
      return std::nullopt;
    return Holder{&D, *Element, HolderShape::Container};
  }
  if (T->isPointerType()) {
    std::optional<Handle> Pointee = Spawners.types().pointedTo(T);
    if (!Pointee)
      return std::nullopt;
    return Holder{&D, *Pointee, HolderShape::Pointer};
  }
  std::optional<Handle> Kind = Spawners.types().kindOf(T);
  if (!Kind) {
    std::optional<Handle> Pointee = Spawners.types().pointedToIn(T);
    if (!Pointee)
      return std::nullopt;
    return Holder{&D, *Pointee, HolderShape::Container, /*OfPointers=*/true};
  }
  HolderShape Shape = HolderShape::Value;
  if (T->isScalarType())
    Shape = HolderShape::Number;
  else if (Kind->Wrapped)
    Shape = Kind->Form == WrapperForm::Container ? HolderShape::Container
            : Kind->Form == WrapperForm::Pointer ? HolderShape::Nullable
                                                 : HolderShape::Parts;
  return Holder{&D, *Kind, Shape};
}

HeldValue valueOf(const Expr *E, const Spawns &Spawners) {
  HeldValue Value;
  E = peel(E);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    HeldValue Left = valueOf(Choice->getTrueExpr(), Spawners);
    HeldValue Right = valueOf(Choice->getFalseExpr(), Spawners);
    Value.Empty = Left.Empty || Right.Empty;
    Value.Unknown = Left.Unknown || Right.Unknown;
    Value.Fresh = Left.Fresh ? Left.Fresh : Right.Fresh;
    return Value;
  }
  const auto *Construct = dyn_cast<CXXConstructExpr>(E);
  const auto *List = dyn_cast<InitListExpr>(E);
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  if ((Construct && Construct->getNumArgs() == 0) ||
      (List && List->getNumInits() == 0) || isNullConstant(E) ||
      (Construct && Construct->getNumArgs() == 1 &&
       isNullConstant(Construct->getArg(0))) ||
      (Ref && Ref->getDecl()->getDeclName().isIdentifier() &&
       Ref->getDecl()->getName() == "nullopt")) {
    Value.Empty = true;
    return Value;
  }
  // An object that is to be started is made without work.
  if (std::optional<Handle> Made =
          Construct && !Construct->getConstructor()->isCopyOrMoveConstructor()
              ? Spawners.types().kindOf(E->getType())
              : std::nullopt;
      Made && !Made->Wrapped && HandleTypes::startsLater(*Made)) {
    Value.Empty = true;
    return Value;
  }
  Value.Fresh = spawnOfMoved(E, Spawners);
  Value.Unknown = !Value.Fresh;
  return Value;
}

const Expr *peelAccess(const Expr *E, const Vocabulary &Words) {
  for (;;) {
    E = peelMove(E);
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
        Operator && (Operator->getOperator() == OO_Arrow ||
                     Operator->getOperator() == OO_Star))
      E = Operator->getArg(0);
    else if (const auto *Unary = dyn_cast<UnaryOperator>(E);
             Unary && (Unary->getOpcode() == UO_Deref ||
                       Unary->getOpcode() == UO_AddrOf))
      E = Unary->getSubExpr();
    else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
             Call && Call->getNumArgs() == 0 && Call->getMethodDecl() &&
             Call->getMethodDecl()->getIdentifier() &&
             Words.hasAny(Call->getMethodDecl()->getName(),
                          {MemberRole::Exposes, MemberRole::Accesses}))
      E = Call->getImplicitObjectArgument();
    else
      return E;
  }
}

HandleUse classifyUse(const Expr &Mention, const Holder &T,
                      const ParentMap &Parents, const Spawns &Spawners) {
  return UseClassifier(T, Parents, Spawners).classify(Mention);
}

} // namespace spawn
