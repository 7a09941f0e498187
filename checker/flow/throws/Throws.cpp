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
#include "ast/Peel.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {
namespace {

bool isStdClass(const Type *T, llvm::StringRef Name) {
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  return RD && RD->isInStdNamespace() && RD->getIdentifier() &&
         RD->getName() == Name;
}

/// True if the caller wrote the value of \p Arg out, or the beginning of it:
/// `"ws://localhost:" + std::to_string(port)`.
bool isWrittenOut(const Expr &Arg) {
  if (isa<CXXDefaultArgExpr>(Arg))
    return true;
  const Expr *E = peelMove(&Arg);
  if (isa<StringLiteral, IntegerLiteral, FloatingLiteral, CharacterLiteral,
          CXXBoolLiteralExpr, CXXNullPtrLiteralExpr>(E))
    return true;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return isa<EnumConstantDecl>(Ref->getDecl());
  if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E))
    return isWrittenOut(*List->getSubExpr());
  auto AreWrittenOut = [](auto Range) {
    return llvm::all_of(Range,
                        [](const Expr *Part) { return isWrittenOut(*Part); });
  };
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return AreWrittenOut(List->inits());
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
    return AreWrittenOut(Made->arguments());
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
  return Operator && Operator->getOperator() == OO_Plus &&
         isWrittenOut(*Operator->getArg(0));
}

/// True if \p Raised says that an argument is wrong, and the caller wrote all
/// of \p Args out: it knows that they are not.
bool isOfWrittenArgument(const Type *Raised,
                         llvm::ArrayRef<const Expr *> Args) {
  return isStdClass(Raised, "invalid_argument") && !Args.empty() &&
         llvm::all_of(Args, [](const Expr *Arg) { return isWrittenOut(*Arg); });
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
                                 llvm::ArrayRef<const Expr *> Args,
                                 const ASTContext &Ctx) {
  ThrownTypes Raised;
  if (!CalleeType.isNull() && isNoexcept(CalleeType))
    return Raised;
  const FunctionDecl *Definition = nullptr;
  if (Callee && Callee->hasBody(Definition)) {
    const SourceManager &SM = Ctx.getSourceManager();
    for (Thrown &Exception : Escaping.of(*Definition))
      if (!SM.isInSystemHeader(Exception.At) &&
          !isStdClass(Exception.Type, "logic_error") &&
          !isOfWrittenArgument(Exception.Type, Args) &&
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
                        Call->getBeginLoc(),
                        {Call->getArgs(), Call->getNumArgs()}, Ctx);
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S))
    return raisedByCall(Construct->getConstructor(),
                        Construct->getConstructor()->getType(),
                        Construct->getBeginLoc(),
                        {Construct->getArgs(), Construct->getNumArgs()}, Ctx);
  if (isa<CXXNewExpr>(S) && Paths == ExceptionPaths::Any)
    return {Thrown()};
  return {};
}

} // namespace spawn
