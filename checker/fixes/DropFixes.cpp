//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See DropFixes.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/DropFixes.h"
#include "ast/Peel.h"
#include "fixes/Await.h"
#include "fixes/Guard.h"
#include "fixes/HandleName.h"
#include "fixes/JThread.h"
#include "fixes/JoinTitle.h"
#include "fixes/ReleaseCall.h"
#include "fixes/SourceText.h"
#include "flow/EnclosingCode.h"
#include "flow/StatementPlace.h"
#include "handles/Coroutine.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {
namespace {

using Style = FixSettings::Style;

/// Builds the fixes of one dropped value; each member is none where its fix
/// does not apply.
class DropFixer {
public:
  DropFixer(const Expr &Value, const Spawn &S, const Spawns &Spawners,
            const FixContext &Context, ASTContext &Ctx)
      : Value(Value), S(S), Spawners(Spawners), Context(Context), Ctx(Ctx),
        Place(statementPlace(Value, *Context.Around)),
        F(enclosingFunction(Value, *Context.Around)),
        End(Context.Ends->ofSpawn(&Value)) {}

  /// `value.name()`, with the name that has \p Role there. \p TitleOf makes the
  /// title from that.
  std::optional<Fix>
  call(MemberRole Role,
       llvm::function_ref<std::string(llvm::StringRef)> TitleOf) const {
    std::optional<ReleaseCall> Call =
        releaseCall(Value.getType(), Role, Spawners);
    if (!Call)
      return std::nullopt;
    return Fix{TitleOf(Call->Name),
               wrapExpression(Value, Call->ReturnsNodiscard ? "(void)" : "",
                              "." + Call->Name + "()", Ctx)};
  }
  std::optional<Fix> wait() const {
    return call(MemberRole::Waits,
                [](llvm::StringRef) { return "wait for the task here"; });
  }
  std::optional<Fix> get() const {
    return call(MemberRole::Results, [](llvm::StringRef Name) {
      return ("take its result with " + Name +
              "() here, which rethrows its exception")
          .str();
    });
  }
  std::optional<Fix> join() const {
    return call(MemberRole::Joins, [&](llvm::StringRef Name) {
      return S.Row && S.Row->isThread()
                 ? joinTitle("join the thread here", End, Ctx)
                 : (Name + "() the task here, which waits for its end").str();
    });
  }

  /// `(void)value`.
  std::optional<Fix> cast() const {
    if (!isDroppedItself(Value, *Context.Around))
      return std::nullopt;
    return Fix{"cast to void: the drop is meant",
               wrapExpression(Value, "(void)", "", Ctx)};
  }

  /// `co_await value`.
  std::optional<Fix> await() const {
    if (!S.WrapperName.empty() ||
        !canAwait(Value.getType(), Value, Spawners, *Context.Around))
      return std::nullopt;
    return Fix{"co_await the task here",
               wrapExpression(Value, "co_await ", "", Ctx)};
  }

  /// `auto name = value;` where the type's destructor releases it.
  std::optional<Fix> keep() const {
    // Where destruction is trivial, nothing would use the variable; where
    // nothing follows, it would wait here as well.
    if (isLast() || S.Drop != DropOutcome::Blocks || !S.WrapperName.empty() ||
        !Value.getType().isDestructedType())
      return std::nullopt;
    std::string Name = newName();
    if (Name.empty())
      return std::nullopt;
    return Fix{"keep the " + nounOr("handle") + " until the end of the scope",
               {FixItHint::CreateInsertion(Value.getBeginLoc(),
                                           "auto " + Name + " = ")}};
  }

  /// `Guard name(value);`. What nothing follows would be ended at once.
  std::optional<Fix> guard() const {
    if (S.Drop != DropOutcome::Orphans || !S.WrapperName.empty() || !Place ||
        Place->IsLast ||
        !fitsGuard(Value.getType(), Value.getBeginLoc(), Context, Ctx))
      return std::nullopt;
    std::string Name = newName();
    if (Name.empty())
      return std::nullopt;
    // In parentheses, what begins with a type would be a declaration.
    bool Constructed = S.From == Spawn::Origin::Construction ||
                       isa<CXXOperatorCallExpr>(Value);
    std::string Guard = guardNameIn(*F, Context.Settings, Ctx);
    Fix Kept{"keep the " + nounOr("handle") +
                 " until the end of the scope in a '" +
                 Context.Settings.GuardType + "'",
             wrapInDeclaration(Guard + " " + Name, Constructed)};
    if (!Context.Settings.GuardHeader.empty())
      Kept.Headers.push_back(Context.Settings.GuardHeader);
    return Kept;
  }

  /// `std::thread{f}` -> `std::jthread f_thread{f}`.
  std::optional<Fix> jthread() const {
    TypeLoc Written = constructedType(Value);
    if (!Written || !hasJThread(Ctx) || !takesNoStopToken(Value, Context) ||
        wouldDeclareFunction())
      return std::nullopt;
    std::optional<FixItHint> Rename = renameToJThread(Written, Ctx);
    std::string Name = Rename ? newName() : "";
    if (Name.empty())
      return std::nullopt;
    return Fix{
        joinTitle(
            "keep it in a 'std::jthread', which joins at the end of the scope",
            End, Ctx),
        {*Rename, FixItHint::CreateInsertion(
                      endOfToken(Written.getEndLoc(), Ctx), " " + Name)},
        {"<thread>"}};
  }

  /// True where `.join()` repairs what could only terminate: the thread exists.
  bool surelyTerminates() const {
    return S.Drop == DropOutcome::Terminates &&
           S.From == Spawn::Origin::Construction && S.WrapperName.empty() &&
           isStdThread(Value.getType());
  }
  /// True where the drop is nothing but a wait, here and now: the future comes
  /// from its producer itself, so that it is not empty; with a policy that runs
  /// the task; and it ends where its own call does.
  bool onlyWaits() const {
    const CallExpr *Call = producingCall();
    return S.Drop == DropOutcome::Blocks && Call && runsByItself(*Call) &&
           isFullExpression(Value, *Context.Around);
  }
  bool endsByItself() const { return End.How == TaskEnd::Kind::ByItself; }
  bool neverEnds() const { return End.How == TaskEnd::Kind::Never; }
  /// True where nothing follows in the scope, so that a variable would be
  /// destroyed at once.
  bool isLast() const { return Place && Place->IsLast; }
  /// True where to wait is to block the thread that runs the coroutine.
  bool isAwaitedInstead() const {
    const CXXRecordDecl *Class = Value.getType()->getAsCXXRecordDecl();
    return Class && isInCoroutine(Value, *Context.Around) &&
           isAwaitable(*Class);
  }
  bool isCatalogued() const {
    std::optional<Handle> Kind = Spawners.types().kindOf(Value.getType());
    return Kind && Kind->Row;
  }

private:
  /// The call of a catalogued producer that \c Value is, `share()` left out.
  const CallExpr *producingCall() const {
    const Expr *E = peel(&Value);
    for (;;) {
      const auto *Call = dyn_cast<CallExpr>(E);
      const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
      if (!Callee)
        return nullptr;
      if (Spawners.catalogue().Producers.find(*Callee))
        return Call;
      const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
      std::optional<Handle> Of =
          Member ? Spawners.types().kindOf(
                       Member->getImplicitObjectArgument()->getType())
                 : std::nullopt;
      if (!Of || !Of->Row || !Callee->getIdentifier() ||
          !llvm::is_contained(Of->Row->Forwards, Callee->getName()))
        return nullptr;
      E = peel(Member->getImplicitObjectArgument());
    }
  }

  /// False where an argument that decides the outcome is not written out.
  bool runsByItself(const CallExpr &Call) const {
    const Producer *P =
        Spawners.catalogue().Producers.find(*Call.getDirectCallee());
    return llvm::all_of(P->DropWhen, [&](const OutcomeByArgument &When) {
      if (When.Argument >= Call.getNumArgs())
        return true;
      const Expr *Arg = peel(Call.getArg(When.Argument));
      const auto *Ref = dyn_cast<DeclRefExpr>(Arg);
      return !Arg->getType().getNonReferenceType()->isEnumeralType() ||
             (Ref && isa<EnumConstantDecl>(Ref->getDecl()));
    });
  }

  /// Empty where no variable can be declared in \c Value's place.
  std::string newName() const {
    if (!Place || !F ||
        !Context.Edits->Blocks.admitDeclarations(*Place->Block, *F,
                                                 *Context.Around))
      return "";
    std::vector<std::string> Words = wordsForHandle(S, Value, *Context.Around);
    return Words.empty()
               ? ""
               : Context.Edits->freshName(Words, *F, Value.getBeginLoc(), Ctx);
  }

  /// `jthread name(F(f))` declares a function, where `thread(F(f))` does not.
  bool wouldDeclareFunction() const {
    const auto *Made = dyn_cast<CXXConstructExpr>(peel(&Value));
    if (!Made || Made->isListInitialization() || Made->getNumArgs() == 0)
      return false;
    const Expr *First = Made->getArg(0)->IgnoreImplicit();
    if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(First))
      return !Cast->isListInitialization();
    if (const auto *Object = dyn_cast<CXXTemporaryObjectExpr>(First))
      return !Object->isListInitialization();
    return isa<CXXScalarValueInitExpr>(First);
  }

  std::string nounOr(llvm::StringRef General) const {
    return S.Noun.front() == '\'' ? General.str() : S.Noun;
  }

  llvm::SmallVector<FixItHint, 4> wrapInDeclaration(llvm::StringRef Declarator,
                                                    bool Braces) const {
    return {FixItHint::CreateInsertion(
                Value.getBeginLoc(), (Declarator + (Braces ? "{" : "(")).str()),
            FixItHint::CreateInsertion(endOfToken(Value.getEndLoc(), Ctx),
                                       Braces ? "}" : ")")};
  }

  const Expr &Value;
  const Spawn &S;
  const Spawns &Spawners;
  const FixContext &Context;
  ASTContext &Ctx;
  std::optional<StatementPlace> Place;
  const FunctionDecl *F;
  const TaskEnd End;
};

/// The first of \p Fixes that applies becomes the safe one; the others are
/// choices.
void offer(Repairs &R, bool FirstIsSafe,
           std::initializer_list<std::optional<Fix>> Fixes) {
  for (const std::optional<Fix> &Found : Fixes) {
    if (!Found)
      continue;
    if (FirstIsSafe && !R.Safe)
      R.Safe = Found;
    else
      R.Choices.push_back(*Found);
  }
}

} // namespace

Repairs repairDrop(const Expr &Value, const Spawn &S, bool MayCast,
                   const Spawns &Spawners, const FixContext &Context,
                   ASTContext &Ctx) {
  Repairs R;
  const SourceManager &SM = Ctx.getSourceManager();
  if (!isWritten(Value.getSourceRange(), SM))
    return R;
  // What another instantiation would make of an edit cannot be seen. Where that
  // withholds the repairs, a cast is none.
  if (Context.Edits->Twins.isDependent(Value, *Context.Around))
    return R;
  bool Hold = Context.Settings.How == Style::Hold;
  DropFixer Fixes(Value, S, Spawners, Context, Ctx);
  bool MayJoin = !Fixes.neverEnds();
  if (Fixes.isAwaitedInstead()) {
    offer(R, S.Drop == DropOutcome::NeverRuns && MayJoin, {Fixes.await()});
    MayJoin = false;
  }
  switch (S.Drop) {
  case DropOutcome::Blocks:
    if (Hold && MayJoin)
      offer(R, true, {Fixes.keep()});
    // It waits already.
    offer(R, Fixes.onlyWaits(), {Fixes.wait()});
    if (!MayJoin)
      break;
    if (!Hold)
      offer(R, false, {Fixes.keep()});
    offer(R, false, {Fixes.get(), Fixes.join()});
    break;
  case DropOutcome::Terminates: {
    if (!MayJoin)
      break;
    bool Safe = Fixes.surelyTerminates() && Fixes.endsByItself();
    if (!Fixes.isLast())
      offer(R, Safe, {Fixes.jthread()});
    offer(R, Safe, {Fixes.join()});
    break;
  }
  case DropOutcome::NeverRuns:
    // A deferred future runs where it is asked; what else might, is not known.
    if (Fixes.isCatalogued() && MayJoin)
      offer(R, false, {Fixes.get(), Fixes.wait()});
    break;
  case DropOutcome::Orphans:
    offer(R, Hold, {Fixes.guard()});
    if (MayJoin)
      offer(R, false, {Fixes.join(), Fixes.get(), Fixes.wait()});
    break;
  case DropOutcome::LosesError:
    // Waiting alone would lose the error as before.
    if (MayJoin)
      offer(R, false, {Fixes.get()});
    break;
  case DropOutcome::Cancels:
    if (MayJoin)
      offer(R, false, {Fixes.join(), Fixes.get(), Fixes.wait()});
    break;
  case DropOutcome::Leaks:
    break;
  }
  if (MayCast)
    offer(R, false, {Fixes.cast()});
  return Context.finish(std::move(R), Ctx);
}

} // namespace spawn
