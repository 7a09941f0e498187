//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Explanation.h.
///
//===----------------------------------------------------------------------===//

#include "checks/Explanation.h"
#include "Compat.h"
#include "handles/Names.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace spawn {
namespace {

/// Where a row stands: "option 'HandleTypes'", "the row in 'std.yaml'".
template <typename Row>
std::string placeOf(const Row &R, llvm::StringRef Option) {
  return R.isFromOption() ? ("option '" + Option + "'").str()
                          : "the row in '" + R.File + "'";
}

std::string listOf(llvm::ArrayRef<std::string> Names) {
  return "'" + llvm::join(Names, "', '") + "'";
}

class Explainer {
public:
  Explainer(ASTContext &Ctx, const Spawns &Spawners)
      : Ctx(Ctx), Spawners(Spawners), Types(Spawners.types()) {}

  std::string Text;

  void explain(const NamedDecl &D) {
    if (const auto *Shadow = dyn_cast<UsingShadowDecl>(&D))
      return explain(*Shadow->getTargetDecl());
    if (const auto *Template = dyn_cast<ClassTemplateDecl>(&D))
      return explainTemplate(*Template, Template->specializations());
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(&D))
      return explainTemplate(*Template, Template->specializations());
    if (const auto *F = dyn_cast<FunctionDecl>(&D))
      return explainFunction(*F);
    if (const auto *T = dyn_cast<TypeDecl>(&D))
      return say(D, ofType(typeOf(*T, Ctx)));
    say(D, "neither a type nor a function");
  }

private:
  template <typename Range>
  void explainTemplate(const NamedDecl &Template, Range Specializations) {
    bool Any = false;
    for (const auto *Spec : Specializations) {
      Any = true;
      explain(*Spec);
    }
    if (!Any)
      say(Template, "a template that this file does not use");
  }

  void say(const NamedDecl &D, const std::string &What) {
    std::string Name;
    llvm::raw_string_ostream OS(Name);
    D.getNameForDiagnostic(OS, Ctx.getPrintingPolicy(), /*Qualified=*/true);
    Text += "spawn-tidy: '" + OS.str() + "': " + What + "\n";
  }

  std::string ofType(QualType T) const {
    std::optional<Handle> H = Types.kindOf(T);
    if (!H)
      return whyNoHandle(T);
    std::string Says = "a handle";
    if (H->Wrapped)
      Says = "a '" + H->WrapperName + "' of handles";
    Says += std::string("; its drop: ") + policyOf(H->Drop).Word;
    if (!H->Row)
      return Says + "; by its structure";
    Says += "; by " + placeOf(*H->Row, "HandleTypes");
    if (!H->Row->Releases.empty())
      Says += "; settled by " + listOf(H->Row->Releases);
    return Says;
  }

  std::string whyNoHandle(QualType T) const {
    const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
    const HandleRow *Row = nullptr;
    if (const auto *Typedef = T->getAs<TypedefType>())
      Row = Types.catalogue().Handles.find(*Typedef->getDecl());
    if (!Row && RD)
      Row = Types.catalogue().Handles.find(*RD);
    if (Row)
      return "no handle; by " + placeOf(*Row, "HandleTypes");
    if (RD && !RD->hasDefinition())
      return "no handle: this file does not define it";
    return "no handle: no row names it, and it has not the structure of one";
  }

  void explainFunction(const FunctionDecl &F) {
    if (const Producer *P = Spawners.producer(F)) {
      std::string Says = std::string("starts work; the drop of its handle: ") +
                         policyOf(P->Drop).Word + "; by " +
                         placeOf(*P, "SpawnFunctions");
      if (!P->ReleasedBy.empty())
        Says += "; settled by " + listOf(P->ReleasedBy);
      return say(F, Says);
    }
    if (Spawners.isOwned(F))
      return say(F, "its owner keeps the work; by a row of 'owners', or option "
                    "'OwnedSpawners'");
    if (Spawners.isReady(F))
      return say(F, "what it returns is ready, or empty, by birth; by a row of "
                    "'makes-ready'");
    if (const FunctionRow *Row = Spawners.catalogue().Functions.find(F);
        Row && Row->Role == FunctionRole::Releases)
      return say(F, "settles the handle that it is given");
    std::string Result = "returns " + ofType(F.getReturnType());
    if (Types.kindOf(F.getReturnType()) && Spawners.startsNothing(F))
      Result += "; but its body starts nothing";
    say(F, Result);
  }

  ASTContext &Ctx;
  const Spawns &Spawners;
  const HandleTypes &Types;
};

/// The declarations that \p Name stands for in \p Scope.
void lookUp(llvm::StringRef Name, const DeclContext &Scope, ASTContext &Ctx,
            llvm::SmallVectorImpl<const NamedDecl *> &Found) {
  auto [First, Rest] = Name.split("::");
  for (const NamedDecl *D : Scope.lookup(&Ctx.Idents.get(First))) {
    if (Rest.empty()) {
      Found.push_back(D);
      continue;
    }
    if (const auto *Template = dyn_cast<ClassTemplateDecl>(D)) {
      for (const auto *Spec : Template->specializations())
        lookUp(Rest, *Spec, Ctx, Found);
      continue;
    }
    if (const auto *Alias = dyn_cast<NamespaceAliasDecl>(D))
      D = Alias->getNamespace();
    if (const auto *Inner = dyn_cast<DeclContext>(D))
      lookUp(Rest, *Inner, Ctx, Found);
  }
}

} // namespace

std::string explain(llvm::StringRef Name, ASTContext &Ctx,
                    const Spawns &Spawners) {
  Name.consume_front("::");
  llvm::SmallVector<const NamedDecl *, 4> Found;
  lookUp(Name, *Ctx.getTranslationUnitDecl(), Ctx, Found);
  Explainer Explain(Ctx, Spawners);
  for (const NamedDecl *D : Found)
    Explain.explain(*D);
  return Found.empty() ? "spawn-tidy: '" + Name.str() +
                             "': this file declares no such name\n"
                       : Explain.Text;
}

} // namespace spawn
