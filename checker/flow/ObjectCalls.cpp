//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See ObjectCalls.h.
///
//===----------------------------------------------------------------------===//

#include "flow/ObjectCalls.h"
#include "Compat.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {
namespace {

/// `this`, through casts to bases.
bool isThis(const Expr *E) { return isa<CXXThisExpr>(E->IgnoreParenCasts()); }

bool isThisOrDeref(const Expr *E) {
  E = E->IgnoreParenCasts();
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return Unary->getOpcode() == UO_Deref && isThis(Unary->getSubExpr());
  return isThis(E);
}

/// Collects the methods called on `this`, and whether `this` goes elsewhere.
/// Lambdas are looked into: what a destructor makes, it may run.
struct ThisVisitor : RecursiveASTVisitor<ThisVisitor> {
  llvm::SmallVector<const CXXMethodDecl *, 8> Called;
  bool PassesThis = false;

  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *Call) {
    if (const CXXMethodDecl *Method = Call->getMethodDecl();
        Method && isThisOrDeref(Call->getImplicitObjectArgument()))
      Called.push_back(Method);
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) {
    for (const Expr *Arg : Call->arguments())
      PassesThis |= isThisOrDeref(Arg);
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *Construct) {
    for (const Expr *Arg : Construct->arguments())
      PassesThis |= isThisOrDeref(Arg);
    return true;
  }
};

/// Follows every visible call, on whatever object.
struct CallFinder : RecursiveASTVisitor<CallFinder> {
  const CXXMethodDecl *Sought;
  bool Found = false;
  unsigned Depth = 0;
  llvm::SmallPtrSet<const FunctionDecl *, 16> Seen;

  explicit CallFinder(const CXXMethodDecl &Sought)
      : Sought(Sought.getCanonicalDecl()) {}

  bool VisitCallExpr(CallExpr *Call) {
    if (const FunctionDecl *Callee = Call->getDirectCallee()) {
      Found |= Callee->getCanonicalDecl() == Sought;
      follow(*Callee);
    }
    return !Found;
  }
  void follow(const FunctionDecl &F) {
    const FunctionDecl *Definition = nullptr;
    if (Depth > 4 || !F.hasBody(Definition) ||
        F.getASTContext().getSourceManager().isInSystemHeader(
            F.getLocation()) ||
        !Seen.insert(Definition).second)
      return;
    ++Depth;
    TraverseStmt(Definition->getBody());
    --Depth;
  }
};

struct LambdaFinder : RecursiveASTVisitor<LambdaFinder> {
  const FunctionDecl *Releasing = nullptr;
  const MemberExpr *Mention = nullptr;
  bool Found = false;
  bool VisitLambdaExpr(LambdaExpr *Lambda) {
    struct Inside : RecursiveASTVisitor<Inside> {
      LambdaFinder *Outer;
      bool VisitMemberExpr(MemberExpr *Member) {
        const auto *Method = dyn_cast<CXXMethodDecl>(Member->getMemberDecl());
        Outer->Found |= Member == Outer->Mention ||
                        (Method && Method->getCanonicalDecl() ==
                                       Outer->Releasing->getCanonicalDecl());
        return true;
      }
    } Body;
    Body.Outer = this;
    Body.TraverseStmt(Lambda->getBody());
    return true;
  }
};

} // namespace

ObjectCalls::ObjectCalls(const CXXMethodDecl *Root) {
  llvm::SmallVector<const CXXMethodDecl *, 8> Pending;
  if (Root && !Root->isImplicit() && !Root->isDefaulted())
    Pending.push_back(Root);
  while (!Pending.empty() && !OutOfSight) {
    const CXXMethodDecl *Method = Pending.pop_back_val();
    const FunctionDecl *Definition = nullptr;
    if (isPureVirtual(*Method) && !Method->hasBody())
      continue;
    if (!Method->hasBody(Definition)) {
      OutOfSight = true;
      continue;
    }
    if (!Bodies.insert(Definition).second)
      continue;
    ThisVisitor Visitor;
    Visitor.TraverseStmt(Definition->getBody());
    OutOfSight |= Visitor.PassesThis;
    Pending.append(Visitor.Called);
  }
}

bool mayCall(const CXXDestructorDecl &Destructor, const CXXMethodDecl &Method) {
  CallFinder Finder(Method);
  Finder.follow(Destructor);
  return Finder.Found;
}

bool mayReleaseInLambda(const Expr &Init, const FunctionDecl &Releasing,
                        const MemberExpr *Mention) {
  LambdaFinder Finder;
  Finder.Releasing = &Releasing;
  Finder.Mention = Mention;
  Finder.TraverseStmt(const_cast<Expr *>(&Init));
  return Finder.Found;
}

} // namespace spawn
