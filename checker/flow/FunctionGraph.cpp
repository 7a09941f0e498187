//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See FunctionGraph.h.
///
//===----------------------------------------------------------------------===//

#include "flow/FunctionGraph.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace spawn {

FunctionGraph::FunctionGraph(const FunctionDecl &F, const CFG &Graph,
                             const ParentMap &Parents, const Handles &H,
                             Throws &T)
    : F(F), Ctx(F.getASTContext()), Graph(Graph), Parents(Parents), H(H),
      Order(&Graph),
      Conditions(Graph, *F.getBody(), Ctx,
                 [&H](const Expr &E) {
                   const auto *Call = dyn_cast<CallExpr>(&E);
                   const FunctionDecl *FD =
                       Call ? Call->getDirectCallee() : nullptr;
                   return FD && H.catalogue().Producers.find(*FD);
                 }),
      T(T) {
  unsigned Number = 0;
  for (const CFGBlock *Block : Order)
    OrderOf[Block] = Number++;
  for (const CFGBlock *Block : Graph) {
    for (const CFGElement &Element : *Block)
      if (auto S = Element.getAs<CFGStmt>())
        if (const auto *Declaration = dyn_cast<DeclStmt>(S->getStmt()))
          for (const Decl *D : Declaration->decls())
            DeclaredIn[D] = Block;
    if (const auto *Handler = dyn_cast_or_null<CXXCatchStmt>(Block->getLabel()))
      HandlerBlocks[Handler] = Block;
  }
  ThrowEndsProgram =
      F.isMain() || isa<CXXDestructorDecl>(F) || isNoexcept(F.getType());
}

/// The type that the handler around \p S has caught, or null.
const Type *FunctionGraph::caughtAround(const Stmt &S) const {
  for (const Stmt *Around = &S; Around; Around = Parents.getParent(Around))
    if (const auto *Handler = dyn_cast<CXXCatchStmt>(Around))
      return Handler->getCaughtType().isNull()
                 ? nullptr
                 : exceptionType(Handler->getCaughtType());
  return nullptr;
}

llvm::ArrayRef<Thrown> FunctionGraph::raisedBy(const Stmt &S) {
  auto [It, Added] = Raised.try_emplace(&S);
  if (Added) {
    // A handle that is joined once throws nothing.
    const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
    bool AsksHandle =
        Call &&
        H.kindOf(
            Call->getImplicitObjectArgument()->getType().getNonReferenceType());
    It->second = T.raisedBy(S, Ctx);
    if (AsksHandle)
      llvm::erase_if(It->second, [](const Thrown &E) { return !E.Type; });
    const auto *Throw = dyn_cast<CXXThrowExpr>(&S);
    if (Throw && !Throw->getSubExpr())
      for (Thrown &Again : It->second)
        Again.Type = caughtAround(S);
  }
  return It->second;
}

bool endsInThrow(const CFGBlock &Block) {
  for (const CFGElement &Element : llvm::reverse(Block))
    if (auto S = Element.getAs<CFGStmt>())
      return isa<CXXThrowExpr>(S->getStmt());
  return false;
}

} // namespace spawn
