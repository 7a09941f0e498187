//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Throws.h.
///
//===----------------------------------------------------------------------===//

#include "flow/throws/Throws.h"
#include "ast/Functions.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {
namespace {

bool isLogicError(const Type *T) {
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  return RD && RD->isInStdNamespace() && RD->getIdentifier() &&
         RD->getName() == "logic_error";
}

/// A method of a class in another file that throws mostly guards the object
/// against misuse, as a constructor or a function does not.
bool isForeignGuard(const FunctionDecl &Callee, SourceLocation CallLoc,
                    SourceLocation ThrownAt, const SourceManager &SM) {
  return isa<CXXMethodDecl>(Callee) && !isa<CXXConstructorDecl>(Callee) &&
         SM.getFileID(SM.getExpansionLoc(CallLoc)) !=
             SM.getFileID(SM.getExpansionLoc(ThrownAt));
}

} // namespace

ThrownTypes Throws::raisedByCall(const FunctionDecl *Callee,
                                 QualType CalleeType, SourceLocation CallLoc,
                                 const ASTContext &Ctx) {
  ThrownTypes Raised;
  if (!CalleeType.isNull() && isNoexcept(CalleeType))
    return Raised;
  const FunctionDecl *Definition = nullptr;
  if (Callee && Callee->hasBody(Definition)) {
    const SourceManager &SM = Ctx.getSourceManager();
    for (Thrown &Exception : Escaping.of(*Definition))
      if (!SM.isInSystemHeader(Exception.At) && !isLogicError(Exception.Type) &&
          !isForeignGuard(*Definition, CallLoc, Exception.At, SM))
        Raised.push_back(std::move(Exception));
    llvm::sort(Raised, [&](const Thrown &A, const Thrown &B) {
      return SM.isBeforeInTranslationUnit(A.At, B.At);
    });
  }
  if (Raised.empty() && Paths == ExceptionPaths::Any)
    Raised.push_back(Thrown());
  return Raised;
}

ThrownTypes Throws::raisedBy(const Stmt &S, const ASTContext &Ctx) {
  if (Paths == ExceptionPaths::None)
    return {};
  if (const auto *Throw = dyn_cast<CXXThrowExpr>(&S)) {
    // `throw;` raises again what the handlers around it have caught; the
    // caller knows these.
    const Expr *Value = Throw->getSubExpr();
    return {Thrown{Value ? exceptionType(Value->getType()) : nullptr,
                   Throw->getThrowLoc()}};
  }
  if (const auto *Call = dyn_cast<CallExpr>(&S)) {
    const FunctionDecl *FD = Call->getDirectCallee();
    return raisedByCall(certainCallee(*Call, Ctx.getLangOpts()),
                        FD ? FD->getType() : Call->getCallee()->getType(),
                        Call->getBeginLoc(), Ctx);
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S))
    return raisedByCall(Construct->getConstructor(),
                        Construct->getConstructor()->getType(),
                        Construct->getBeginLoc(), Ctx);
  if (isa<CXXNewExpr>(S) && Paths == ExceptionPaths::Any)
    return {Thrown()};
  return {};
}

} // namespace spawn
