//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See HandleName.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/HandleName.h"
#include "ast/Callable.h"
#include "ast/Functions.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "fixes/NamingCase.h"
#include "flow/EnclosingCode.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace spawn {
namespace {

using Words = std::vector<std::string>;

/// Words that say that work is started, not which.
constexpr llvm::StringLiteral StartingWords[] = {
    "async",   "begin",   "co",     "create", "defer", "dispatch", "do",
    "enqueue", "execute", "fire",   "get",    "go",    "invoke",   "kick",
    "launch",  "make",    "new",    "off",    "post",  "run",      "schedule",
    "spawn",   "start",   "submit", "then",   "try"};

/// Nouns that a handle's name can end in.
constexpr llvm::StringLiteral HandleNouns[] = {"thread",  "future", "task",
                                               "process", "job",    "handle"};

Words withoutStart(Words W) {
  auto First = llvm::find_if(W, [](const std::string &Word) {
    return !llvm::is_contained(StartingWords, Word);
  });
  // `run_2` is no start of "2".
  if (First != W.end() && !llvm::isAlpha(First->front()) &&
      static_cast<unsigned char>(First->front()) < 0x80)
    return W;
  W.erase(W.begin(), First);
  return W;
}

/// "thread" for "jthread", "future" for "shared future", "handle" for
/// "'JoinHandle'" and all that has no better noun.
std::string suffixFor(llvm::StringRef Noun) {
  Words W = wordsOf(Noun.trim('\''));
  std::string Last = W.empty() ? "" : W.back();
  Last = Last.substr(Last.rfind(' ') + 1);
  if (Last == "jthread")
    Last = "thread";
  return llvm::is_contained(HandleNouns, Last) ? Last : "handle";
}

Words withSuffix(Words W, llvm::StringRef Noun) {
  std::string Suffix = suffixFor(Noun);
  if (!W.empty() && W.back() != Suffix)
    W.push_back(Suffix);
  return W;
}

Words wordsOfDecl(const NamedDecl *D) {
  return D && D->getIdentifier() ? wordsOf(D->getName()) : Words();
}

const NamedDecl *namedBy(const Expr *E) {
  E = peelAdaptors(E);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return Ref->getDecl();
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return Member->getMemberDecl();
  return nullptr;
}

/// The first function with a name that a lambda calls.
const NamedDecl *firstCallee(const LambdaExpr &Lambda) {
  const NamedDecl *Found = nullptr;
  anyStatement(*Lambda.getBody(), [&](const Stmt &S) {
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (Callee && Callee->getIdentifier() && !isInSystemHeader(*Callee))
      Found = Callee;
    return Found != nullptr;
  });
  return Found;
}

/// The words of the first argument that is something to call.
Words wordsOfCallable(llvm::ArrayRef<const Expr *> Arguments) {
  for (const Expr *Arg : Arguments) {
    const Expr *Callable = peelAdaptors(Arg);
    // A lambda that became a function pointer.
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Callable);
        Call && isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()))
      Callable = peelAdaptors(Call->getImplicitObjectArgument());
    const NamedDecl *Named = namedBy(Callable);
    if (const auto *Lambda = dyn_cast<LambdaExpr>(Callable))
      Named = firstCallee(*Lambda);
    else if (!Named ||
             !(isCallable(Callable->getType()) || isa<CXXMethodDecl>(Named)))
      continue;
    Words All = wordsOfDecl(Named);
    Words W = withoutStart(All);
    return W.empty() ? All : W;
  }
  return {};
}

} // namespace

Words wordsForHandle(const Spawn &S, const Expr &Value, Parents &Around) {
  const Expr &Site = *peel(&Value);
  const auto *Call = dyn_cast<CallExpr>(&Site);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  Words Own = wordsOfDecl(Callee);
  Words W = withoutStart(Own);
  if (W.empty())
    W = wordsOfCallable(argumentsOf(Site));
  if (W.empty())
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Site))
      W = wordsOfDecl(namedBy(Member->getImplicitObjectArgument()));
  if (W.empty())
    if (const FunctionDecl *F = enclosingFunction(Value, Around);
        F && !F->isMain())
      W = wordsOfDecl(F);
  if (W.empty())
    W = Own;
  return withSuffix(W, S.Noun);
}

Words wordsForCallable(const NamedDecl &Callable, llvm::StringRef Noun) {
  Words All = wordsOfDecl(&Callable);
  Words W = withoutStart(All);
  return withSuffix(W.empty() ? All : W, Noun);
}

bool declaresName(const DeclContext &Scope, DeclarationName Name) {
  if (Scope.isFunctionOrMethod())
    return llvm::any_of(Scope.decls(), [&](const Decl *D) {
      const auto *Named = dyn_cast<NamedDecl>(D);
      return Named && Named->getDeclName() == Name;
    });
  if (!Scope.lookup(Name).empty())
    return true;
  const auto *Class = dyn_cast<CXXRecordDecl>(&Scope);
  return Class && Class->hasDefinition() &&
         !Class->forallBases([&](const CXXRecordDecl *Base) {
           return Base->lookup(Name).empty();
         });
}

bool isNameTaken(llvm::StringRef Name, const FunctionDecl &F, NameIndex &Names,
                 ASTContext &Ctx) {
  const IdentifierInfo &Identifier = Ctx.Idents.get(Name);
  if (Identifier.isKeyword(Ctx.getLangOpts()) ||
      Identifier.hadMacroDefinition())
    return true;
  // The outermost function's text: a lambda may capture what is around it.
  const DeclContext *Outermost = &F;
  for (const DeclContext *Around = &F; Around; Around = Around->getParent()) {
    if (Around->isFunctionOrMethod())
      Outermost = Around;
    else if (declaresName(*Around, DeclarationName(&Identifier)))
      return true;
  }
  return !Names.placesOf(Name, cast<Decl>(Outermost)->getSourceRange(), Ctx)
              .empty();
}

} // namespace spawn
