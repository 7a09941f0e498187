//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Walk.h.
///
//===----------------------------------------------------------------------===//

#include "ast/Walk.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace spawn {
namespace {

class Walker : public RecursiveASTVisitor<Walker> {
public:
  llvm::function_ref<Step(const Stmt &)> OnStatement;
  llvm::function_ref<void(const NamedDecl &)> OnDeclaration;
  bool Stopped = false;

  Walker(llvm::function_ref<Step(const Stmt &)> OnStatement,
         llvm::function_ref<void(const NamedDecl &)> OnDeclaration)
      : OnStatement(OnStatement), OnDeclaration(OnDeclaration) {}

  bool dataTraverseStmtPre(Stmt *S) {
    if (Stopped)
      return false;
    Step Next = OnStatement(*S);
    Stopped = Next == Step::Stop;
    return Next == Step::Into;
  }
  bool VisitNamedDecl(NamedDecl *D) {
    OnDeclaration(*D);
    return true;
  }
  // LambdaExpr::getCallOperator() takes time that grows with how deep the
  // lambda is nested; all else is as in the base.
  bool TraverseLambdaExpr(LambdaExpr *S, DataRecursionQueue *Queue = nullptr) {
    for (unsigned I = 0; I < S->capture_size(); ++I) {
      const LambdaCapture &Capture = S->capture_begin()[I];
      if (S->isInitCapture(&Capture))
        TraverseDecl(Capture.getCapturedVar());
      else
        TraverseStmt(S->capture_init_begin()[I]);
    }
    for (Decl *Member : S->getLambdaClass()->decls()) {
      const auto *Template = dyn_cast<FunctionTemplateDecl>(Member);
      const auto *Operator = Template ? Template->getTemplatedDecl()
                                      : dyn_cast<FunctionDecl>(Member);
      if (!Operator || Operator->getOverloadedOperator() != OO_Call)
        continue;
      if (Template)
        for (NamedDecl *Parameter : *Template->getTemplateParameters())
          TraverseDecl(Parameter);
      for (ParmVarDecl *Parameter : Operator->parameters())
        TraverseDecl(Parameter);
      break;
    }
    return TraverseStmt(S->getBody(), Queue);
  }
};

Step into(const Stmt &) { return Step::Into; }
void ignore(const NamedDecl &) {}

} // namespace

bool walk(const Stmt &Root, llvm::function_ref<Step(const Stmt &)> Visit) {
  Walker W(Visit, ignore);
  W.TraverseStmt(const_cast<Stmt *>(&Root));
  return W.Stopped;
}

bool walk(const Decl &Root, llvm::function_ref<Step(const Stmt &)> Visit) {
  Walker W(Visit, ignore);
  W.TraverseDecl(const_cast<Decl *>(&Root));
  return W.Stopped;
}

void forEachDeclaration(const Stmt &Root,
                        llvm::function_ref<void(const NamedDecl &)> Visit) {
  Walker W(into, Visit);
  W.TraverseStmt(const_cast<Stmt *>(&Root));
}

void forEachDeclaration(const Decl &Root,
                        llvm::function_ref<void(const NamedDecl &)> Visit) {
  Walker W(into, Visit);
  W.TraverseDecl(const_cast<Decl *>(&Root));
}

void forEachTopLevelDecl(const ASTContext &Ctx,
                         llvm::function_ref<void(Decl &)> Visit) {
  for (Decl *D : Ctx.getTraversalScope())
    if (auto *Unit = dyn_cast<TranslationUnitDecl>(D))
      for (Decl *Inner : Unit->noload_decls())
        Visit(*Inner);
    else
      Visit(*D);
}

const Expr *conditionIn(const Stmt &S) {
  if (const auto *If = dyn_cast<IfStmt>(&S))
    return If->getCond();
  if (const auto *Switch = dyn_cast<SwitchStmt>(&S))
    return Switch->getCond();
  if (const auto *While = dyn_cast<WhileStmt>(&S))
    return While->getCond();
  if (const auto *Do = dyn_cast<DoStmt>(&S))
    return Do->getCond();
  const auto *For = dyn_cast<ForStmt>(&S);
  return For ? For->getCond() : nullptr;
}

bool isLoop(const Stmt &S) {
  return isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
}

bool isNoReturnCall(const Stmt &S) {
  const auto *Call = dyn_cast<CallExpr>(&S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && Callee->isNoReturn();
}

} // namespace spawn
