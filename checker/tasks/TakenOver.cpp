//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See TakenOver.h.
///
//===----------------------------------------------------------------------===//

#include "tasks/TakenOver.h"
#include "ast/Functions.h"
#include "ast/Walk.h"
#include "ast/Words.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Builtins.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace spawn {
namespace {

/// Calls from one function to the next that pass the pointer on.
constexpr unsigned MaxCalls = 4;

using Names = llvm::SmallPtrSet<const VarDecl *, 4>;

const VarDecl *variableIn(const Expr &E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E.IgnoreParenCasts());
  return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
}

/// True if the body of \p F is out of sight, and its name says that it ends
/// what it is given.
bool saysThatItEnds(const FunctionDecl &F) {
  static constexpr llvm::StringLiteral Ends[] = {"free", "delete", "destroy",
                                                 "dispose", "unref"};
  return F.getBuiltinID() == Builtin::BIfree ||
         (F.getIdentifier() && !userDefinition(F) &&
          llvm::any_of(wordsOf(F.getName()), [](const std::string &Word) {
            return llvm::is_contained(Ends, Word);
          }));
}

/// True if \p Class ends, in its destructor, what it has a pointer to.
bool isOwner(const CXXRecordDecl &Class, const Catalogue &Known) {
  if (Known.OwningPointers.find(Class))
    return true;
  const CXXDestructorDecl *Destructor =
      Class.hasDefinition() ? Class.getDestructor() : nullptr;
  const FunctionDecl *Definition =
      Destructor ? userDefinition(*Destructor) : nullptr;
  return Definition && anyStatement(*Definition->getBody(), [](const Stmt &S) {
           const auto *Call = dyn_cast<CallExpr>(&S);
           const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
           return isa<CXXDeleteExpr>(S) || (F && saysThatItEnds(*F));
         });
}

bool isThis(const Expr *E) { return isa<CXXThisExpr>(E->IgnoreParenCasts()); }

/// True if \p Body, of a member function, ends its object.
bool deletesThis(const Stmt &Body, unsigned Depth) {
  return anyStatement(Body, [&](const Stmt &S) {
    if (const auto *Delete = dyn_cast<CXXDeleteExpr>(&S))
      return isThis(Delete->getArgument());
    const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
    const CXXMethodDecl *Callee = Call ? Call->getMethodDecl() : nullptr;
    const FunctionDecl *Definition =
        Callee && Depth < MaxCalls && isThis(Call->getImplicitObjectArgument())
            ? userDefinition(*Callee)
            : nullptr;
    return Definition && deletesThis(*Definition->getBody(), Depth + 1);
  });
}

bool takesOver(const Stmt &Body, const VarDecl &Pointer, const Catalogue &Known,
               unsigned Depth) {
  Names Same{&Pointer};
  auto IsIt = [&](const Expr *E) { return E && Same.contains(variableIn(*E)); };
  return anyStatement(Body, [&](const Stmt &S) {
    if (const auto *Declares = dyn_cast<DeclStmt>(&S))
      for (const Decl *D : Declares->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D);
            Var && Var->getType()->isPointerType() && IsIt(Var->getInit()))
          Same.insert(Var);
    if (const auto *Delete = dyn_cast<CXXDeleteExpr>(&S))
      return IsIt(Delete->getArgument());
    const auto *Value = dyn_cast<Expr>(&S);
    const CXXRecordDecl *Class =
        Value ? Value->getType()->getAsCXXRecordDecl() : nullptr;
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S))
      return llvm::any_of(Construct->arguments(), IsIt) &&
             isOwner(*Class, Known);
    if (const auto *List = dyn_cast<InitListExpr>(&S))
      return Class && llvm::any_of(List->inits(), IsIt) &&
             isOwner(*Class, Known);
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee)
      return false;
    const FunctionDecl *Definition = userDefinition(*Callee);
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      if (IsIt(Member->getImplicitObjectArgument()))
        return Definition && deletesThis(*Definition->getBody(), Depth + 1);
    unsigned First = isa<CXXOperatorCallExpr>(Call) ? 1 : 0;
    for (unsigned I = First; I < Call->getNumArgs(); ++I) {
      if (!IsIt(Call->getArg(I)))
        continue;
      if (saysThatItEnds(*Callee))
        return true;
      if (Definition && Depth < MaxCalls &&
          I - First < Definition->getNumParams() &&
          takesOver(*Definition->getBody(),
                    *Definition->getParamDecl(I - First), Known, Depth + 1))
        return true;
    }
    return false;
  });
}

} // namespace

bool takesOver(const FunctionDecl &F, const VarDecl &Pointer,
               const Catalogue &Known) {
  const Stmt *Body = F.getBody();
  return Body && takesOver(*Body, Pointer, Known, 0);
}

bool takesOverThis(const CXXMethodDecl &F) {
  const Stmt *Body = F.getBody();
  return Body && deletesThis(*Body, 0);
}

} // namespace spawn
