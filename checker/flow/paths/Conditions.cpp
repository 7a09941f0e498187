//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Conditions.h.
///
//===----------------------------------------------------------------------===//

#include "flow/paths/Conditions.h"
#include "ast/Peel.h"
#include "flow/HandleUse.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/FoldingSet.h"

using namespace clang;

namespace spawn {
namespace {

using Kind = ConditionAtom::Kind;

std::optional<std::int64_t> constant(const Expr *E, const ASTContext &Ctx) {
  E = peel(E);
  if (E->isValueDependent())
    return std::nullopt;
  // C's NULL is a cast; so may a macro's be.
  if (isa<CXXNullPtrLiteralExpr, GNUNullExpr>(E) ||
      (E->getType()->isPointerType() &&
       E->IgnoreParenCasts()->isNullPointerConstant(
           const_cast<ASTContext &>(Ctx), Expr::NPC_ValueDependentIsNotNull)))
    return 0;
  // `(HANDLE)-1` is no pointer.
  if (E->getType()->isPointerType())
    E = E->IgnoreParenCasts();
  Expr::EvalResult Result;
  if (!E->getType()->isIntegralOrEnumerationType() ||
      !E->EvaluateAsInt(Result, Ctx))
    return std::nullopt;
  return Result.Val.getInt().isSingleWord()
             ? std::optional(Result.Val.getInt().getExtValue())
             : std::nullopt;
}

bool isDefaultConstructed(const Expr *E) {
  const auto *Construct = dyn_cast<CXXConstructExpr>(peel(E));
  const auto *List = dyn_cast<InitListExpr>(peel(E));
  return (Construct && Construct->getNumArgs() == 0) ||
         (List && List->getNumInits() == 0);
}

/// The condition that \p Var keeps for a macro: the `bool` of which
/// `const AssertionResult kept = AssertionResult(2 > 1)` is made. Null where it
/// is made of something else, or may change, and for a template's class: an
/// `optional<bool>` of `false` is there.
const Expr *conditionKeptIn(const VarDecl &Var) {
  const auto *Made = Var.getType().isConstQualified() && Var.getInit()
                         ? dyn_cast<CXXConstructExpr>(peel(Var.getInit()))
                         : nullptr;
  if (!Made || Made->getNumArgs() == 0 ||
      isa<ClassTemplateSpecializationDecl>(
          Made->getConstructor()->getParent()) ||
      !peel(Made->getArg(0))->getType()->isBooleanType() ||
      llvm::any_of(llvm::drop_begin(Made->arguments()), [](const Expr *Arg) {
        return !isa<CXXDefaultArgExpr>(Arg);
      }))
    return nullptr;
  return peel(Made->getArg(0));
}

/// One of each pair of opposite comparisons.
bool isOpposite(BinaryOperatorKind Op) {
  return Op == BO_NE || Op == BO_GE || Op == BO_GT;
}

ConditionAtom compareWith(const Expr *Subject, BinaryOperatorKind Op,
                          std::int64_t Constant, const ASTContext &Ctx) {
  ConditionAtom Atom;
  Atom.IsOpposite = isOpposite(Op);
  llvm::FoldingSetNodeID &Id = Atom.Text;
  Id.AddInteger(static_cast<unsigned>(
      Atom.IsOpposite ? BinaryOperator::negateComparisonOp(Op) : Op));
  Id.AddInteger(static_cast<unsigned long long>(Constant));
  Subject->Profile(Id, Ctx, /*Canonical=*/true);
  Atom.What = Kind::Compare;
  Atom.Subject = Subject;
  Atom.Op = Op;
  Atom.Constant = Constant;
  if (const auto *Assign = dyn_cast<BinaryOperator>(Subject);
      Assign && Assign->getOpcode() == BO_Assign)
    Subject = peel(Assign->getLHS());
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Subject))
    Atom.Var = dyn_cast<VarDecl>(Ref->getDecl());
  return Atom;
}

/// What can be compared: a variable, an assignment to one, a call.
bool isSubject(const Expr *E) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return isa<VarDecl>(Ref->getDecl()) && E->getType()->isScalarType();
  if (const auto *Assign = dyn_cast<BinaryOperator>(E))
    return Assign->getOpcode() == BO_Assign &&
           isSubject(peel(Assign->getLHS()));
  return isa<CallExpr>(E) && !isa<CXXMemberCallExpr>(E) &&
         E->getType()->isScalarType() && !E->getType()->isBooleanType();
}

class Dissector {
public:
  Dissector(const Vocabulary &Words, const ASTContext &Ctx,
            llvm::function_ref<void(const ConditionAtom &, bool)> Visit)
      : Words(Words), Ctx(Ctx), Visit(Visit) {}

  void dissect(const Expr *E, bool Value) {
    E = peel(E);
    if (const auto *Not = dyn_cast<UnaryOperator>(E);
        Not && Not->getOpcode() == UO_LNot)
      return dissect(Not->getSubExpr(), !Value);
    if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E))
      return dissect(Rewritten->getSemanticForm(), Value);
    if (const auto *Binary = dyn_cast<BinaryOperator>(E))
      return dissectBinary(*Binary, Value);
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
      if (Operator->getOperator() == OO_EqualEqual ||
          Operator->getOperator() == OO_ExclaimEqual)
        return dissectEquality(
            *Operator, Operator->getArg(0), Operator->getArg(1),
            Operator->getOperator() == OO_EqualEqual ? Value : !Value);
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
      return dissectMember(*Call, Value);
    if (const auto *Call = dyn_cast<CallExpr>(E))
      if (const FunctionDecl *FD = Call->getDirectCallee();
          FD && FD->getBuiltinID() != 0 && FD->getIdentifier() &&
          FD->getName() == "__builtin_expect")
        return dissect(Call->getArg(0), Value);
    if (isSubject(E))
      return Visit(compareWith(E, BO_NE, 0, Ctx), Value);
    opaque(*E, Value);
  }

private:
  const VarDecl *variable(const Expr *E) const {
    const auto *Ref = dyn_cast<DeclRefExpr>(peelAccess(E, Words));
    return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  }

  /// `t.get_id()`, or null.
  const VarDecl *identified(const Expr *E) const {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(peel(E));
    return Call && Call->getMethodDecl() &&
                   Call->getMethodDecl()->getIdentifier() &&
                   Words.has(Call->getMethodDecl()->getName(),
                             MemberRole::AsksId)
               ? variable(Call->getImplicitObjectArgument())
               : nullptr;
  }

  /// What asking \p Name says of the handle, and whether true means no.
  std::pair<Kind, bool> meaningOf(llvm::StringRef Name) const {
    if (Words.has(Name, MemberRole::AsksLive))
      return {Kind::Joinable, false};
    if (Words.has(Name, MemberRole::AsksValue))
      return {Kind::NonNull, false};
    if (Words.has(Name, MemberRole::AsksEmpty))
      return {Kind::NonNull, true};
    if (Words.hasAny(Name, {MemberRole::AsksFinished, MemberRole::AsksReady}))
      return {Kind::Finished, false};
    if (Words.has(Name, MemberRole::AsksRunning))
      return {Kind::Finished, true};
    return {Kind::Opaque, false};
  }

  void opaque(const Expr &E, bool Value) {
    ConditionAtom Atom;
    Atom.Subject = &E;
    llvm::FoldingSetNodeID &Id = Atom.Text;
    E.Profile(Id, Ctx, /*Canonical=*/true);
    Visit(Atom, Value);
  }

  void dissectBinary(const BinaryOperator &Binary, bool Value) {
    switch (Binary.getOpcode()) {
    case BO_LAnd:
    case BO_LOr:
      if (Value == (Binary.getOpcode() == BO_LAnd)) {
        dissect(Binary.getLHS(), Value);
        dissect(Binary.getRHS(), Value);
      }
      return;
    case BO_Comma:
      return dissect(Binary.getRHS(), Value);
    case BO_EQ:
    case BO_NE:
    case BO_LT:
    case BO_GT:
    case BO_LE:
    case BO_GE:
      break;
    default:
      if (isSubject(&Binary))
        return Visit(compareWith(&Binary, BO_NE, 0, Ctx), Value);
      return opaque(Binary, Value);
    }
    const Expr *Left = peel(Binary.getLHS());
    const Expr *Right = peel(Binary.getRHS());
    BinaryOperatorKind Op = Binary.getOpcode();
    if (constant(Left, Ctx) && !constant(Right, Ctx))
      std::swap(Left, Right);
    // A comparison with a boolean constant is the condition itself.
    if (Binary.isEqualityOp() && Left->getType()->isBooleanType())
      if (std::optional<std::int64_t> Truth = constant(Right, Ctx);
          Truth == 0 || Truth == 1)
        return dissect(Left, Value == ((Op == BO_EQ) == (Truth == 1)));
    Left = peel(Binary.getLHS());
    Right = peel(Binary.getRHS());
    if (!isSubject(Left) || constant(Left, Ctx)) {
      std::swap(Left, Right);
      if (Binary.isRelationalOp())
        Op = BinaryOperator::reverseComparisonOp(Op);
    }
    if (isSubject(Left))
      if (std::optional<std::int64_t> Value2 = constant(Right, Ctx))
        return Visit(compareWith(Left, Op, *Value2, Ctx), Value);
    opaqueComparison(Binary, Value);
  }

  void opaqueComparison(const BinaryOperator &Binary, bool Value) {
    ConditionAtom Atom;
    Atom.Subject = &Binary;
    BinaryOperatorKind Op = Binary.getOpcode();
    Atom.IsOpposite = isOpposite(Op);
    llvm::FoldingSetNodeID &Id = Atom.Text;
    Id.AddInteger(static_cast<unsigned>(
        Atom.IsOpposite ? BinaryOperator::negateComparisonOp(Op) : Op));
    Binary.getLHS()->Profile(Id, Ctx, /*Canonical=*/true);
    Binary.getRHS()->Profile(Id, Ctx, /*Canonical=*/true);
    Visit(Atom, Value);
  }

  void dissectEquality(const CXXOperatorCallExpr &E, const Expr *Left,
                       const Expr *Right, bool Value) {
    if (isa<CXXNullPtrLiteralExpr>(peel(Left)) || isDefaultConstructed(Left))
      std::swap(Left, Right);
    ConditionAtom Atom;
    Atom.Subject = &E;
    if (const VarDecl *Var = identified(Left);
        Var && isDefaultConstructed(Right)) {
      Atom.What = Kind::Joinable;
      Atom.Var = Var;
      return Visit(Atom, !Value);
    }
    if (const VarDecl *Var = variable(Left);
        Var && isa<CXXNullPtrLiteralExpr>(peel(Right))) {
      Atom.What = Kind::NonNull;
      Atom.Var = Var;
      return Visit(Atom, !Value);
    }
    opaque(E, Value == (E.getOperator() == OO_EqualEqual));
  }

  void dissectMember(const CXXMemberCallExpr &Call, bool Value) {
    const VarDecl *Var = variable(Call.getImplicitObjectArgument());
    const CXXMethodDecl *Method = Call.getMethodDecl();
    ConditionAtom Atom;
    Atom.Subject = &Call;
    Atom.Var = Var;
    if (Var && isa_and_nonnull<CXXConversionDecl>(Method)) {
      const Expr *Kept = conditionKeptIn(*Var);
      if (auto Truth = Kept ? constant(Kept, Ctx) : std::nullopt) {
        Atom.What = Kind::Constant;
        Atom.Constant = *Truth;
        return Visit(Atom, Value);
      }
      // A macro asks at once: `ASSERT_TRUE(t.joinable())`.
      if (Kept && Var->getLocation().isMacroID())
        return dissect(Kept, Value);
      Atom.What = Kind::NonNull;
      return Visit(Atom, Value);
    }
    if (Var && Method && Method->getIdentifier()) {
      auto [What, Negated] = meaningOf(Method->getName());
      if (What != Kind::Opaque) {
        Atom.What = What;
        return Visit(Atom, Value != Negated);
      }
    }
    opaque(Call, Value);
  }

  const Vocabulary &Words;
  const ASTContext &Ctx;
  llvm::function_ref<void(const ConditionAtom &, bool)> Visit;
};

} // namespace

bool ConditionAtom::compare(std::int64_t Value) const {
  switch (Op) {
  case BO_EQ:
    return Value == Constant;
  case BO_NE:
    return Value != Constant;
  case BO_LT:
    return Value < Constant;
  case BO_GT:
    return Value > Constant;
  case BO_LE:
    return Value <= Constant;
  case BO_GE:
    return Value >= Constant;
  default:
    return false;
  }
}

void forEachAtom(const Expr &Condition, bool Value, const Vocabulary &Words,
                 const ASTContext &Ctx,
                 llvm::function_ref<void(const ConditionAtom &, bool)> Visit) {
  Dissector(Words, Ctx, Visit).dissect(&Condition, Value);
}

} // namespace spawn
