//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Detaches.h.
///
//===----------------------------------------------------------------------===//

#include "flow/Detaches.h"
#include "Compat.h"
#include "ast/Functions.h"
#include "ast/Objects.h"
#include "ast/Peel.h"
#include "ast/RawText.h"
#include "ast/Walk.h"
#include "ast/Words.h"
#include "flow/HandleUse.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace spawn {
namespace {

/// True if \p E names a constant of \p Names, or is written as such a macro.
bool isNamedOne(const Expr &E, const std::vector<std::string> &Names,
                const ASTContext &Ctx) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E.IgnoreParenImpCasts());
  return (Ref && llvm::any_of(Names,
                              [&](llvm::StringRef Name) {
                                return isNamed(*Ref->getDecl(), Name);
                              })) ||
         anyRawToken(Ctx.getSourceManager()
                         .getExpansionRange(E.getSourceRange())
                         .getAsRange(),
                     Ctx, [&](const Token &Tok) {
                       return Tok.is(tok::raw_identifier) &&
                              llvm::is_contained(Names, Tok.getRawIdentifier());
                     });
}

/// True if \p Name is that of a member that detaches a handle of \p Kind.
bool detaches(const Handle &Kind, llvm::StringRef Name,
              const Vocabulary &Words) {
  return Kind.Row ? llvm::is_contained(Kind.Row->Detaches, Name)
                  : Words.has(Name, MemberRole::Detaches);
}

/// True if the name of \p F says that it detaches something.
bool isNamedDetach(const FunctionDecl &F, const Vocabulary &Words) {
  // Most names are ruled out without a look at their words.
  return F.getIdentifier() &&
         llvm::any_of(Words.names(MemberRole::Detaches),
                      [&](const std::string &Name) {
                        return F.getName().contains_insensitive(Name);
                      }) &&
         llvm::any_of(wordsOf(F.getName()), [&](const std::string &Word) {
           return Words.has(Word, MemberRole::Detaches);
         });
}

/// Which handle a wrapper lets go of.
struct WrappedDetach {
  std::string Noun;
  std::optional<unsigned> Parameter; ///< none: a part of its object
};

/// What \p Of, which a call in \p F detaches, is to the callers of \p F.
std::optional<WrappedDetach> givenToWrapper(const Expr &Of,
                                            const FunctionDecl &F) {
  Root Object = rootOf(&Of);
  if (Object.IsThis)
    return WrappedDetach{};
  const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(Object.Object);
  if (!Parameter || Parameter->getDeclContext() != &F)
    return std::nullopt;
  return WrappedDetach{"", Parameter->getFunctionScopeIndex()};
}

/// True if to detach \p Of, in \p In, is what callers of \p In ask for, or what
/// a handle does with a part of its own: users of that are told what its drop
/// does.
bool isWrappersOwn(const Expr &Of, const FunctionDecl *In,
                   const Spawns &Spawners) {
  if (!In)
    return false;
  // A function that a macro makes, as G_DEFINE_AUTOPTR_CLEANUP_FUNC() does, is
  // for the attribute that calls it.
  bool IsMade = In->hasBody() && In->getBody()->getBeginLoc().isMacroID();
  if ((IsMade || isNamedDetach(*In, Spawners.catalogue().Words)) &&
      givenToWrapper(Of, *In))
    return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(In);
  return Method && !Method->isStatic() && rootOf(&Of).IsThis &&
         Spawners.types().kindOf(
             typeOf(*Method->getParent(), In->getASTContext()));
}

/// What \p Wrapper visibly detaches for its callers.
std::optional<WrappedDetach> detachedBy(const FunctionDecl &Wrapper,
                                        const Spawns &Spawners) {
  const Catalogue &Known = Spawners.catalogue();
  const FunctionDecl *Definition = nullptr;
  if (!isNamedDetach(Wrapper, Known.Words) || !Wrapper.hasBody(Definition) ||
      isInSystemHeader(*Definition))
    return std::nullopt;
  std::optional<WrappedDetach> Found;
  walk(*Definition->getBody(), [&](const Stmt &S) {
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee)
      return Step::Into;
    const Expr *Of = nullptr;
    std::string Noun = "thread";
    if (const auto *OfMember = dyn_cast<CXXMemberCallExpr>(Call)) {
      std::optional<Handle> Kind =
          Spawners.types().kindOf(OfMember->getObjectType());
      if (Kind && !Kind->Wrapped && Callee->getIdentifier() &&
          detaches(*Kind, Callee->getName(), Known.Words)) {
        Of = OfMember->getImplicitObjectArgument();
        Noun = Kind->Noun;
      }
    } else if (const FunctionRow *Row = Known.Functions.find(*Callee);
               Row && Row->Role == FunctionRole::Detaches &&
               Row->Argument < Call->getNumArgs()) {
      Of = Call->getArg(Row->Argument);
    }
    Found = Of ? givenToWrapper(*Of, *Definition) : std::nullopt;
    if (Found)
      Found->Noun = Noun;
    return Found ? Step::Stop : Step::Into;
  });
  return Found;
}

} // namespace

bool mayDetach(const CallExpr &Call, const Catalogue &Known) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return false;
  if (isa<CXXMemberCallExpr>(Call) && Callee->getIdentifier() &&
      Call.getNumArgs() == 0)
    return true;
  return Known.Functions.find(*Callee) || Known.DetachedStarts.find(*Callee) ||
         isNamedDetach(*Callee, Known.Words) ||
         llvm::any_of(Call.arguments(), [](const Expr *Arg) {
           return Arg->getType()->isRecordType();
         });
}

/// Of a call of a member of a handle, or of a wrapper of one.
static std::optional<Detach> detachOfMember(const CXXMemberCallExpr &Call,
                                            const FunctionDecl *In,
                                            const Spawns &Spawners) {
  const Catalogue &Known = Spawners.catalogue();
  const CXXMethodDecl *Method = Call.getMethodDecl();
  const auto *Member = dyn_cast<MemberExpr>(Call.getCallee()->IgnoreParens());
  if (!Method || !Member || !Method->getIdentifier())
    return std::nullopt;
  // A catalogue may have other names than the vocabulary.
  std::optional<Handle> Kind = Spawners.types().kindOf(Call.getObjectType());
  if (Kind && Kind->Wrapped)
    Kind = std::nullopt;
  std::string Noun;
  bool IsThread = true;
  if (Kind && detaches(*Kind, Method->getName(), Known.Words)) {
    Noun = Kind->Noun;
    IsThread = Kind->Row ? llvm::StringRef(Noun).contains("thread")
                         : Known.Words.hasMemberWith(MemberRole::Joins,
                                                     *Method->getParent());
  } else if (auto Wrapped = detachedBy(*Method, Spawners);
             Wrapped && !Wrapped->Parameter) {
    Noun = Wrapped->Noun;
  }
  if (Noun.empty() ||
      isWrappersOwn(*Call.getImplicitObjectArgument(), In, Spawners))
    return std::nullopt;
  Detach Found;
  Found.Call = &Call;
  Found.At = Member->getMemberLoc();
  Found.Handle = Call.getImplicitObjectArgument();
  Found.Noun = Noun;
  Found.IsThread = IsThread;
  Found.IsProcess = Noun.ends_with("process");
  Found.Member = Member;
  return Found;
}

std::optional<Detach> detachAt(const CallExpr &Call, const FunctionDecl *In,
                               const Spawns &Spawners) {
  const Catalogue &Known = Spawners.catalogue();
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    if (auto Found = detachOfMember(*Member, In, Spawners))
      return Found;
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return std::nullopt;
  Detach Found;
  Found.Call = &Call;
  Found.At = Call.getBeginLoc();
  if (const FunctionRow *Row = Known.Functions.find(*Callee);
      Row && Row->letsGo()) {
    if (Row->Argument >= Call.getNumArgs() ||
        (Row->Role == FunctionRole::Unreferences &&
         !Spawners.spawnOf(Call.getArg(Row->Argument))) ||
        isWrappersOwn(*Call.getArg(Row->Argument), In, Spawners))
      return std::nullopt;
    Found.Handle = Call.getArg(Row->Argument);
    std::optional<Handle> Kind =
        Spawners.types().kindOf(Found.Handle->getType());
    Found.Noun = Kind ? Kind->Noun : "thread";
    Found.IsThread = Found.Noun.ends_with("thread");
    return Found;
  }
  const ASTContext &Ctx = Callee->getASTContext();
  if (const DetachedStart *Row = Known.DetachedStarts.find(*Callee)) {
    if (!Row->AskedBy.empty() &&
        llvm::none_of(Call.arguments(), [&](const Expr *Arg) {
          return isNamedOne(*Arg, Row->AskedBy, Ctx);
        }))
      return std::nullopt;
    Found.Noun = Row->Noun.empty() ? "task" : Row->Noun;
    Found.IsThread = Found.Noun.ends_with("thread");
    Found.IsProcess = Row->Process;
    if (Row->Attribute && *Row->Attribute < Call.getNumArgs())
      Found.Attribute = Call.getArg(*Row->Attribute);
    return Found;
  }
  if (auto Wrapped = detachedBy(*Callee, Spawners);
      Wrapped && Wrapped->Parameter &&
      *Wrapped->Parameter < Call.getNumArgs()) {
    Found.Handle = Call.getArg(*Wrapped->Parameter);
    if (isWrappersOwn(*Found.Handle, In, Spawners))
      return std::nullopt;
    Found.Noun = Wrapped->Noun;
    Found.IsThread = Found.Noun.ends_with("thread");
    return Found;
  }
  for (const Expr *Arg : Call.arguments()) {
    const CXXRecordDecl *Class =
        Arg->getType().getNonReferenceType()->getAsCXXRecordDecl();
    if (!Class || !Known.DetachedTokens.find(*Class))
      continue;
    Found.At = Arg->getBeginLoc();
    Found.Noun = "task";
    // Of an operation without code of the user's nothing is to be said.
    if (!tasksOf(Found, In, Spawners).empty())
      return Found;
  }
  return std::nullopt;
}

/// The variable or member behind \p E: a container for its element.
static const ValueDecl *holderBehind(const Expr *E, const FunctionDecl *In) {
  const ValueDecl *Named = declarationBehind(E);
  // `for (std::thread &t : threads)`
  if (const auto *Var = dyn_cast_or_null<VarDecl>(Named);
      Var && Var->isCXXForRangeDecl() && In && In->getBody())
    walk(*In->getBody(), [&](const Stmt &S) {
      const auto *For = dyn_cast<CXXForRangeStmt>(&S);
      if (!For || For->getLoopVariable() != Var)
        return Step::Into;
      Named = holderBehind(For->getRangeInit(), nullptr);
      return Step::Stop;
    });
  return Named;
}

const ValueDecl *variableOf(const Detach &Found, const FunctionDecl *In) {
  const Expr *Of = Found.Attribute ? Found.Attribute : Found.Handle;
  return Of ? holderBehind(Of, In) : nullptr;
}

bool isOfAnothersObject(const Detach &Found) {
  if (!Found.Handle || !rootOf(Found.Handle).Part)
    return false;
  const Expr *E = Found.Handle;
  // `auto *job = static_cast<Job *>(context);`, `for (Job &job : jobs)`
  llvm::SmallPtrSet<const VarDecl *, 4> Seen;
  for (;;) {
    Root Of = rootOf(E);
    const auto *Var = dyn_cast_or_null<VarDecl>(Of.Object);
    if (!Var) {
      // `current()->thread`
      E = nameBehind(E);
      while (const auto *Member = dyn_cast<MemberExpr>(E))
        E = nameBehind(Member->getBase());
      return isa<CallExpr>(E) && !isa<CXXOperatorCallExpr>(E);
    }
    QualType T = Var->getType();
    bool Leads = T->isPointerType() || T->isReferenceType();
    if (isa<ParmVarDecl>(Var) || !Var->hasLocalStorage())
      return Leads;
    if (!Leads && !Var->isImplicit())
      return false;
    // It is given one later.
    const Expr *Init = Var->getInit();
    if (!Init || !Seen.insert(Var).second ||
        Init->isNullPointerConstant(Var->getASTContext(),
                                    Expr::NPC_ValueDependentIsNotNull))
      return Leads;
    E = Var->getInit();
  }
}

/// Adds what \p Root starts.
static void addStarts(const Stmt &Root, const Spawns &Spawners,
                      std::vector<DetachedTask> &Tasks) {
  walk(Root, [&](const Stmt &S) {
    const auto *E = dyn_cast<Expr>(&S);
    std::optional<TaskStart> Start =
        E ? taskStartAt(*E, Spawners) : std::nullopt;
    if (!Start)
      return isa<LambdaExpr>(S) ? Step::Past : Step::Into;
    Tasks.push_back({std::move(Start), nullptr});
    return Step::Past;
  });
}

/// Adds what is started in \p Body for \p Var.
static void addStartsOf(const ValueDecl &Var, const Stmt &Body,
                        const Spawns &Spawners,
                        std::vector<DetachedTask> &Tasks) {
  const Vocabulary &Words = Spawners.catalogue().Words;
  walk(Body, [&](const Stmt &S) {
    if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Local = dyn_cast<VarDecl>(D);
            Local == &Var && Local->getInit())
          addStarts(*Local->getInit(), Spawners, Tasks);
      return Step::Into;
    }
    const auto *Assign = dyn_cast<BinaryOperator>(&S);
    if (Assign && Assign->isAssignmentOp() &&
        holderBehind(Assign->getLHS(), nullptr) == &Var)
      addStarts(*Assign->getRHS(), Spawners, Tasks);
    const auto *Call = dyn_cast<CallExpr>(&S);
    if (!Call)
      return Step::Into;
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
        Operator && Operator->isAssignmentOp() && Operator->getNumArgs() == 2) {
      if (holderBehind(Operator->getArg(0), nullptr) == &Var)
        addStarts(*Operator->getArg(1), Spawners, Tasks);
      return Step::Into;
    }
    const FunctionDecl *Callee = Call->getDirectCallee();
    const Producer *Row = Callee ? Spawners.producer(*Callee) : nullptr;
    if (Row && Row->OutArgument && *Row->OutArgument < Call->getNumArgs()) {
      if (holderBehind(Call->getArg(*Row->OutArgument), nullptr) == &Var)
        addStarts(*Call, Spawners, Tasks);
      return Step::Into;
    }
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
        Member && Member->getMethodDecl() &&
        Member->getMethodDecl()->getIdentifier() &&
        Words.hasAny(Member->getMethodDecl()->getName(),
                     {MemberRole::Inserts, MemberRole::Resets}) &&
        holderBehind(Member->getImplicitObjectArgument(), nullptr) == &Var) {
      if (auto Start = taskStartAt(*Member, Spawners)) {
        Tasks.push_back({std::move(Start), nullptr});
        return Step::Past;
      }
      for (const Expr *Arg : Member->arguments())
        addStarts(*Arg, Spawners, Tasks);
    }
    return Step::Into;
  });
}

/// The starts that are given the attributes \p Var, in \p Body.
static void addStartsWith(const ValueDecl &Var, const Stmt &Body,
                          const Spawns &Spawners,
                          std::vector<DetachedTask> &Tasks) {
  walk(Body, [&](const Stmt &S) {
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    const Producer *Row = Callee ? Spawners.producer(*Callee) : nullptr;
    if (Row && Row->NullArgument && *Row->NullArgument < Call->getNumArgs() &&
        holderBehind(Call->getArg(*Row->NullArgument), nullptr) == &Var)
      addStarts(*Call, Spawners, Tasks);
    return Step::Into;
  });
}

std::vector<DetachedTask> tasksOf(const Detach &Found, const FunctionDecl *In,
                                  const Spawns &Spawners) {
  std::vector<DetachedTask> Tasks;
  const Stmt *Body = In ? In->getBody() : nullptr;
  const ValueDecl *Var = variableOf(Found, In);
  if (Found.Attribute) {
    if (Var && Body)
      addStartsWith(*Var, *Body, Spawners, Tasks);
    return Tasks;
  }
  if (Found.Handle) {
    if (!Var) {
      addStarts(*Found.Handle, Spawners, Tasks);
      return Tasks;
    }
    const auto *Field = dyn_cast<FieldDecl>(Var);
    const auto *Class =
        Field ? dyn_cast<CXXRecordDecl>(Field->getParent()) : nullptr;
    if (Body)
      addStartsOf(*Var, *Body, Spawners, Tasks);
    if (Class)
      for (const CXXMethodDecl *Method : Class->methods()) {
        const FunctionDecl *Definition = nullptr;
        if (!Method->hasBody(Definition) || Definition->getBody() == Body)
          continue;
        addStartsOf(*Var, *Definition->getBody(), Spawners, Tasks);
        if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(Definition))
          for (const CXXCtorInitializer *Init : Ctor->inits())
            if (Init->getAnyMember() == Field && Init->getInit())
              addStarts(*Init->getInit(), Spawners, Tasks);
      }
    return Tasks;
  }
  TaskStart Start;
  Start.Noun = Found.Noun;
  Start.CarriesExceptions = !Found.IsThread;
  Start.What = taskOf(*Found.Call, Spawners.catalogue());
  if (Start.What.Callable)
    Tasks.push_back({std::move(Start), nullptr});
  for (const Expr *Arg : Found.Call->arguments()) {
    const auto *Call = dyn_cast<CallExpr>(peelMove(Arg));
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    const FunctionDecl *Definition = nullptr;
    if (Callee && Callee->hasBody(Definition) &&
        isa<CoroutineBodyStmt>(Definition->getBody()))
      Tasks.push_back({std::nullopt, Call});
  }
  return Tasks;
}

} // namespace spawn
