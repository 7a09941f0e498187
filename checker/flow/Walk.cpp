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

#include "flow/Walk.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace spawn {
namespace {

class Walker : public RecursiveASTVisitor<Walker> {
public:
  llvm::function_ref<Step(const Stmt &)> OnStatement;
  llvm::function_ref<void(const VarDecl &)> OnVariable;
  bool Stopped = false;

  Walker(llvm::function_ref<Step(const Stmt &)> OnStatement,
         llvm::function_ref<void(const VarDecl &)> OnVariable)
      : OnStatement(OnStatement), OnVariable(OnVariable) {}

  bool dataTraverseStmtPre(Stmt *S) {
    if (Stopped)
      return false;
    Step Next = OnStatement(*S);
    Stopped = Next == Step::Stop;
    return Next == Step::Into;
  }
  bool VisitVarDecl(VarDecl *Var) {
    OnVariable(*Var);
    return true;
  }
};

} // namespace

bool walk(const Stmt &Root, llvm::function_ref<Step(const Stmt &)> Visit) {
  Walker W(Visit, [](const VarDecl &) {});
  W.TraverseStmt(const_cast<Stmt *>(&Root));
  return W.Stopped;
}

bool walk(const Decl &Root, llvm::function_ref<Step(const Stmt &)> Visit) {
  Walker W(Visit, [](const VarDecl &) {});
  W.TraverseDecl(const_cast<Decl *>(&Root));
  return W.Stopped;
}

void forEachVariable(const Decl &Root,
                     llvm::function_ref<void(const VarDecl &)> Visit) {
  Walker W([](const Stmt &) { return Step::Into; }, Visit);
  W.TraverseDecl(const_cast<Decl *>(&Root));
}

} // namespace spawn
