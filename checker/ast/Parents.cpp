//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Parents.h.
///
//===----------------------------------------------------------------------===//

#include "ast/Parents.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace spawn {

/// Visits what ASTContext::getParents does.
class Parents::Builder : public RecursiveASTVisitor<Builder> {
public:
  explicit Builder(llvm::DenseMap<const void *, Parent> &Known)
      : Known(Known) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }

  // Statements are kept in a queue of the visitor's, so that a chain of many
  // does not fill the stack.
  bool dataTraverseStmtPre(Stmt *S) {
    if (!enter(S))
      return false;
    Parent Here = inside(S, nullptr);
    Here.InHandler |= isa<CXXCatchStmt>(S);
    Here.Unevaluated |= isa<RequiresExpr, UnaryExprOrTypeTraitExpr,
                            CXXNoexceptExpr, CXXTypeidExpr>(S);
    Around.push_back(Here);
    return true;
  }
  bool dataTraverseStmtPost(Stmt *) {
    Around.pop_back();
    return true;
  }
  bool TraverseDecl(Decl *D) {
    if (!D || !enter(D))
      return true;
    Parent Here;
    if (const auto *F = dyn_cast<FunctionDecl>(D)) {
      Here.Declaration = D;
      Here.Function = F;
    } else {
      Here = inside(nullptr, D);
    }
    Around.push_back(Here);
    RecursiveASTVisitor::TraverseDecl(D);
    Around.pop_back();
    return true;
  }
  // With and without the third parameter of later releases.
  template <typename... More> bool TraverseTypeLoc(TypeLoc TL, More... Rest) {
    if (!Around.empty()) {
      Around.push_back(Around.back());
      Around.back().InType = Around.back().Unevaluated = true;
    }
    RecursiveASTVisitor::TraverseTypeLoc(TL, Rest...);
    if (!Around.empty())
      Around.pop_back();
    return true;
  }

private:
  /// What is said of all that stands in \p S or \p D.
  Parent inside(const Stmt *S, const Decl *D) const {
    Parent Here;
    if (!Around.empty())
      Here = Around.back();
    Here.Statement = S;
    Here.Declaration = D;
    Here.InType = false;
    return Here;
  }

  /// True if what stands in \p Node has not been seen.
  bool enter(const void *Node) {
    auto [It, IsNew] =
        Known.try_emplace(Node, Around.empty() ? Parent{} : Around.back());
    Parent &First = It->second;
    if (!IsNew && !Around.empty() &&
        (First.Statement != Around.back().Statement ||
         First.Declaration != Around.back().Declaration))
      First.Several = true;
    return IsNew;
  }

  llvm::DenseMap<const void *, Parent> &Known;
  llvm::SmallVector<Parent, 32> Around;
};

template <typename Node> Parent Parents::find(const Node &N) {
  auto It = Known.find(&N);
  if (It != Known.end())
    return It->second;
  return search(&N, N.getBeginLoc()) ? Known.lookup(&N) : Parent{};
}

Parent Parents::of(const Stmt &S) { return find(S); }

Parent Parents::of(const Decl &D) { return find(D); }

Parent Parents::of(const Parent &Child) {
  if (const auto *S = Child.get<Stmt>())
    return of(*S);
  const auto *D = Child.get<Decl>();
  return D ? of(*D) : Parent{};
}

void Parents::list(Decl &D, bool InSystemHeaders, const SourceManager &SM) {
  if (isa<TranslationUnitDecl>(D) ||
      (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(D) &&
       (InSystemHeaders || !SM.isInSystemHeader(D.getLocation())))) {
    for (Decl *Inner : cast<DeclContext>(D).decls())
      list(*Inner, InSystemHeaders, SM);
    return;
  }
  if (SM.isInSystemHeader(D.getLocation()) != InSystemHeaders)
    return;
  auto [File, Begin] = SM.getDecomposedExpansionLoc(D.getBeginLoc());
  auto [EndFile, End] =
      SM.getDecomposedLoc(SM.getExpansionRange(D.getEndLoc()).getEnd());
  // What an include ends is looked at last.
  All.push_back({&D, File, Begin, EndFile == File ? End : Begin});
}

bool Parents::addAll(const void *Key) {
  for (TopLevel &One : All)
    add(One);
  return Known.count(Key) != 0;
}

void Parents::add(TopLevel &Declared) {
  if (!Declared.IsAdded)
    Builder(Known).TraverseDecl(Declared.D);
  Declared.IsAdded = true;
}

bool Parents::search(const void *Key, SourceLocation At) {
  const SourceManager &SM = Ctx.getSourceManager();
  auto List = [&](bool InSystemHeaders) {
    for (Decl *D : Ctx.getTraversalScope())
      list(*D, InSystemHeaders, SM);
  };
  if (!IsListed)
    List(/*InSystemHeaders=*/false);
  IsListed = true;
  auto [File, Offset] = SM.getDecomposedExpansionLoc(At);
  for (TopLevel &One : All)
    if (One.File == File && One.Begin <= Offset && Offset <= One.End)
      add(One);
  // A template's instance may belong to a declaration that stands elsewhere.
  if (Known.count(Key) || addAll(Key))
    return true;
  if (HasSystemHeaders)
    return false;
  HasSystemHeaders = true;
  List(/*InSystemHeaders=*/true);
  return addAll(Key);
}

} // namespace spawn
