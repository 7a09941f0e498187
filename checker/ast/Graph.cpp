//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Graph.h.
///
//===----------------------------------------------------------------------===//

#include "ast/Graph.h"
#include "Compat.h"
#include "ast/Walk.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace spawn {
namespace {

/// Each jump out of a scope ends all variables of it, so that a function's CFG
/// can grow with the square of its size. This many ends take about 30 MB.
constexpr std::uint64_t MaxScopeEnds = 1'000'000;

/// Clang builds a CFG by recursion. On a stack of 8 MB it gets through some
/// 10,000 levels.
constexpr unsigned MaxDepth = 4'000;

/// Tells classes whose fields and bases are all defined and valid. The CFG asks
/// for the destructors of all that a function destroys, and clang cannot tell
/// them of a class that is not whole.
class Wholeness {
public:
  bool isWhole(QualType T) {
    if (T.isNull())
      return true;
    const auto *Class =
        T->getBaseElementTypeUnsafe()->getAs<RecordType>()
            ? T->getBaseElementTypeUnsafe()->getAsCXXRecordDecl()
            : nullptr;
    return !Class || isWhole(*Class);
  }

  bool isWhole(const CXXRecordDecl &Class) {
    const CXXRecordDecl *Definition = Class.getDefinition();
    if (!Definition || Definition->isInvalidDecl() ||
        !Definition->isCompleteDefinition())
      return false;
    // One that is being looked at, or has been, was whole so far.
    if (!Seen.insert(Definition).second)
      return true;
    return llvm::all_of(Definition->fields(),
                        [&](const FieldDecl *Field) {
                          return !Field->isInvalidDecl() &&
                                 isWhole(Field->getType());
                        }) &&
           llvm::all_of(Definition->bases(), [&](const CXXBaseSpecifier &Base) {
             return isWhole(Base.getType());
           });
  }

private:
  llvm::SmallPtrSet<const CXXRecordDecl *, 16> Seen;
};

bool isMadeOfWholeClasses(const FunctionDecl &F) {
  Wholeness Classes;
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  if (F.isInvalidDecl() || (Method && !Classes.isWhole(*Method->getParent())))
    return false;
  bool Whole = !anyStatement(F, [&](const Stmt &S) {
    if (const auto *Delete = dyn_cast<CXXDeleteExpr>(&S))
      return !Classes.isWhole(Delete->getDestroyedType());
    const auto *E = dyn_cast<Expr>(&S);
    return E && (E->containsErrors() ||
                 (E->isPRValue() && !Classes.isWhole(E->getType())));
  });
  forEachDeclaration(F, [&](const NamedDecl &D) {
    if (const auto *Var = dyn_cast<VarDecl>(&D))
      Whole &= !Var->isInvalidDecl() && Classes.isWhole(Var->getType());
  });
  return Whole;
}

} // namespace

bool isTooLarge(const FunctionDecl &Definition, ScopeEnds Ends) {
  std::uint64_t Variables = 0, Jumps = 1;
  // Without recursion, as the depth is what is asked for.
  llvm::SmallVector<std::pair<const Stmt *, unsigned>, 32> Pending{
      {Definition.getBody(), 0}};
  while (!Pending.empty()) {
    auto [S, Depth] = Pending.pop_back_val();
    if (Depth > MaxDepth)
      return true;
    if (const auto *Declaration = dyn_cast<DeclStmt>(S))
      Variables +=
          std::distance(Declaration->decl_begin(), Declaration->decl_end());
    Jumps +=
        isa<ReturnStmt, CoreturnStmt, BreakStmt, ContinueStmt, GotoStmt>(S);
    if (isa<LambdaExpr>(S))
      continue;
    for (const Stmt *Child : S->children())
      if (Child)
        Pending.emplace_back(Child, Depth + 1);
  }
  return Ends == ScopeEnds::With && Variables * Jumps > MaxScopeEnds;
}

std::unique_ptr<CFG> buildGraph(const FunctionDecl &Definition,
                                ScopeEnds Ends) {
  ASTContext &Ctx = Definition.getASTContext();
  // Without an error, each class is whole where it is used.
  if (Ctx.getDiagnostics().hasErrorOccurred() &&
      !isMadeOfWholeClasses(Definition))
    return nullptr;
  CFG::BuildOptions Options;
  Options.setAllAlwaysAdd();
  if (Ends == ScopeEnds::With) {
    Options.AddInitializers = true;
    Options.AddImplicitDtors = CFGTakesDestructorsAndLifetimes;
    Options.AddLifetime = true;
  }
  return CFG::buildCFG(&Definition, Definition.getBody(), &Ctx, Options);
}

} // namespace spawn
