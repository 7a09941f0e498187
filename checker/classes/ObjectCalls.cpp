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

#include "classes/ObjectCalls.h"
#include "Compat.h"
#include "ast/Functions.h"
#include "ast/Walk.h"
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
bool passesThis(const Stmt &Body, const CXXRecordDecl *Dynamic,
                llvm::SmallVectorImpl<const CXXMethodDecl *> &Called) {
  bool Passes = false;
  auto Look = [&](auto Arguments) {
    for (const Expr *Arg : Arguments)
      Passes |= isThisOrDeref(Arg) && !Arg->getType()->isVoidPointerType();
  };
  forEachStatement(Body, [&](const Stmt &S) {
    if (const CXXMethodDecl *Method = calledOnThis(S, Dynamic))
      Called.push_back(Method);
    if (const auto *Call = dyn_cast<CallExpr>(&S))
      Look(Call->arguments());
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S))
      Look(Construct->arguments());
  });
  return Passes;
}

/// A destructor's calls are followed through this many bodies.
constexpr unsigned MaxDestructorCalls = 4;

} // namespace

const CXXMethodDecl *calledOnThis(const Stmt &S, const CXXRecordDecl *Dynamic) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  if (!Method || !isThisOrDeref(Call->getImplicitObjectArgument()))
    return nullptr;
  const auto *Member = dyn_cast<MemberExpr>(Call->getCallee()->IgnoreParens());
  if (!Dynamic || !Method->isVirtual() || (Member && Member->hasQualifier()))
    return Method;
  const CXXMethodDecl *Overrider =
      const_cast<CXXMethodDecl *>(Method)->getCorrespondingMethodInClass(
          Dynamic, /*MayBeBase=*/true);
  return Overrider ? Overrider : Method;
}

ObjectCalls::ObjectCalls(const CXXMethodDecl *Root,
                         const CXXRecordDecl *Dynamic) {
  if (isa_and_nonnull<CXXDestructorDecl>(Root))
    Dynamic = Root->getParent();
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
    PassedOn |= passesThis(*Definition->getBody(), Dynamic, Pending);
  }
}

llvm::DenseSet<const FunctionDecl *>
calledBy(llvm::ArrayRef<const CXXDestructorDecl *> Destructors) {
  llvm::DenseSet<const FunctionDecl *> Called;
  llvm::SmallPtrSet<const FunctionDecl *, 16> Seen;
  llvm::SmallVector<const FunctionDecl *, 16> Bodies(Destructors.begin(),
                                                     Destructors.end());
  // Level by level, so that a body is met by the shortest way to it.
  for (unsigned Level = 0; Level <= MaxDestructorCalls; ++Level) {
    llvm::SmallVector<const FunctionDecl *, 16> Next;
    for (const FunctionDecl *F : Bodies) {
      const FunctionDecl *Definition = nullptr;
      if (!F->hasBody(Definition) || isInSystemHeader(*F) ||
          !Seen.insert(Definition).second)
        continue;
      forEachStatement(*Definition->getBody(), [&](const Stmt &S) {
        const auto *Call = dyn_cast<CallExpr>(&S);
        if (const FunctionDecl *Callee =
                Call ? Call->getDirectCallee() : nullptr) {
          Called.insert(Callee->getCanonicalDecl());
          Next.push_back(Callee);
        }
      });
    }
    Bodies = std::move(Next);
  }
  return Called;
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
