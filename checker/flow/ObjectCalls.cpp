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
#include "flow/Walk.h"
#include "clang/AST/ASTContext.h"
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

/// Adds the methods called on `this` to \p Called; true if `this` goes
/// elsewhere. Lambdas are looked into: what a destructor makes, it may run.
bool passesThis(const Stmt &Body,
                llvm::SmallVectorImpl<const CXXMethodDecl *> &Called) {
  bool Passes = false;
  auto Look = [&](auto Arguments) {
    for (const Expr *Arg : Arguments)
      Passes |= isThisOrDeref(Arg);
  };
  forEachStatement(Body, [&](const Stmt &S) {
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&S))
      if (const CXXMethodDecl *Method = Call->getMethodDecl();
          Method && isThisOrDeref(Call->getImplicitObjectArgument()))
        Called.push_back(Method);
    if (const auto *Call = dyn_cast<CallExpr>(&S))
      Look(Call->arguments());
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S))
      Look(Construct->arguments());
  });
  return Passes;
}

/// Follows every visible call, on whatever object.
struct CallFinder {
  const FunctionDecl *Sought;
  unsigned Depth = 0;
  llvm::SmallPtrSet<const FunctionDecl *, 16> Seen = {};

  bool reaches(const FunctionDecl &F) {
    const FunctionDecl *Definition = nullptr;
    if (Depth > 4 || !F.hasBody(Definition) ||
        F.getASTContext().getSourceManager().isInSystemHeader(
            F.getLocation()) ||
        !Seen.insert(Definition).second)
      return false;
    ++Depth;
    bool Found = anyStatement(*Definition->getBody(), [&](const Stmt &S) {
      const auto *Call = dyn_cast<CallExpr>(&S);
      const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
      return Callee &&
             (Callee->getCanonicalDecl() == Sought || reaches(*Callee));
    });
    --Depth;
    return Found;
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
    OutOfSight |= passesThis(*Definition->getBody(), Pending);
  }
}

bool mayCall(const CXXDestructorDecl &Destructor, const CXXMethodDecl &Method) {
  return CallFinder{Method.getCanonicalDecl()}.reaches(Destructor);
}

bool mayReleaseInLambda(const Expr &Init, const FunctionDecl &Releasing,
                        const MemberExpr *Mention) {
  auto Releases = [&](const Stmt &S) {
    const auto *Member = dyn_cast<MemberExpr>(&S);
    return Member &&
           (Member == Mention || Member->getMemberDecl()->getCanonicalDecl() ==
                                     Releasing.getCanonicalDecl());
  };
  return anyStatement(Init, [&](const Stmt &S) {
    const auto *Lambda = dyn_cast<LambdaExpr>(&S);
    return Lambda && anyStatement(*Lambda->getBody(), Releases);
  });
}

} // namespace spawn
