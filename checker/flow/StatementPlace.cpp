//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See StatementPlace.h.
///
//===----------------------------------------------------------------------===//

#include "flow/StatementPlace.h"
#include "ast/Walk.h"
#include "flow/EnclosingCode.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace spawn {
namespace {

/// True if \p Test is true of a statement of a function's own in \p Root: what
/// lambdas and local classes do is theirs.
template <typename Predicate>
bool anyOwnStatement(const Stmt &Root, Predicate Test) {
  return walk(Root, [&](const Stmt &S) {
    const auto *Declares = dyn_cast<DeclStmt>(&S);
    if (isa<LambdaExpr>(S) ||
        (Declares && llvm::any_of(Declares->decls(), [](const Decl *D) {
           return isa<RecordDecl>(D);
         })))
      return Step::Past;
    return Test(S) ? Step::Stop : Step::Into;
  });
}

std::optional<StatementPlace> placeIn(const CompoundStmt &Block,
                                      const Stmt &Statement) {
  return StatementPlace{&Block, &Statement, Block.body_back() == &Statement};
}

/// True if a `case` in \p Block belongs to a switch around it.
bool hasForeignCase(const CompoundStmt &Block) {
  return walk(Block, [](const Stmt &S) {
    return isa<SwitchStmt, LambdaExpr>(S) ? Step::Past
           : isa<SwitchCase>(S)           ? Step::Stop
                                          : Step::Into;
  });
}

} // namespace

std::optional<StatementPlace> statementPlace(const Expr &E, Parents &Around) {
  const Stmt *Statement = &E;
  for (;;) {
    Parent In = Around.of(*Statement);
    if (const auto *Block = In.only<CompoundStmt>())
      return placeIn(*Block, *Statement);
    const auto *Outer = In.only<Expr>();
    if (!Outer || !isa<FullExpr, MaterializeTemporaryExpr, CXXBindTemporaryExpr,
                       ImplicitCastExpr>(Outer))
      return std::nullopt;
    Statement = Outer;
  }
}

std::optional<StatementPlace> statementPlace(const VarDecl &Var,
                                             Parents &Around) {
  const auto *Declaration = Around.of(Var).only<DeclStmt>();
  if (!Declaration || !Declaration->isSingleDecl())
    return std::nullopt;
  const auto *Block = Around.of(*Declaration).only<CompoundStmt>();
  return Block ? placeIn(*Block, *Declaration) : std::nullopt;
}

/// True if \p Around uses the value of \p Inner, a direct part of it.
static bool takesValue(const Stmt &Around, const Stmt &Inner) {
  return conditionIn(Around) == &Inner ||
         isa<ReturnStmt, CoreturnStmt, DeclStmt>(Around);
}

/// The nearest expression around \p E that is more than parentheses, implicit
/// casts and temporaries; \p Inner is its operand with \p E in it. Null if \p E
/// is a whole statement: \p Unused then says whether its value is dropped.
static const Expr *expressionAround(const Expr &E, Parents &Around,
                                    const Expr *&Inner, bool &Unused) {
  Inner = &E;
  for (;;) {
    Parent In = Around.of(*Inner);
    const auto *Outer = In.only<Expr>();
    if (!Outer) {
      const auto *S = In.only<Stmt>();
      Unused = S && !takesValue(*S, *Inner);
      return nullptr;
    }
    if (!isa<FullExpr, MaterializeTemporaryExpr, CXXBindTemporaryExpr,
             ImplicitCastExpr, ParenExpr>(Outer))
      return Outer;
    Inner = Outer;
  }
}

bool isDroppedItself(const Expr &E, Parents &Around) {
  const Expr *Inner = nullptr;
  bool Unused = false;
  const Expr *Outer = expressionAround(E, Around, Inner, Unused);
  if (!Outer)
    return Unused;
  const auto *Comma = dyn_cast<BinaryOperator>(Outer);
  return Comma && Comma->isCommaOp() && Comma->getLHS() == Inner;
}

bool isFullExpression(const Expr &E, Parents &Around) {
  const Expr *Inner = nullptr;
  bool Unused = false;
  const Expr *Outer = expressionAround(E, Around, Inner, Unused);
  if (!Outer)
    return Unused;
  const auto *Cast = dyn_cast<ExplicitCastExpr>(Outer);
  return Cast && Cast->getCastKind() == CK_ToVoid &&
         isFullExpression(*Cast, Around);
}

static bool admitsDeclarations(const CompoundStmt &Block, const FunctionDecl &F,
                               Parents &Around) {
  Parent In = Around.of(Block);
  if (!In || In.get<SwitchStmt>())
    return false;
  // A constant expression has no variables with a destructor that waits; every
  // lambda is constexpr until it has one.
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  if (F.isConstexpr() && !(Method && Method->getParent()->isLambda()))
    return false;
  return !hasForeignCase(Block);
}

bool BlockFacts::hasLabels(const FunctionDecl &F) {
  auto [It, IsNew] = Labels.try_emplace(&F);
  if (IsNew)
    It->second = anyOwnStatement(*F.getBody(), [](const Stmt &S) {
      return isa<LabelStmt, IndirectGotoStmt>(S);
    });
  return It->second;
}

bool BlockFacts::admitDeclarations(const CompoundStmt &Block,
                                   const FunctionDecl &F, Parents &Around) {
  auto [It, IsNew] = Admit.try_emplace(&Block);
  if (IsNew)
    It->second = admitsDeclarations(Block, F, Around) && !hasLabels(F);
  return It->second;
}

bool BlockFacts::areLeftEarly(const CompoundStmt &Block, SourceLocation From,
                              const ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  auto [It, IsNew] = LastLeft.try_emplace(&Block);
  if (IsNew) {
    const Stmt *Last = Block.body_back();
    if (!isa_and_nonnull<ReturnStmt, CoreturnStmt>(Last))
      Last = nullptr;
    anyOwnStatement(Block, [&](const Stmt &S) {
      if (isa<ReturnStmt, CoreturnStmt, BreakStmt, ContinueStmt, GotoStmt,
              IndirectGotoStmt, CXXThrowExpr>(S) &&
          &S != Last &&
          (It->second.isInvalid() ||
           SM.isBeforeInTranslationUnit(It->second, S.getBeginLoc())))
        It->second = S.getBeginLoc();
      return false;
    });
  }
  return It->second.isValid() && SM.isBeforeInTranslationUnit(From, It->second);
}

/// What \p Inner, or the code around it, was instantiated from; null where it
/// was not.
static const FunctionDecl *templateOf(const FunctionDecl *Inner) {
  for (const DeclContext *Around = Inner; Around; Around = Around->getParent())
    if (const auto *F = dyn_cast<FunctionDecl>(Around))
      if (const FunctionDecl *Pattern = F->getTemplateInstantiationPattern())
        return Pattern;
  return nullptr;
}

const TemplateTwins::Pattern &TemplateTwins::pattern(const FunctionDecl &F) {
  std::unique_ptr<Pattern> &Slot = Patterns[&F];
  if (Slot)
    return *Slot;
  Slot = std::make_unique<Pattern>();
  forEachStatement(F, [&](const Stmt &S) {
    if (const auto *E = dyn_cast<Expr>(&S))
      Slot->IsDependent[{E->getBeginLoc(), E->getEndLoc()}] |=
          E->isInstantiationDependent();
  });
  forEachDeclaration(F, [&](const NamedDecl &D) {
    if (const auto *Var = dyn_cast<VarDecl>(&D))
      Slot->Variables[Var->getLocation()] = Var;
  });
  return *Slot;
}

bool TemplateTwins::isDependent(const Expr &E, Parents &Around) {
  const FunctionDecl *Of = templateOf(enclosingFunction(E, Around));
  if (!Of)
    return false;
  const Pattern &P = pattern(*Of);
  auto Twin = P.IsDependent.find({E.getBeginLoc(), E.getEndLoc()});
  return Twin == P.IsDependent.end() || Twin->second;
}

bool TemplateTwins::isDependent(const VarDecl &Var, const FunctionDecl &F) {
  const FunctionDecl *Of = templateOf(&F);
  if (!Of)
    return false;
  const VarDecl *Twin = pattern(*Of).Variables.lookup(Var.getLocation());
  return !Twin || Twin->getType()->isDependentType();
}

bool isOnLeavingBranch(const Stmt &S, const Stmt &Start,
                       const ParentMap &Parents) {
  auto Leaves = [](const Stmt *Last) {
    if (const auto *Full = dyn_cast<FullExpr>(Last))
      Last = Full->getSubExpr();
    return isa<ReturnStmt, CXXThrowExpr>(Last);
  };
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
        Leaves(Branch->body_back()))
      return true;
  }
  return false;
}

} // namespace spawn
