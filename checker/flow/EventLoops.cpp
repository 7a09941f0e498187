//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See EventLoops.h.
///
//===----------------------------------------------------------------------===//

#include "flow/EventLoops.h"
#include "ast/Functions.h"
#include "ast/Walk.h"
#include "handles/Names.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace spawn {

/// Adds the function that \p S names.
static void addMention(const Stmt &S, EventLoops::Mentions &Found) {
  const ValueDecl *Named = nullptr;
  DeclarationName Name;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&S))
    Named = Ref->getDecl();
  else if (const auto *Member = dyn_cast<MemberExpr>(&S))
    Named = Member->getMemberDecl();
  // In a template.
  else if (const auto *Overload = dyn_cast<OverloadExpr>(&S))
    Name = Overload->getName();
  else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(&S))
    Name = Member->getMember();
  if (const auto *F = dyn_cast_or_null<FunctionDecl>(Named))
    Found.Functions.insert(F->getCanonicalDecl());
  if (const IdentifierInfo *Identifier = Name.getAsIdentifierInfo())
    Found.Names.insert(Identifier->getName());
}

bool EventLoops::runsForEver(const CallExpr &Call) {
  const FunctionDecl *FD = Call.getDirectCallee();
  const EventLoop *Row = FD ? Known.Loops.find(*FD) : nullptr;
  if (!Row)
    return false;
  if (!Mentioned) {
    Mentioned.emplace();
    forEachTopLevelDecl(FD->getASTContext(), [&](const Decl &D) {
      if (!isInSystemHeader(D))
        forEachStatement(D, [&](const Stmt &S) { addMention(S, *Mentioned); });
    });
  }
  auto IsCalled = [&](llvm::StringRef Name) {
    return llvm::any_of(Mentioned->Functions, [&](const FunctionDecl *F) {
      return isNamed(*F, Name);
    });
  };
  auto MayBeCalled = [&](llvm::StringRef Name) {
    return Mentioned->Names.count(Name.rsplit("::").second) || IsCalled(Name);
  };
  // In a template, many are called `stop`: where it is the loop's, the finding
  // is left out.
  return (Row->KeptBy.empty() || llvm::any_of(Row->KeptBy, MayBeCalled)) &&
         llvm::none_of(Row->StoppedBy, IsCalled);
}

} // namespace spawn
