//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See ConstructorThrows.h.
///
//===----------------------------------------------------------------------===//

#include "classes/ConstructorThrows.h"
#include "ast/Functions.h"
#include "ast/Walk.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {
namespace {

/// True if \p Exception, which \p S raises, is caught before it leaves \p Ctor.
/// The handlers of a function's own `try` run when the members are gone.
bool isCaught(const Stmt &S, const Thrown &Exception,
              const CXXConstructorDecl &Ctor, const ParentMap &Around) {
  const Stmt *Child = &S;
  for (const Stmt *Parent = Around.getParent(Child); Parent;
       Child = Parent, Parent = Around.getParent(Parent)) {
    const auto *Try = dyn_cast<CXXTryStmt>(Parent);
    if (!Try || Try == Ctor.getBody() || Try->getTryBlock() != Child)
      continue;
    for (unsigned I = 0; I < Try->getNumHandlers(); ++I)
      if (catches(*Try->getHandler(I), Exception) != Catches::No)
        return true;
  }
  return false;
}

bool mayGuard(const CXXConstructorDecl &Ctor) {
  bool Found = false;
  forEachDeclaration(*Ctor.getBody(), [&](const NamedDecl &D) {
    const auto *Var = dyn_cast<VarDecl>(&D);
    Found |= Var && Var->hasLocalStorage() && Var->getInit() &&
             Var->getType().isDestructedType() &&
             anyStatement(*Var->getInit(),
                          [](const Stmt &S) { return isa<CXXThisExpr>(S); });
  });
  return Found;
}

} // namespace

ConstructorThrows::ConstructorThrows(const CXXConstructorDecl &Ctor,
                                     const Body &Of, Throws &T)
    : SM(Ctor.getASTContext().getSourceManager()) {
  if (isNoexcept(Ctor.getType()))
    return;
  BodyGraph *Built = Of.graph();
  if (!Built)
    return;
  for (const CFGBlock *Block : Built->cfg())
    for (unsigned I = 0; I < Block->size(); ++I)
      if (auto Element = (*Block)[I].getAs<CFGStmt>()) {
        const Stmt &S = *Element->getStmt();
        Places.insert({&S, Place{Block, I}});
        for (const Thrown &Exception : T.raisedBy(S, Ctor.getASTContext()))
          if (!isCaught(S, Exception, Ctor, Of.parents())) {
            Leaving.push_back({Place{Block, I}, {&S, Exception}});
            break;
          }
      }
  if (Leaving.empty())
    return;
  Graph = Built;
  HasGuard = mayGuard(Ctor);
}

/// The last element of \p Start: what is raised while it is evaluated stands
/// before it.
std::optional<ConstructorThrows::Place>
ConstructorThrows::placeOf(const Stmt &Start) const {
  for (const Stmt *S = &Start; S;) {
    if (auto It = Places.find(S); It != Places.end())
      return It->second;
    // What the compiler puts around an expression may be no element.
    const Stmt *Only = nullptr;
    for (const Stmt *Child : S->children())
      Only = Child;
    S = Only;
  }
  return std::nullopt;
}

std::optional<ConstructorThrow>
ConstructorThrows::behind(const Stmt &Start) const {
  std::optional<Place> From = Graph ? placeOf(Start) : std::nullopt;
  if (!From)
    return std::nullopt;
  std::optional<ConstructorThrow> First;
  for (const auto &[At, Throw] : Leaving)
    if ((Graph->follows(*At.Block, *From->Block) ||
         (At.Block == From->Block && At.Element > From->Element)) &&
        (!First || SM.isBeforeInTranslationUnit(Throw.At->getBeginLoc(),
                                                First->At->getBeginLoc())))
      First = Throw;
  return First;
}

} // namespace spawn
