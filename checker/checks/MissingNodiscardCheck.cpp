//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See MissingNodiscardCheck.h.
///
//===----------------------------------------------------------------------===//

#include "checks/MissingNodiscardCheck.h"
#include "Compat.h"
#include "ast/Callable.h"
#include "ast/Functions.h"
#include "ast/Members.h"
#include "ast/Words.h"
#include "fixes/NodiscardFixes.h"
#include "handles/Coroutine.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace spawn {

MissingNodiscardCheck::MissingNodiscardCheck(llvm::StringRef Name,
                                             ClangTidyContext *Context)
    : SpawnCheck(Name, Context),
      Macro(std::string(Options.getLocalOrGlobal("NodiscardMacro", ""))) {}

bool MissingNodiscardCheck::isLanguageVersionSupported(
    const LangOptions &LangOpts) const {
  return LangOpts.CPlusPlus11;
}

void MissingNodiscardCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  SpawnCheck::storeOptions(Opts);
  Options.store(Opts, "NodiscardMacro", Macro);
}

void MissingNodiscardCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(functionDecl().bind("function"), this);
}

/// The class that is written for \p T: its template's pattern; null where \p T
/// is no class.
static const CXXRecordDecl *asWritten(QualType T) {
  const CXXRecordDecl *Class = recordOrPattern(T);
  if (!Class)
    return nullptr;
  if (const CXXRecordDecl *Pattern = Class->getTemplateInstantiationPattern())
    Class = Pattern;
  // What nothing has instantiated yet has no attributes of its own.
  const CXXRecordDecl *Definition = definitionOrPattern(Class);
  return Definition ? Definition : Class;
}

/// True if \p Method overrides another, or may, as a base is not known yet.
static bool mayOverride(const CXXMethodDecl &Method) {
  return Method.size_overridden_methods() != 0 ||
         Method.hasAttr<OverrideAttr>() || Method.hasAttr<FinalAttr>() ||
         (Method.isVirtual() && Method.getParent()->hasAnyDependentBases());
}

/// True if \p F is one of those that the compiler calls in a coroutine, makes
/// an awaiter for that (`getAwaiter`, `coAwait`, a function object for any
/// type, a friend that only its class's arguments find, as folly's
/// `co_viaIfAsync`), or is called by what [exec] calls a customization point.
static bool isMachinery(const FunctionDecl &F) {
  static constexpr llvm::StringLiteral Names[] = {
      "get_return_object", "initial_suspend", "final_suspend", "yield_value",
      "await_transform",   "await_suspend",   "await_resume",  "tag_invoke"};
  if (F.getIdentifier() && llvm::is_contained(Names, F.getName()))
    return true;
  const CXXRecordDecl *Class = recordOrPattern(F.getReturnType());
  if (!Class || !Class->hasDefinition())
    return false;
  if (F.getFriendObjectKind() == Decl::FOK_Undeclared && isAwaitable(*Class) &&
      !promiseOf(*Class))
    return true;
  if (!isAwaiter(*Class))
    return false;
  if (F.getOverloadedOperator() == OO_Call)
    return F.isTemplateInstantiation();
  return F.getIdentifier() &&
         llvm::any_of(wordsOf(F.getName()), [](const std::string &Word) {
           return Word.starts_with("await");
         });
}

/// True if \p Ctx is a namespace that a library has for itself, or is in one:
/// `asio::detail`, `Utils::Internal`.
static bool isForImplementers(const DeclContext *Ctx) {
  static constexpr llvm::StringLiteral Words[] = {
      "detail", "details", "internal", "internals", "impl", "implementation"};
  for (; Ctx; Ctx = Ctx->getParent())
    if (const auto *Space = dyn_cast<NamespaceDecl>(Ctx)) {
      std::vector<std::string> Name = wordsOf(Space->getName());
      if (!Name.empty() && llvm::is_contained(Words, Name.back()))
        return true;
    }
  return false;
}

/// True if \p F is called by those who wrote it only: it is private, or in a
/// private class, a coroutine's promise or a namespace for implementers, or
/// takes the handle of a coroutine that it is to go on with. The attribute is
/// for an interface, and what they drop is another check's finding.
static bool isForImplementers(const FunctionDecl &F) {
  const Decl *D = &F;
  for (; isa<FunctionDecl, CXXRecordDecl>(D);
       D = cast<Decl>(D->getDeclContext()))
    if (D->getAccess() == AS_private)
      return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  if (Method && (hasAnyMember(*Method->getParent(), "get_return_object") ||
                 hasAnyMember(*Method->getParent(), "await_transform")))
    return true;
  return isForImplementers(F.getDeclContext()) ||
         llvm::any_of(F.parameters(), [](const ParmVarDecl *P) {
           const CXXRecordDecl *Class =
               recordOrPattern(P->getType().getNonReferenceType());
           return Class && isNamed(*Class, "std::coroutine_handle");
         });
}

/// True if \p F is of a class template, and neither has a body to be
/// instantiated nor an instance that another file makes: a call of it would not
/// link.
static bool lacksTemplatesBody(const FunctionDecl &F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  const ClassTemplateDecl *Template =
      Method ? Method->getParent()->getDescribedClassTemplate() : nullptr;
  return Template && !isPureVirtual(*Method) && !Method->hasBody() &&
         llvm::all_of(Template->specializations(),
                      [](const ClassTemplateSpecializationDecl *Instance) {
                        TemplateSpecializationKind Kind =
                            Instance->getSpecializationKind();
                        return Kind == TSK_Undeclared ||
                               Kind == TSK_ImplicitInstantiation;
                      });
}

/// True if the caller chooses what \p Pattern returns by a completion token,
/// which gives a future, a value, or nothing.
static bool takesCompletionToken(const FunctionDecl &Pattern,
                                 const Catalogue &Known) {
  const FunctionTemplateDecl *Template = Pattern.getDescribedFunctionTemplate();
  return Template &&
         llvm::any_of(*Template->getTemplateParameters(),
                      [&](const NamedDecl *Parameter) {
                        const auto *Type =
                            dyn_cast<TemplateTypeParmDecl>(Parameter);
                        const TypeConstraint *Asked =
                            Type ? Type->getTypeConstraint() : nullptr;
                        return Asked && Known.TokenConcepts.find(
                                            *Asked->getNamedConcept());
                      });
}

/// True if \p F, an executor's, is given the work to run, and what it returns
/// tells of nothing but its end: who gives work away may be done with it.
static bool isGivenWork(const FunctionDecl &F, const Spawn &S) {
  return S.Drop == DropOutcome::LosesError && !hasResult(F.getReturnType()) &&
         takesCallable(F);
}

void MissingNodiscardCheck::check(const MatchFinder::MatchResult &Result) {
  const auto *F = Result.Nodes.getNodeAs<FunctionDecl>("function");
  QualType Returned = F->getReturnType();
  // Most functions are left after one look at a type.
  if (!Returned->isRecordType() && !Returned->getAs<TypedefType>() &&
      !Returned->isDependentType())
    return;
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (F->isInvalidDecl() || F->isImplicit() || F->isDefaulted() ||
      F->isDeleted() || isLambda(*F) ||
      isa<CXXConversionDecl, CXXDeductionGuideDecl>(F) ||
      (Method && mayOverride(*Method)) ||
      (F->isOverloadedOperator() && F->getOverloadedOperator() != OO_Call) ||
      isMachinery(*F))
    return;
  const FunctionDecl *Pattern = F->getTemplateInstantiationPattern();
  // A `T` is a handle in some instances only.
  if (Pattern &&
      (isa<TemplateTypeParmType>(Pattern->getReturnType().getCanonicalType()) ||
       takesCompletionToken(*Pattern, model().catalogue())))
    return;
  const FunctionDecl *First = (Pattern ? Pattern : F)->getFirstDecl();
  if (llvm::any_of(
          First->redecls(),
          [](const FunctionDecl *D) { return isInSystemHeader(*D); }) ||
      Seen.contains(First))
    return;
  std::optional<Spawn> S = spawns().spawnOfEachCall(*F);
  if (!S || isGivenWork(*F, *S))
    return;
  Seen.insert(First);
  const CXXRecordDecl *Class = asWritten(Returned);
  if (isNodiscard(Class) || isNodiscard(Returned->getAsCXXRecordDecl()) ||
      (Class && model().catalogue().Views.find(*Class)))
    return;
  Unit = Result.Context;
  bool IsUsers = Class && !isInSystemHeader(*Class) &&
                 Class->isThisDeclarationADefinition();
  Producers &Of = ByClass[IsUsers ? Class : nullptr];
  if (isNodiscard(*First) || isNodiscard(*F)) {
    Of.SomeAreMarked = true;
    return;
  }
  // So is a `typename T::type` or a `decltype(f(t))`: if anything is to be
  // marked, then the class.
  bool IsAnyType = Pattern && isa<DependentNameType, DecltypeType>(
                                  Pattern->getReturnType().getCanonicalType());
  if ((!IsAnyType || IsUsers) && !isForImplementers(*First) &&
      !isMadeByLibrarysMacro(*First) && !lacksTemplatesBody(*First))
    Of.Unmarked.push_back({First, std::move(*S), IsAnyType});
}

void MissingNodiscardCheck::onEndOfTranslationUnit() {
  for (const auto &[Class, Of] : ByClass) {
    if (Class && !Of.SomeAreMarked && !Of.Unmarked.empty()) {
      report(*Class, Of);
      continue;
    }
    for (const Producer &One : Of.Unmarked)
      if (!One.ReturnsAnyType)
        report(*One.First, One.Called);
  }
  ByClass.clear();
  SpawnCheck::onEndOfTranslationUnit();
}

std::string MissingNodiscardCheck::attribute(ASTContext &Ctx) const {
  if (Ctx.getLangOpts().CPlusPlus17)
    return "[[nodiscard]]";
  return !Macro.empty() && Ctx.Idents.get(Macro).hadMacroDefinition() ? Macro
                                                                      : "";
}

void MissingNodiscardCheck::report(const FunctionDecl &F, const Spawn &S) {
  SourceLocation Loc = whereUsed(F.getLocation());
  if (!isFirstAt(Loc, Unit->getSourceManager()))
    return;
  std::string Attribute = attribute(*Unit);
  Repairs Found = Attribute.empty()
                      ? Repairs()
                      : markNodiscard(F, Attribute, fixes(*Unit), *Unit);
  warn(Loc,
       "%0 returns a %1 but is not nodiscard, so a call that drops it "
       "compiles without a warning",
       Found)
      << &F
      << S.Noun +
             (S.WrapperName.empty() ? "" : " in a '" + S.WrapperName + "'");
  noteChoices(Loc, Found);
}

void MissingNodiscardCheck::report(const CXXRecordDecl &Class,
                                   const Producers &Of) {
  SourceLocation Loc = whereUsed(Class.getLocation());
  if (!isFirstAt(Loc, Unit->getSourceManager()))
    return;
  std::string Attribute = attribute(*Unit);
  Repairs Found = Attribute.empty()
                      ? Repairs()
                      : markNodiscard(Class, Attribute, fixes(*Unit), *Unit);
  warn(Loc,
       "%0 is a handle of started work but is not nodiscard, so a call "
       "that drops one compiles without a warning",
       Found)
      << &Class;
  const FunctionDecl &First = *Of.Unmarked.front().First;
  diag(First.getLocation(), "%0 returns one", DiagnosticIDs::Note) << &First;
  noteChoices(Loc, Found);
}

} // namespace spawn
