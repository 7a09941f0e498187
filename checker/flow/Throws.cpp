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

#include "flow/Throws.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using clang::tidy::utils::ExceptionAnalyzer;

namespace spawn {
namespace {

/// A `throw` deeper than this in a callee's callees mostly guards what the
/// caller cannot bring about.
constexpr unsigned MaxCallDepth = 3;

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

const Type *exceptionType(QualType T) {
  return T.getNonReferenceType()
      .getCanonicalType()
      .getUnqualifiedType()
      .getTypePtr();
}

bool isNoexcept(QualType T) {
  if (T->isFunctionPointerType() || T->isMemberFunctionPointerType())
    T = T->getPointeeType();
  const auto *Proto = T->getAs<FunctionProtoType>();
  return Proto && !isUnresolvedExceptionSpec(Proto->getExceptionSpecType()) &&
         Proto->isNothrow();
}

llvm::SmallVector<Thrown, 1> Throws::raisedByCall(const FunctionDecl *Callee,
                                                  QualType CalleeType,
                                                  SourceLocation CallLoc,
                                                  const ASTContext &Ctx) {
  llvm::SmallVector<Thrown, 1> Raised;
  if (isNoexcept(CalleeType))
    return Raised;
  const FunctionDecl *Definition = nullptr;
  if (Callee && Callee->hasBody(Definition)) {
    const SourceManager &SM = Ctx.getSourceManager();
    ExceptionAnalyzer::ExceptionInfo Info = Analyzer.analyze(Definition);
    for (const auto &[Type, Info] : Info.getExceptions())
      if (Info.Loc.isValid() && !SM.isInSystemHeader(Info.Loc) &&
          Info.Stack.size() <= MaxCallDepth && !isLogicError(Type) &&
          !isForeignGuard(*Definition, CallLoc, Info.Loc, SM)) {
        Thrown New{exceptionType(QualType(Type, 0)), Info.Loc};
        for (const auto &[Function, CalledAt] : Info.Stack)
          if (Function != Definition && CalledAt.isValid())
            New.Through.push_back(CalledAt);
        Raised.push_back(std::move(New));
      }
    llvm::sort(Raised, [&](const Thrown &A, const Thrown &B) {
      return SM.isBeforeInTranslationUnit(A.At, B.At);
    });
  }
  if (Raised.empty() && Paths == ExceptionPaths::Any)
    Raised.push_back(Thrown());
  return Raised;
}

llvm::SmallVector<Thrown, 1> Throws::raisedBy(const Stmt &S,
                                              const ASTContext &Ctx) {
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
    return raisedByCall(FD, FD ? FD->getType() : Call->getCallee()->getType(),
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

Catches catches(const CXXCatchStmt &Handler, const Thrown &Exception,
                const ASTContext &Ctx) {
  if (Handler.getCaughtType().isNull()) // catch (...)
    return Catches::Yes;
  if (!Exception.Type)
    return Catches::Maybe;
  ExceptionAnalyzer::ExceptionInfo Info(ExceptionAnalyzer::State::Throwing);
  Info.registerException(Exception.Type, {Exception.At, {}});
  return Info.filterByCatch(exceptionType(Handler.getCaughtType()), Ctx).empty()
             ? Catches::No
             : Catches::Yes;
}

} // namespace spawn
