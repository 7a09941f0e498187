//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See FollowedConditions.h.
///
//===----------------------------------------------------------------------===//

#include "flow/paths/FollowedConditions.h"
#include "ast/Walk.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <optional>

using namespace clang;

namespace spawn {
namespace {

using Kind = ConditionAtom::Kind;

/// Each followed condition may double the cases; few are enough.
constexpr unsigned MaxFollowed = 12;

/// Finds the local variables that change by plain assignments alone: no other
/// name for them exists.
class StableVariables {
  struct Mentions {
    unsigned All = 0, Plain = 0;
    bool IsSet = false; ///< to something that is worth remembering
    bool IsOtherThanCounted = false;
  };
  llvm::function_ref<bool(const Expr &)> IsStart;
  llvm::DenseMap<const VarDecl *, Mentions> Of;
  llvm::SmallPtrSet<const DeclRefExpr *, 8> OfCopies;

public:
  StableVariables(const Stmt &Body,
                  llvm::function_ref<bool(const Expr &)> IsStart)
      : IsStart(IsStart) {
    forEachStatement(Body, [&](const Stmt &S) { addMention(S); });
    forEachDeclaration(Body, [&](const NamedDecl &D) {
      if (const auto *Var = dyn_cast<VarDecl>(&D); Var && Var->getInit())
        set(*Var, *Var->getInit());
    });
  }

  bool isStable(const VarDecl *Var) const {
    auto It = Of.find(Var);
    return Var && Var->hasLocalStorage() &&
           !Var->getType()->isReferenceType() && It != Of.end() &&
           It->second.All == It->second.Plain;
  }
  bool isSet(const VarDecl *Var) const {
    auto It = Of.find(Var);
    return It != Of.end() && It->second.IsSet;
  }
  /// It is set to constants that are not negative, and counted up.
  bool isCountedUp(const VarDecl *Var) const {
    auto It = Of.find(Var);
    return It != Of.end() && !It->second.IsOtherThanCounted &&
           !isa<ParmVarDecl>(Var);
  }

private:
  const VarDecl *variable(const Expr *E) const {
    const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParens());
    return Ref && !OfCopies.count(Ref) ? dyn_cast<VarDecl>(Ref->getDecl())
                                       : nullptr;
  }

  /// What a lambda does with its own copies changes no variable.
  void addCopies(const LambdaExpr &Lambda) {
    llvm::SmallPtrSet<const ValueDecl *, 4> Copied;
    for (const LambdaCapture &Capture : Lambda.captures())
      if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByCopy)
        Copied.insert(Capture.getCapturedVar());
    if (!Copied.empty() && Lambda.getBody())
      forEachStatement(*Lambda.getBody(), [&](const Stmt &S) {
        if (const auto *Ref = dyn_cast<DeclRefExpr>(&S))
          if (Copied.count(Ref->getDecl()))
            OfCopies.insert(Ref);
      });
  }

  /// A lambda comes before its body.
  void addMention(const Stmt &S) {
    if (const auto *Lambda = dyn_cast<LambdaExpr>(&S)) {
      addCopies(*Lambda);
    } else if (const auto *Ref = dyn_cast<DeclRefExpr>(&S)) {
      if (const VarDecl *Var = variable(Ref))
        ++Of[Var].All;
    } else if (const auto *Cast = dyn_cast<ImplicitCastExpr>(&S)) {
      if (Cast->getCastKind() == CK_LValueToRValue)
        if (const VarDecl *Var = variable(Cast->getSubExpr()))
          ++Of[Var].Plain;
    } else if (const auto *Binary = dyn_cast<BinaryOperator>(&S)) {
      const VarDecl *Var = Binary->isAssignmentOp()
                               ? variableOfFunction(Binary->getLHS())
                               : nullptr;
      if (!Var)
        return;
      ++Of[Var].Plain;
      set(*Var, *Binary->getRHS());
      Of[Var].IsOtherThanCounted |= Binary->isCompoundAssignmentOp();
    } else if (const auto *Unary = dyn_cast<UnaryOperator>(&S)) {
      const VarDecl *Var = Unary->isIncrementDecrementOp()
                               ? variableOfFunction(Unary->getSubExpr())
                               : nullptr;
      if (!Var)
        return;
      ++Of[Var].Plain;
      Of[Var].IsOtherThanCounted |= Unary->isDecrementOp();
    }
  }

  /// A constant, a condition, or whether work was started.
  bool isWorthRemembering(const VarDecl &Var, const Expr &Value) const {
    const Expr *E = Value.IgnoreParenImpCasts();
    return Var.getType()->isBooleanType() || E->isKnownToHaveBooleanValue() ||
           IsStart(*E) ||
           isa<IntegerLiteral, CXXBoolLiteralExpr, CXXNullPtrLiteralExpr>(E) ||
           (isa<DeclRefExpr>(E) &&
            isa<EnumConstantDecl>(cast<DeclRefExpr>(E)->getDecl()));
  }

  /// What a lambda does with a variable of the function around it is done
  /// whenever the lambda is called, maybe by another thread.
  const VarDecl *variableOfFunction(const Expr *E) const {
    const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParens());
    return Ref && !Ref->refersToEnclosingVariableOrCapture() ? variable(E)
                                                             : nullptr;
  }

  void set(const VarDecl &Var, const Expr &Value) {
    Of[&Var].IsSet |= isWorthRemembering(Var, Value);
    Of[&Var].IsOtherThanCounted |=
        !isa<IntegerLiteral>(Value.IgnoreParenImpCasts());
  }
};

/// Learns what a variable, of which \p Known is known, can be.
bool assumeOfVariable(const ConditionAtom &Atom, bool Value, Fact &Known) {
  if (Known == NonZeroFact)
    return Atom.compare(1) == Value || Atom.compare(-1) == Value ||
           (Atom.Constant != 0 && Atom.compare(Atom.Constant) == Value);
  if (Known != UnknownFact)
    return Atom.compare(Known) == Value;
  bool Equal = (Atom.Op == BO_EQ && Value) || (Atom.Op == BO_NE && !Value);
  bool Differs = (Atom.Op == BO_EQ && !Value) || (Atom.Op == BO_NE && Value);
  if (Equal)
    Known = Atom.Constant;
  else if (Differs && Atom.Constant == 0)
    Known = Atom.Var->getType()->isBooleanType() ? 1 : NonZeroFact;
  return true;
}

} // namespace

const Expr *branchCondition(const CFGBlock &Block) {
  if (Block.succ_size() != 2)
    return nullptr;
  const Stmt *Terminator = Block.getTerminatorStmt();
  if (!isa_and_nonnull<IfStmt, WhileStmt, ForStmt, DoStmt, BinaryOperator,
                       AbstractConditionalOperator>(Terminator))
    return nullptr;
  return Block.getLastCondition();
}

FollowedConditions::FollowedConditions(
    const CFG &Graph, const Stmt &Body, const Vocabulary &Words,
    const ASTContext &Ctx, llvm::function_ref<bool(const Expr &)> IsStart) {
  // Most functions have no condition to follow, and need no walk.
  std::optional<StableVariables> Found;
  auto Stable = [&]() -> StableVariables & {
    return Found ? *Found : Found.emplace(Body, IsStart);
  };

  struct Occurrence {
    unsigned Count = 0;
    const Expr *Subject = nullptr;
  };
  llvm::MapVector<const VarDecl *, Occurrence> Vars;
  llvm::MapVector<llvm::FoldingSetNodeID, Occurrence,
                  std::map<llvm::FoldingSetNodeID, unsigned>>
      Texts;
  auto Count = [&](const ConditionAtom &Atom, bool) {
    bool OfStable = Atom.What == Kind::Compare && Stable().isStable(Atom.Var);
    if (OfStable)
      ++Vars[Atom.Var].Count;
    bool Equality =
        (Atom.Op == BO_EQ || Atom.Op == BO_NE) && Atom.Constant == 0;
    if (Atom.What == Kind::Opaque ||
        (Atom.What == Kind::Compare && !(OfStable && Equality))) {
      Occurrence &Seen = Texts[Atom.Text];
      ++Seen.Count;
      Seen.Subject = Atom.Subject;
    }
  };
  for (const CFGBlock *Block : Graph) {
    if (const Expr *Condition = branchCondition(*Block))
      forEachAtom(*Condition, true, Words, Ctx, Count);
    if (const auto *Switch =
            dyn_cast_or_null<SwitchStmt>(Block->getTerminatorStmt()))
      forEachAtom(*Switch->getCond(), true, Words, Ctx, Count);
  }

  for (const auto &[Var, Seen] : Vars)
    if (Seen.Count > 1 || Stable().isSet(Var)) {
      if (Keys.size() >= MaxFollowed) {
        Incomplete = true;
        break;
      }
      OfVar[Var] = Keys.size();
      Keys.push_back({{Var}, false, Stable().isCountedUp(Var)});
    }
  for (const auto &[Text, Seen] : Texts)
    if (Seen.Count > 1) {
      if (Keys.size() >= MaxFollowed) {
        Incomplete = true;
        break;
      }
      Key Named;
      forEachStatement(*Seen.Subject, [&](const Stmt &S) {
        const auto *Ref = dyn_cast<DeclRefExpr>(&S);
        const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
        if (Var)
          Named.Mentions.push_back(Var);
        Named.OthersMayChange |=
            isa<MemberExpr, CallExpr>(S) || (Var && !Stable().isStable(Var));
      });
      OfText[Text] = Keys.size();
      Keys.push_back(Named);
    }
}

bool FollowedConditions::assume(const ConditionAtom &Atom, bool Value,
                                Facts &F) const {
  if (Atom.What != Kind::Compare && Atom.What != Kind::Opaque)
    return true;
  if (Atom.What == Kind::Compare && Atom.Var)
    if (auto It = OfVar.find(Atom.Var); It != OfVar.end())
      if (!assumeOfVariable(Atom, Value, F[It->second]))
        return false;
  auto It = OfText.find(Atom.Text);
  if (It == OfText.end())
    return true;
  Fact &Known = F[It->second];
  bool IsTrue = Value != Atom.IsOpposite;
  if (Known != UnknownFact)
    return Known == Fact(IsTrue);
  Known = IsTrue;
  return true;
}

void FollowedConditions::assign(const VarDecl &Var, Fact Value,
                                Facts &F) const {
  for (unsigned I = 0; I < Keys.size(); ++I)
    if (llvm::is_contained(Keys[I].Mentions, &Var))
      F[I] = UnknownFact;
  if (auto It = OfVar.find(&Var); It != OfVar.end())
    F[It->second] = Value;
}

void FollowedConditions::increment(const VarDecl &Var, Facts &F) const {
  auto It = OfVar.find(&Var);
  assign(Var,
         It != OfVar.end() && Keys[It->second].IsCountedUp ? NonZeroFact
                                                           : UnknownFact,
         F);
}

void FollowedConditions::turnLoop(Facts &F) const {
  for (unsigned I = 0; I < Keys.size(); ++I)
    if (Keys[I].OthersMayChange)
      F[I] = UnknownFact;
}

} // namespace spawn
