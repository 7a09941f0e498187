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
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace spawn {
namespace {

/// How many calls hand an address on before it is held to be called.
constexpr unsigned MaxCalls = 4;

bool isOnlyAsked(const FunctionDecl &Callee, unsigned Index, unsigned Calls);

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

/// Collects the mentions of a declaration, and those among them that call
/// nothing.
class MentionCollector : public RecursiveASTVisitor<MentionCollector> {
public:
  MentionCollector(const ValueDecl &Named, unsigned Calls)
      : Named(Named.getCanonicalDecl()), Calls(Calls) {}

  bool areAllHarmless() const {
    return llvm::all_of(Mentions, [&](const DeclRefExpr *Ref) {
      return Harmless.contains(Ref);
    });
  }
  bool isNone() const { return Mentions.empty(); }

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool TraverseDecl(Decl *D) {
    if (!D || (!isa<TranslationUnitDecl>(D) && isInSystemHeader(*D)))
      return true;
    // Its instances tell what a template does.
    const auto *F = dyn_cast<FunctionDecl>(D);
    return (F && F->isDependentContext()) ||
           RecursiveASTVisitor::TraverseDecl(D);
  }

  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    if (mentionIn(Ref))
      Mentions.insert(Ref);
    return true;
  }
  bool VisitCastExpr(CastExpr *Cast) {
    CastKind Kind = Cast->getCastKind();
    if (Kind == CK_PointerToBoolean || Kind == CK_ToVoid)
      Harmless.insert(mentionIn(Cast));
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *Binary) {
    if (Binary->isComparisonOp()) {
      Harmless.insert(mentionIn(Binary->getLHS()));
      Harmless.insert(mentionIn(Binary->getRHS()));
    }
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee || isa<CXXOperatorCallExpr>(Call))
      return true;
    for (unsigned I = 0; I != Call->getNumArgs(); ++I)
      if (const DeclRefExpr *Ref = mentionIn(Call->getArg(I));
          Ref && isOnlyAsked(*Callee, I, Calls))
        Harmless.insert(Ref);
    return true;
  }

private:
  /// The mention that \p E is, or is the address of; or null.
  const DeclRefExpr *mentionIn(const Expr *E) const {
    const auto *Ref = dyn_cast<DeclRefExpr>(address(E));
    return Ref && Ref->getDecl()->getCanonicalDecl() == Named ? Ref : nullptr;
  }

  llvm::SmallPtrSet<const DeclRefExpr *, 4> Mentions, Harmless;
  const Decl *const Named;
  const unsigned Calls;
};

/// True if \p Callee visibly does nothing with its argument \p Index, but to
/// ask whether it is null.
bool isOnlyAsked(const FunctionDecl &Callee, unsigned Index, unsigned Calls) {
  const FunctionDecl *Definition = nullptr;
  if (Calls == 0 || !Callee.hasBody(Definition) ||
      Definition->isDependentContext() || Index >= Definition->getNumParams())
    return false;
  MentionCollector Inside(*Definition->getParamDecl(Index), Calls - 1);
  Inside.TraverseStmt(Definition->getBody());
  return Inside.areAllHarmless();
}

/// The function at namespace scope that \p F is, or stands in; or null.
const FunctionDecl *outermost(const FunctionDecl &F) {
  const FunctionDecl *Outer = nullptr;
  for (const DeclContext *Around = &F; Around; Around = Around->getParent())
    if (const auto *Function = dyn_cast<FunctionDecl>(Around))
      Outer = Function;
  return Outer && !isa<CXXMethodDecl>(Outer) ? Outer->getCanonicalDecl()
                                             : nullptr;
}

} // namespace

bool CompiledOnly::has(const FunctionDecl &F) {
  const FunctionDecl *Outer = outermost(F);
  if (!Outer || Outer->isExternallyVisible() || Outer->isMain() ||
      Outer->isTemplateInstantiation() || Outer->isOverloadedOperator() ||
      Outer->hasAttr<ConstructorAttr>() || Outer->hasAttr<DestructorAttr>() ||
      !(Outer->isUsed() || Outer->isReferenced()))
    return false;
  auto [It, IsNew] = Known.try_emplace(Outer);
  if (!IsNew)
    return It->second;
  MentionCollector All(*Outer, MaxCalls);
  All.TraverseDecl(Outer->getASTContext().getTranslationUnitDecl());
  return It->second = !All.isNone() && All.areAllHarmless();
}

} // namespace spawn
