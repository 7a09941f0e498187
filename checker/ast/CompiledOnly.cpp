//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See CompiledOnly.h.
///
//===----------------------------------------------------------------------===//

#include "ast/CompiledOnly.h"
#include "ast/Functions.h"
#include "ast/UserCode.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace spawn {
namespace {

/// How many calls hand an address on before it is held to be called.
constexpr unsigned MaxCalls = 4;

bool isOnlyAsked(const CallExpr &Call, unsigned Index, const ASTContext &Ctx,
                 unsigned Calls);

/// What \p E is, without what changes no value.
const Expr *address(const Expr *E) {
  for (;;) {
    E = E->IgnoreParenCasts();
    const auto *Unary = dyn_cast<UnaryOperator>(E);
    if (!Unary || Unary->getOpcode() != UO_AddrOf)
      return E;
    E = Unary->getSubExpr();
  }
}

/// True if no other unit can name \p F, and nothing but a call runs it.
bool runsByCallOnly(const FunctionDecl &F) {
  return !isa<CXXMethodDecl>(F) && !F.isExternallyVisible() && !F.isMain() &&
         !F.isTemplateInstantiation() && !F.isOverloadedOperator() &&
         !F.hasAttr<ConstructorAttr>() && !F.hasAttr<DestructorAttr>();
}

/// The mentions of a declaration whose address may be taken, and those among
/// them that call nothing.
struct Taken {
  llvm::SmallPtrSet<const DeclRefExpr *, 4> All, Harmless;

  bool areAllHarmless() const {
    return llvm::all_of(
        All, [&](const DeclRefExpr *Ref) { return Harmless.contains(Ref); });
  }
};

/// Collects the mentions of functions that only a call runs, or of a parameter.
class MentionCollector : public UserCodeVisitor<MentionCollector> {
public:
  /// \p Parameter is null where functions are looked for.
  MentionCollector(const ParmVarDecl *Parameter, unsigned Calls)
      : Parameter(Parameter), Calls(Calls) {}

  llvm::DenseMap<const Decl *, Taken> Found;

  bool TraverseDecl(Decl *D) {
    // Its instances tell what a template does.
    const auto *F = dyn_cast_or_null<FunctionDecl>(D);
    return (F && F->isDependentContext()) || UserCodeVisitor::TraverseDecl(D);
  }

  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    if (isWanted(*Ref->getDecl()))
      of(*Ref).All.insert(Ref);
    return true;
  }
  bool VisitCastExpr(CastExpr *Cast) {
    if (Cast->getCastKind() == CK_PointerToBoolean)
      addHarmless(*Cast);
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *Binary) {
    if (Binary->isComparisonOp()) {
      addHarmless(*Binary->getLHS());
      addHarmless(*Binary->getRHS());
    }
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) {
    if (isa<CXXOperatorCallExpr>(Call))
      return true;
    for (unsigned I = 0; I != Call->getNumArgs(); ++I)
      if (const DeclRefExpr *Ref = mentionIn(*Call->getArg(I));
          Ref && isOnlyAsked(*Call, I, Ref->getDecl()->getASTContext(), Calls))
        of(*Ref).Harmless.insert(Ref);
    return true;
  }

private:
  bool isWanted(const ValueDecl &D) const {
    const auto *F = dyn_cast<FunctionDecl>(&D);
    return Parameter ? &D == Parameter : F && runsByCallOnly(*F);
  }
  Taken &of(const DeclRefExpr &Ref) {
    return Found[Ref.getDecl()->getCanonicalDecl()];
  }
  /// The mention that \p E is, or is the address of; or null.
  const DeclRefExpr *mentionIn(const Expr &E) const {
    const auto *Ref = dyn_cast<DeclRefExpr>(address(&E));
    return Ref && isWanted(*Ref->getDecl()) ? Ref : nullptr;
  }
  void addHarmless(const Expr &E) {
    if (const DeclRefExpr *Ref = mentionIn(E))
      of(*Ref).Harmless.insert(Ref);
  }

  const ParmVarDecl *const Parameter;
  const unsigned Calls;
};

/// True if what \p Call runs visibly does nothing with argument \p Index, but
/// to ask whether it is null.
bool isOnlyAsked(const CallExpr &Call, unsigned Index, const ASTContext &Ctx,
                 unsigned Calls) {
  const FunctionDecl *Callee = certainCallee(Call, Ctx.getLangOpts());
  const FunctionDecl *Definition = nullptr;
  if (Calls == 0 || !Callee || Callee->isWeak() ||
      !Callee->hasBody(Definition) || Definition->isDependentContext() ||
      Index >= Definition->getNumParams())
    return false;
  MentionCollector Inside(Definition->getParamDecl(Index), Calls - 1);
  Inside.TraverseStmt(Definition->getBody());
  return llvm::all_of(Inside.Found, [](const auto &Entry) {
    return Entry.second.areAllHarmless();
  });
}

} // namespace

bool CompiledOnly::has(const FunctionDecl &F) {
  const FunctionDecl *Outer = outermostFunction(F).getCanonicalDecl();
  if (!runsByCallOnly(*Outer) || !(Outer->isUsed() || Outer->isReferenced()))
    return false;
  if (!NeverCalled) {
    NeverCalled.emplace();
    MentionCollector All(nullptr, MaxCalls);
    All.TraverseDecl(F.getASTContext().getTranslationUnitDecl());
    for (const auto &[Named, Of] : All.Found)
      if (Of.areAllHarmless())
        NeverCalled->insert(cast<FunctionDecl>(Named));
  }
  return NeverCalled->contains(Outer);
}

} // namespace spawn
