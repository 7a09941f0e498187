//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See GivenHandles.h.
///
//===----------------------------------------------------------------------===//

#include "flow/GivenHandles.h"
#include "ast/Peel.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace spawn {

/// True if \p T is a container whose elements can be numbers.
static bool isContainer(QualType T, const Catalogue &Known) {
  const CXXRecordDecl *Class = T.getNonReferenceType()->getAsCXXRecordDecl();
  const Wrapper *Row = Class ? Known.Wrappers.find(*Class) : nullptr;
  return Row && Row->Form == WrapperForm::Container;
}

/// \p Given is written to \p To, which may be an element of a container.
static std::optional<GivenHandle> givenTo(const Expr *To, GivenHandle Given,
                                          const Catalogue &Known) {
  To = peel(To);
  if (!To->getType()->isScalarType())
    return std::nullopt;
  Given.To = To;
  Given.Shape = HolderShape::Number;
  const Expr *Whole = nullptr;
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(To)) {
    Whole = peel(Subscript->getBase());
    // A pointer's elements are another's.
    if (!Whole->getType()->isArrayType())
      return std::nullopt;
  } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(To);
             Call && Call->getOperator() == OO_Subscript) {
    Whole = peel(Call->getArg(0));
    if (!isContainer(Whole->getType(), Known))
      return std::nullopt;
  }
  if (Whole) {
    Given.To = Whole;
    Given.Shape = HolderShape::Container;
  }
  return Given;
}

std::optional<GivenHandle> givenNumber(const Expr &Value,
                                       const Spawns &Spawners) {
  // `p(a)` in a template is a list, which has no type.
  if (Value.getType().isNull() || Value.isInstantiationDependent() ||
      !Value.getType()->isScalarType() || !isa<CallExpr>(peel(&Value)))
    return std::nullopt;
  std::optional<Spawn> S = Spawners.spawnOf(&Value);
  if (!S || S->From != Spawn::Origin::Call)
    return std::nullopt;
  return GivenHandle{nullptr, Handle{S->Drop, S->Noun}, HolderShape::Number,
                     S->IsProcess};
}

/// The first argument of \p Call that is a handle, which \p Call inserts.
static std::optional<GivenHandle> insertedBy(const CXXMemberCallExpr &Call,
                                             const Spawns &Spawners) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  const Catalogue &Known = Spawners.catalogue();
  if (!Method || !Method->getIdentifier() ||
      !Known.Words.has(Method->getName(), MemberRole::Inserts) ||
      !isContainer(Call.getObjectType(), Known))
    return std::nullopt;
  for (const Expr *Arg : Call.arguments())
    if (std::optional<GivenHandle> Given = givenNumber(*peel(Arg), Spawners)) {
      Given->To = peel(Call.getImplicitObjectArgument());
      Given->Shape = HolderShape::Container;
      return Given;
    }
  return std::nullopt;
}

std::optional<GivenHandle> givenHandleAt(const Stmt &S,
                                         const Spawns &Spawners) {
  const Catalogue &Known = Spawners.catalogue();
  if (const auto *Binary = dyn_cast<BinaryOperator>(&S)) {
    std::optional<GivenHandle> Given =
        Binary->getOpcode() == BO_Assign
            ? givenNumber(*Binary->getRHS(), Spawners)
            : std::nullopt;
    return Given ? givenTo(Binary->getLHS(), *Given, Known) : std::nullopt;
  }
  const auto *Call = dyn_cast<CallExpr>(&S);
  if (!Call)
    return std::nullopt;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    if (std::optional<GivenHandle> Given = insertedBy(*Member, Spawners))
      return Given;
  const FunctionDecl *FD = Call->getDirectCallee();
  const Producer *P = FD ? Spawners.producer(*FD) : nullptr;
  if (!P || !P->OutArgument || *P->OutArgument >= Call->getNumArgs())
    return std::nullopt;
  const auto *AddressOf =
      dyn_cast<UnaryOperator>(peel(Call->getArg(*P->OutArgument)));
  if (!AddressOf || AddressOf->getOpcode() != UO_AddrOf)
    return std::nullopt;
  return givenTo(
      AddressOf->getSubExpr(),
      {nullptr, Handle{P->Drop, P->noun()}, HolderShape::Number, P->Process},
      Known);
}

} // namespace spawn
