//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See ReturnedValues.h.
///
//===----------------------------------------------------------------------===//

#include "handles/ReturnedValues.h"
#include "ast/Peel.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace spawn {
namespace {

/// The body without what other callables inside it do.
template <typename Derived>
class OwnBodyVisitor : public RecursiveASTVisitor<Derived> {
public:
  bool TraverseLambdaExpr(LambdaExpr *) { return true; }
  bool TraverseDecl(Decl *D) {
    return isa_and_nonnull<TagDecl>(D)
               ? true
               : RecursiveASTVisitor<Derived>::TraverseDecl(D);
  }
};

struct ReturnCollector : OwnBodyVisitor<ReturnCollector> {
  llvm::SmallVector<const Expr *, 2> Values;
  bool VisitReturnStmt(ReturnStmt *Return) {
    if (Return->getRetValue())
      Values.push_back(Return->getRetValue());
    return true;
  }
};

/// Counts the uses of one variable, and those among them that assign to it or
/// only name a member of it. Lambdas count here: a captured variable may be
/// kept by anyone.
struct UseCounter : RecursiveASTVisitor<UseCounter> {
  const VarDecl *Var = nullptr;
  unsigned Uses = 0;
  unsigned MemberUses = 0;
  bool Assigned = false;

  bool VisitMemberExpr(MemberExpr *Member) {
    if (const auto *Ref =
            dyn_cast<DeclRefExpr>(Member->getBase()->IgnoreParenImpCasts()))
      MemberUses += Ref->getDecl() == Var;
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    Uses += Ref->getDecl() == Var;
    return true;
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *Call) {
    if (Call->isAssignmentOp())
      if (const auto *Ref =
              dyn_cast<DeclRefExpr>(Call->getArg(0)->IgnoreParenImpCasts()))
        Assigned |= Ref->getDecl() == Var;
    return true;
  }
};

bool isCopyOrMove(const CXXConstructExpr &E) {
  return E.getConstructor()->isCopyOrMoveConstructor();
}

ReturnedValue trace(const FunctionDecl &FD, const Expr *Value) {
  using Origin = ReturnedValue::Origin;
  Value = peel(Value);
  const auto *Copy = dyn_cast<CXXConstructExpr>(Value);
  if (!Copy || Copy->getNumArgs() == 0 || !isCopyOrMove(*Copy))
    return {Origin::Expression, Value};

  const Expr *Source = peelMove(Copy->getArg(0));
  if (const auto *Deref = dyn_cast<UnaryOperator>(Source))
    if (Deref->getOpcode() == UO_Deref &&
        isa<CXXThisExpr>(Deref->getSubExpr()->IgnoreParenImpCasts()))
      return {Origin::Receiver};

  const auto *Ref = dyn_cast<DeclRefExpr>(Source);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  bool Copied = Copy->getConstructor()->isCopyConstructor();
  if (!Var || !Var->hasLocalStorage() || isa<ParmVarDecl>(Var))
    return {Copied ? Origin::Shared : Origin::Unknown};

  UseCounter Counter;
  Counter.Var = Var;
  Counter.TraverseStmt(FD.getBody());
  const Expr *Init = Var->getInit() ? peel(Var->getInit()) : nullptr;
  const auto *Made = dyn_cast_or_null<CXXConstructExpr>(Init);
  bool MadeEmpty = Made && Made->getConstructor()->isDefaultConstructor();
  if (Counter.Assigned || !Init || (MadeEmpty && Counter.Uses > 1))
    return {Origin::Unknown};
  // A shared handle that the function used besides returning it may have been
  // stored; its type is copyable, so that a move here proves nothing.
  const CXXRecordDecl *RD = Var->getType()->getAsCXXRecordDecl();
  bool Copyable =
      RD && (RD->hasSimpleCopyConstructor() ||
             llvm::any_of(RD->ctors(), [](const auto *Ctor) {
               return Ctor->isCopyConstructor() && !Ctor->isDeleted();
             }));
  if (Counter.Uses - Counter.MemberUses > 1 && Copyable)
    return {Origin::Shared};
  return {Origin::Expression, Init};
}

} // namespace

llvm::SmallVector<ReturnedValue, 2> returnedValues(const FunctionDecl &FD) {
  llvm::SmallVector<ReturnedValue, 2> Values;
  const FunctionDecl *Definition = nullptr;
  if (!FD.hasBody(Definition))
    return Values;
  ReturnCollector Collector;
  Collector.TraverseStmt(Definition->getBody());
  for (const Expr *Value : Collector.Values)
    Values.push_back(trace(*Definition, Value));
  return Values;
}

} // namespace spawn
