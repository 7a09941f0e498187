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
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {
namespace {

/// Collects the names of the functions that code mentions.
class NameCollector : public RecursiveASTVisitor<NameCollector> {
  llvm::StringSet<> &Names;

public:
  explicit NameCollector(llvm::StringSet<> &Names) : Names(Names) {}

  bool VisitDeclRefExpr(const DeclRefExpr *E) {
    return add(isa<FunctionDecl>(E->getDecl()) ? E->getDecl()->getDeclName()
                                               : DeclarationName());
  }
  bool VisitMemberExpr(const MemberExpr *E) {
    return add(E->getMemberDecl()->getDeclName());
  }
  bool VisitOverloadExpr(const OverloadExpr *E) { return add(E->getName()); }
  // In a template.
  bool VisitCXXDependentScopeMemberExpr(const CXXDependentScopeMemberExpr *E) {
    return add(E->getMember());
  }

private:
  bool add(DeclarationName Name) {
    if (const IdentifierInfo *Identifier = Name.getAsIdentifierInfo())
      Names.insert(Identifier->getName());
    return true;
  }
};

} // namespace

bool EventLoops::runsForEver(const CallExpr &Call) {
  const FunctionDecl *FD = Call.getDirectCallee();
  const EventLoop *Row = FD ? Known.Loops.find(*FD) : nullptr;
  if (!Row)
    return false;
  if (!Called) {
    const ASTContext &Ctx = FD->getASTContext();
    Called.emplace();
    for (Decl *D : Ctx.getTranslationUnitDecl()->decls())
      if (!Ctx.getSourceManager().isInSystemHeader(D->getLocation()))
        NameCollector(*Called).TraverseDecl(D);
  }
  auto IsCalled = [&](const std::string &Name) { return Called->count(Name); };
  return (Row->KeptBy.empty() || llvm::any_of(Row->KeptBy, IsCalled)) &&
         llvm::none_of(Row->StoppedBy, IsCalled);
}

} // namespace spawn
