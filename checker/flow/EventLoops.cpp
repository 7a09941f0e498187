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
#include "handles/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {
namespace {

/// Collects the functions that code mentions.
class MentionCollector : public RecursiveASTVisitor<MentionCollector> {
  EventLoops::Mentions &Found;

public:
  explicit MentionCollector(EventLoops::Mentions &Found) : Found(Found) {}

  bool VisitDeclRefExpr(const DeclRefExpr *E) { return add(*E->getDecl()); }
  bool VisitMemberExpr(const MemberExpr *E) { return add(*E->getMemberDecl()); }
  // In a template.
  bool VisitOverloadExpr(const OverloadExpr *E) { return add(E->getName()); }
  bool VisitCXXDependentScopeMemberExpr(const CXXDependentScopeMemberExpr *E) {
    return add(E->getMember());
  }

private:
  bool add(const ValueDecl &D) {
    if (const auto *F = dyn_cast<FunctionDecl>(&D))
      Found.Functions.insert(F->getCanonicalDecl());
    return true;
  }
  bool add(DeclarationName Name) {
    if (const IdentifierInfo *Identifier = Name.getAsIdentifierInfo())
      Found.Names.insert(Identifier->getName());
    return true;
  }
};

} // namespace

bool EventLoops::runsForEver(const CallExpr &Call) {
  const FunctionDecl *FD = Call.getDirectCallee();
  const EventLoop *Row = FD ? Known.Loops.find(*FD) : nullptr;
  if (!Row)
    return false;
  if (!Mentioned) {
    const ASTContext &Ctx = FD->getASTContext();
    Mentioned.emplace();
    for (Decl *D : Ctx.getTranslationUnitDecl()->decls())
      if (!Ctx.getSourceManager().isInSystemHeader(D->getLocation()))
        MentionCollector(*Mentioned).TraverseDecl(D);
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
