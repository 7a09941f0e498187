//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See VariableFixes.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/VariableFixes.h"
#include "ast/Callable.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "fixes/Await.h"
#include "fixes/Guard.h"
#include "fixes/JThread.h"
#include "fixes/JoinTitle.h"
#include "fixes/ReleaseCall.h"
#include "fixes/SourceText.h"
#include "flow/StatementPlace.h"
#include "handles/Coroutine.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace spawn {
namespace {

/// True if \p Start mentions a local that is declared after \p Var, and so is
/// destroyed before it.
bool usesLaterLocal(const Expr &Start, const VarDecl &Var) {
  const SourceManager &SM = Var.getASTContext().getSourceManager();
  return anyStatement(Start, [&](const Stmt &S) {
    const auto *Ref = dyn_cast<DeclRefExpr>(&S);
    const auto *Other = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    return Other && Other->hasLocalStorage() &&
           Other->getDeclContext() == Var.getDeclContext() &&
           SM.isBeforeInTranslationUnit(Var.getLocation(),
                                        Other->getLocation());
  });
}

/// True if \p F gives the address of a local that is declared after \p Var
/// away, to where a task may find it.
bool lendsLaterLocal(const FunctionDecl &F, const VarDecl &Var) {
  const SourceManager &SM = Var.getASTContext().getSourceManager();
  auto IsLater = [&](const Expr *E) {
    const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
    const auto *Other = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    return Other && Other->hasLocalStorage() &&
           !Other->getType()->isReferenceType() &&
           SM.isBeforeInTranslationUnit(Var.getLocation(),
                                        Other->getLocation());
  };
  return anyStatement(*F.getBody(), [&](const Stmt &S) {
    const auto *Unary = dyn_cast<UnaryOperator>(&S);
    if (Unary && Unary->getOpcode() == UO_AddrOf)
      return IsLater(Unary->getSubExpr());
    const auto *Call = dyn_cast<CallExpr>(&S);
    return Call && Call->getNumArgs() == 1 && IsLater(Call->getArg(0)) &&
           peelAdaptors(Call) != Call;
  });
}

/// True if a task may go through \p T to other objects.
bool leadsOn(QualType T) {
  T = T.getNonReferenceType();
  if (const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
      Class && Class->isLambda())
    return llvm::any_of(Class->fields(), [](const FieldDecl *Captured) {
      return leadsOn(Captured->getType());
    });
  return !leadsNowhere(T);
}

class VariableFixer {
public:
  VariableFixer(const UnreleasedLocal &Found, const FunctionDecl &F,
                const Spawns &Spawners, const FixContext &Context)
      : Found(Found), Var(*Found.Var), F(F), Spawners(Spawners),
        Context(Context), Ctx(F.getASTContext()),
        Place(statementPlace(Var, *Context.Around)) {
    const auto &All = Context.Edits->Names.mentionsAround(F).OfVariable;
    if (auto It = All.find(&Var); It != All.end())
      Mentions = It->second;
  }

  /// Of all the tasks that are started into \c Var.
  TaskEnd findEnd() const {
    std::optional<TaskEnd> All;
    auto Add = [&](const Expr &Value) {
      std::optional<Spawn> S = Spawners.spawnOf(&Value);
      if (!S)
        return;
      TaskEnd One = Context.Ends->ofSpawn(S->Site);
      All = All ? TaskEnd::worse(*All, One) : One;
    };
    if (Var.getInit())
      Add(*Var.getInit());
    for (const DeclRefExpr *Mention : Mentions)
      if (const Expr *Value = valueAssignedTo(*Mention))
        Add(*Value);
    return All.value_or(TaskEnd{});
  }
  void setEnd(TaskEnd Known) { End = Known; }

  /// True if \c Var is a plain variable with a statement of its own.
  bool canEdit() const {
    return Place && Found.Shape == HolderShape::Value &&
           !isa<DecompositionDecl>(Var) &&
           !Context.Edits->Twins.isDependent(Var, F) &&
           !Context.Edits->Names.isMentionedOutOfSight(Var, F) &&
           isWritten(Place->Statement->getSourceRange(),
                     Ctx.getSourceManager());
  }

  /// `std::thread t(f);` -> `std::jthread t(f);`
  std::optional<Fix> jthread() const {
    if (!isStdThread(Var.getType()) || !hasJThread(Ctx))
      return std::nullopt;
    Fix Made{joinTitle("make it a 'std::jthread', which joins in its "
                       "destructor",
                       End, Ctx),
             {},
             {"<thread>"}};
    TypeLoc Written = Var.getTypeSourceInfo()->getTypeLoc();
    if (!Written.getUnqualifiedLoc().getAs<AutoTypeLoc>()) {
      std::optional<FixItHint> Rename = renameToJThread(Written, Ctx);
      if (!Rename)
        return std::nullopt;
      Made.Edits.push_back(*std::move(Rename));
    } else if (!Var.getInit() ||
               !constructedType(*Var.getInit()->IgnoreImplicit())) {
      return std::nullopt;
    }
    if (Var.getInit() && !startToJThread(*Var.getInit(), Made.Edits, Context))
      return std::nullopt;
    for (const DeclRefExpr *Mention : Mentions) {
      size_t Before = Made.Edits.size();
      if (!useToJThread(*Mention, Made.Edits, Context))
        return std::nullopt;
      if (Made.Edits.size() != Before && assignsLaterLocal(*Mention))
        return std::nullopt;
    }
    if (startsWhatLeadsOn() && lendsLaterLocal(F, Var))
      return std::nullopt;
    return Made;
  }

  /// `auto h = spawn();` -> `Guard h(spawn());`
  std::optional<Fix> guard() const {
    if (Found.What.Drop != DropOutcome::Orphans || !Mentions.empty() ||
        Place->IsLast || !Var.getInit() ||
        !isa<CallExpr>(Var.getInit()->IgnoreImplicit()) ||
        !fitsGuard(Var.getType(), Var.getBeginLoc(), Context, Ctx) ||
        Context.Edits->Twins.isDependent(*Var.getInit(), *Context.Around))
      return std::nullopt;
    std::string Guard = guardNameIn(F, Context.Settings, Ctx);
    Fix Made{"keep it in a '" + Context.Settings.GuardType +
                 "' until the end of the scope",
             {},
             {}};
    // What is replaced holds nothing else: no comment, no directive.
    SourceLocation Until = Var.getInitStyle() == VarDecl::CInit
                               ? Var.getInit()->getBeginLoc()
                               : Var.getLocation();
    if (Lexer::getSourceText(
            CharSourceRange::getCharRange(Var.getBeginLoc(), Until),
            Ctx.getSourceManager(), Ctx.getLangOpts())
            .find_first_of("/#[") != llvm::StringRef::npos)
      return std::nullopt;
    if (Var.getInitStyle() == VarDecl::CInit) {
      SourceRange Init = Var.getInit()->getSourceRange();
      Made.Edits.push_back(FixItHint::CreateReplacement(
          CharSourceRange::getCharRange(Var.getBeginLoc(), Init.getBegin()),
          Guard + " " + Var.getNameAsString() + "("));
      Made.Edits.push_back(
          FixItHint::CreateInsertion(endOfToken(Init.getEnd(), Ctx), ")"));
    } else {
      Made.Edits.push_back(FixItHint::CreateReplacement(
          CharSourceRange::getCharRange(Var.getBeginLoc(), Var.getLocation()),
          Guard + " "));
    }
    if (!Context.Settings.GuardHeader.empty())
      Made.Headers.push_back(Context.Settings.GuardHeader);
    return Made;
  }

  /// A release before the block's end, or before the `return` there.
  std::optional<Fix> atEnd() const {
    if (!Found.Never || Found.EndsBefore ||
        Context.Edits->Blocks.areLeftEarly(*Place->Block, Var.getLocation(),
                                           Ctx))
      return std::nullopt;
    std::string Name = Var.getNameAsString();
    std::string Title, Statement;
    llvm::SmallVector<std::string, 1> Headers;
    std::optional<ReleaseCall> Join = joinCall();
    std::optional<ReleaseCall> Get =
        releaseCall(Var.getType(), MemberRole::Results, Spawners);
    if (Found.What.Drop == DropOutcome::Terminates &&
        Found.Ends == DropCause::ScopeEnd && Join) {
      Title =
          joinTitle("join '" + Name + "' at the end of its scope", End, Ctx);
      Statement = joinStatement(*Join, startedAtDeclaration());
    } else if (Found.What.Drop == DropOutcome::LosesError && !isAwaited() &&
               Get && !Get->OfRvalue) {
      Title = Get->Name + "() the result of '" + Name +
              "' at the end of its scope, which rethrows its exception";
      Statement = (Get->ReturnsNodiscard ? "(void)" : "") + Name + "." +
                  Get->Name + "();\n";
    } else if ((Found.What.Drop == DropOutcome::NeverRuns || isAwaited()) &&
               Var.getInit() &&
               canAwait(Var.getType(), *Var.getInit(), Spawners,
                        *Context.Around)) {
      Title = "co_await '" + Name + "' at the end of its scope";
      Statement = "co_await std::move(" + Name + ");\n";
      Headers.push_back("<utility>");
    } else {
      return std::nullopt;
    }
    const Stmt *Last = Place->Block->body_back();
    SourceLocation At = isa<ReturnStmt, CoreturnStmt>(Last)
                            ? Last->getBeginLoc()
                            : Place->Block->getRBracLoc();
    std::optional<Fix> Made = insertBefore(At, std::move(Title), Statement);
    if (Made)
      Made->Headers = Headers;
    return Made;
  }

  /// `if (t.joinable()) t.join();` before the assignment.
  std::optional<Fix> beforeAssignment() const {
    const auto *Assignment = dyn_cast_or_null<Expr>(Found.At);
    std::optional<ReleaseCall> Join = joinCall();
    if (Found.Ends != DropCause::Overwrite || !Assignment ||
        Found.What.Drop != DropOutcome::Terminates || !Join)
      return std::nullopt;
    std::optional<StatementPlace> At =
        statementPlace(*Assignment, *Context.Around);
    if (!At)
      return std::nullopt;
    return insertBefore(
        At->Statement->getBeginLoc(),
        joinTitle("join '" + Var.getNameAsString() + "' before this", End, Ctx),
        joinStatement(*Join, /*IsLive=*/false));
  }

private:
  /// True if a task that is started into \c Var may go through what it is given
  /// to other objects.
  bool startsWhatLeadsOn() const {
    auto LeadsOn = [](const Expr *Start) {
      return llvm::any_of(argumentsOf(*Start), [](const Expr *Arg) {
        return !isa<CXXDefaultArgExpr>(Arg) &&
               leadsOn(peelMove(Arg)->getType());
      });
    };
    return (Var.getInit() && LeadsOn(Var.getInit())) ||
           llvm::any_of(Mentions, [&](const DeclRefExpr *Mention) {
             const Expr *Value = valueAssignedTo(*Mention);
             return Value && LeadsOn(Value);
           });
  }

  /// The right side where \p Mention is the left one of an assignment.
  const Expr *valueAssignedTo(const DeclRefExpr &Mention) const {
    const auto *Assign = Context.Around->of(Mention).get<CXXOperatorCallExpr>();
    return Assign && Assign->getOperator() == OO_Equal &&
                   Assign->getArg(0)->IgnoreParenImpCasts() == &Mention
               ? Assign->getArg(1)
               : nullptr;
  }

  /// True where to wait is to block the thread that runs the coroutine.
  bool isAwaited() const {
    const CXXRecordDecl *Class = Var.getType()->getAsCXXRecordDecl();
    return Class && isa<CoroutineBodyStmt>(F.getBody()) && isAwaitable(*Class);
  }

  bool startedAtDeclaration() const {
    return Var.getInit() && Spawners.spawnOf(Var.getInit());
  }

  /// The call that joins \c Var, and compiles as a statement.
  std::optional<ReleaseCall> joinCall() const {
    std::optional<ReleaseCall> Join =
        releaseCall(Var.getType(), MemberRole::Joins, Spawners);
    return Join && (Join->ReturnsNodiscard || Join->OfRvalue) ? std::nullopt
                                                              : Join;
  }

  /// Joining a thread that was not started throws.
  std::string joinStatement(const ReleaseCall &Join, bool IsLive) const {
    std::string Name = Var.getNameAsString();
    std::string Statement = Name + "." + Join.Name + "();\n";
    if (IsLive)
      return Statement;
    llvm::StringRef AsksLive = Spawners.catalogue().Words.memberOf(
        *Var.getType()->getAsCXXRecordDecl(), MemberRole::AsksLive);
    return "if (" + Name + "." + AsksLive.str() + "())\n" +
           indentedBy(indentation()).substr(indentation().size()) + Statement;
  }

  llvm::StringRef indentation() const {
    return indentationAt(Var.getLocation(), Ctx.getSourceManager());
  }

  std::optional<Fix> insertBefore(SourceLocation At, std::string Title,
                                  llvm::StringRef Statement) const {
    const SourceManager &SM = Ctx.getSourceManager();
    if (!isWritten(At, SM))
      return std::nullopt;
    llvm::StringRef Indentation = At == Place->Block->getRBracLoc()
                                      ? indentation()
                                      : indentationAt(At, SM);
    std::optional<FixItHint> Line =
        insertLineBefore(At, Statement, Indentation, SM);
    if (!Line)
      return std::nullopt;
    return Fix{std::move(Title), {*Line}};
  }

  /// True if the assignment around \p Mention starts what uses a local that
  /// ends before the variable does.
  bool assignsLaterLocal(const DeclRefExpr &Mention) const {
    const Expr *Value = valueAssignedTo(Mention);
    return !Value || usesLaterLocal(*Value, Var);
  }

  const UnreleasedLocal &Found;
  const VarDecl &Var;
  const FunctionDecl &F;
  const Spawns &Spawners;
  const FixContext &Context;
  ASTContext &Ctx;
  std::optional<StatementPlace> Place;
  llvm::ArrayRef<const DeclRefExpr *> Mentions;
  TaskEnd End;
};

} // namespace

Repairs VariableRepairs::repair(const UnreleasedLocal &Found,
                                const FunctionDecl &F,
                                const FixContext &Context) {
  Repairs R;
  if (isa<ParmVarDecl>(Found.Var))
    return R;
  VariableFixer Fixes(Found, F, Spawners, Context);
  auto [It, IsFirst] = Known.try_emplace(Found.Var);
  if (IsFirst)
    It->second = {Fixes.canEdit(), Fixes.findEnd()};
  auto [CanEdit, End] = It->second;
  Fixes.setEnd(End);
  bool MayJoin = End.How != TaskEnd::Kind::Never;
  if (!CanEdit)
    return R;
  if (std::optional<Fix> JThread =
          IsFirst && MayJoin ? Fixes.jthread() : std::nullopt) {
    if (End.How == TaskEnd::Kind::ByItself)
      R.Safe = std::move(JThread);
    else
      R.Choices.push_back(*std::move(JThread));
  }
  if (std::optional<Fix> Guard = Fixes.guard()) {
    if (Context.Settings.How == FixSettings::Style::Hold)
      R.Safe = std::move(Guard);
    else
      R.Choices.push_back(*std::move(Guard));
  }
  for (std::optional<Fix> Choice : {Fixes.atEnd(), Fixes.beforeAssignment()})
    if (Choice && MayJoin)
      R.Choices.push_back(*std::move(Choice));
  return Context.finish(std::move(R), F.getASTContext());
}

} // namespace spawn
