//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See HandleTypes.h.
///
//===----------------------------------------------------------------------===//

#include "handles/HandleTypes.h"
#include "ast/Members.h"
#include "ast/Peel.h"
#include "handles/DestructorOutcome.h"
#include "handles/Structure.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace spawn {

bool HandleTypes::asks(const Handle &Kind, llvm::StringRef Name) const {
  if (const HandleRow *Row = Kind.Row) {
    if (llvm::is_contained(Row->Asks, Name))
      return true;
    if (llvm::is_contained(Row->Releases, Name) ||
        llvm::is_contained(Row->Detaches, Name) ||
        llvm::is_contained(Row->Forwards, Name))
      return false;
    if (!Row->Releases.empty())
      return !Known.Words.has(Name, MemberRole::Continues);
    if (!Row->Asks.empty())
      return false;
  }
  return Known.Words.hasAny(
      Name, {MemberRole::Asks, MemberRole::AsksLive, MemberRole::AsksId,
             MemberRole::AsksFinished, MemberRole::AsksReady,
             MemberRole::AsksRunning, MemberRole::WaitsBounded});
}

std::optional<Handle> HandleTypes::kindOf(QualType T) const {
  bool Cut = false;
  return kindOf(T, 0, Cut);
}

std::optional<Handle> HandleTypes::kindOf(QualType T, unsigned Depth,
                                          bool &Cut) const {
  if (T.isNull() || T->isDependentType() || T->isReferenceType())
    return std::nullopt;
  if (Depth > MaxWrapperDepth) {
    Cut = true;
    return std::nullopt;
  }
  auto FromRow = [](const HandleRow &Row,
                    llvm::StringRef Name) -> std::optional<Handle> {
    if (!Row.Drop)
      return std::nullopt;
    return Handle{*Row.Drop,
                  Row.Noun.empty() ? ("'" + Name + "'").str() : Row.Noun, &Row,
                  /*OnlyObserves=*/false, Row.SpawnsWhenConstructed};
  };

  // The names that the code uses for the type come first: a catalogue may list
  // a public alias, and a pthread_t is nothing but one. An option comes before
  // all of them.
  std::optional<Handle> OfAlias;
  bool HasAliasRow = false;
  for (QualType Sugar = T;;) {
    const NamedDecl *Alias = nullptr;
    if (const auto *Typedef = Sugar->getAs<TypedefType>()) {
      Alias = Typedef->getDecl();
      Sugar = Typedef->desugar();
    } else if (const auto *TST = Sugar->getAs<TemplateSpecializationType>();
               TST && TST->isTypeAlias()) {
      Alias = TST->getTemplateName().getAsTemplateDecl();
      Sugar = TST->getAliasedType();
    }
    if (!Alias)
      break;
    const HandleRow *Row = Known.Handles.find(*Alias);
    if (!Row || (HasAliasRow && !Row->isFromOption()))
      continue;
    OfAlias = FromRow(*Row, Alias->getName());
    HasAliasRow = true;
    if (Row->isFromOption())
      return OfAlias;
  }

  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (HasAliasRow) {
    const HandleRow *Row = RD ? Known.Handles.find(*RD) : nullptr;
    return Row && Row->isFromOption() ? FromRow(*Row, RD->getName()) : OfAlias;
  }
  if (!RD)
    return std::nullopt;
  if (!RD->hasDefinition()) {
    // What only names a `std::future<int>` does not instantiate it.
    if (const HandleRow *Row = Known.Handles.find(*RD))
      return FromRow(*Row, RD->getName());
    return Known.Wrappers.find(*RD) ? kindOfRecord(*RD, Depth, Cut)
                                    : std::nullopt;
  }
  RD = RD->getDefinition();
  if (auto It = Records.find(RD); It != Records.end()) {
    // What is known already is not found from further away than otherwise, or
    // an answer would depend on those before it.
    if (It->second && Depth + It->second->Nesting > MaxWrapperDepth) {
      Cut = true;
      return std::nullopt;
    }
    return It->second;
  }

  std::optional<Handle> Found;
  if (const HandleRow *Row = Known.Handles.find(*RD))
    Found = FromRow(*Row, RD->getName());
  else
    Found = kindOfRecord(*RD, Depth, Cut);
  // Looked at by itself, a type that was met too far in may be a handle.
  if (!Cut)
    Records[RD] = Found;
  return Found;
}

std::optional<Handle> HandleTypes::kindInPattern(QualType T) const {
  if (!T->isDependentType())
    return kindOf(T);
  const CXXRecordDecl *RD = recordOrPattern(T);
  const HandleRow *Row = RD ? Known.Handles.find(*RD) : nullptr;
  if (!Row || !Row->Drop)
    return std::nullopt;
  return Handle{*Row->Drop,
                Row->Noun.empty() ? ("'" + RD->getName() + "'").str()
                                  : Row->Noun,
                Row, /*OnlyObserves=*/false, Row->SpawnsWhenConstructed};
}

/// The types that \p Spec is a template over, those of packs one by one.
static llvm::SmallVector<QualType, 4>
typeArguments(const ClassTemplateSpecializationDecl &Spec) {
  llvm::SmallVector<QualType, 4> Types;
  auto Add = [&](const TemplateArgument &Arg) {
    if (Arg.getKind() == TemplateArgument::Type)
      Types.push_back(Arg.getAsType());
  };
  for (const TemplateArgument &Arg : Spec.getTemplateArgs().asArray())
    if (Arg.getKind() == TemplateArgument::Pack)
      llvm::for_each(Arg.pack_elements(), Add);
    else
      Add(Arg);
  return Types;
}

std::optional<Handle> HandleTypes::kindOfRecord(const CXXRecordDecl &RD,
                                                unsigned Depth,
                                                bool &Cut) const {
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&RD))
    if (const Wrapper *W = Known.Wrappers.find(RD)) {
      const llvm::SmallVector<QualType, 4> Elements = typeArguments(*Spec);
      if (W->Deleter && *W->Deleter < Elements.size()) {
        const CXXRecordDecl *Deleter =
            Elements[*W->Deleter]->getAsCXXRecordDecl();
        if (!Deleter || !isNamed(*Deleter, "std::default_delete"))
          return std::nullopt;
      }
      for (unsigned Index = 0; Index < Elements.size(); ++Index)
        if (W->looksAt(Index))
          if (std::optional<Handle> Element =
                  kindOf(Elements[Index], Depth + 1, Cut)) {
            Element->Wrapped = true;
            ++Element->Nesting;
            Element->Form = W->Form;
            Element->Shared = W->Shared;
            Element->WrapperName = displayName(RD);
            Element->SpawnsWhenConstructed = false;
            return Element;
          }
      return std::nullopt;
    }

  for (const CXXBaseSpecifier &Base : RD.bases())
    if (const CXXRecordDecl *BaseRD = Base.getType()->getAsCXXRecordDecl())
      if (Known.Handles.find(*BaseRD)) {
        std::optional<Handle> Inherited =
            kindOf(Base.getType(), Depth + 1, Cut);
        if (Inherited)
          ++Inherited->Nesting;
        const CXXDestructorDecl *Dtor = RD.getDestructor();
        if (!Inherited || !Dtor || !Dtor->isUserProvided())
          return Inherited;
        // It may join before the base's destructor looks.
        std::optional<DropOutcome> Drop = outcomeOfOwnDestructor(RD, Known);
        if (!Drop)
          return std::nullopt;
        Inherited->Drop = *Drop;
        return Inherited;
      }

  if (DetectHandles)
    if (std::optional<StructuralHandle> S = detectHandle(RD, Known))
      return Handle{S->Drop, ("'" + RD.getName() + "'").str(), nullptr,
                    S->Kind == StructuralKind::FutureLike ||
                        S->Kind == StructuralKind::Awaitable,
                    S->Kind == StructuralKind::ThreadLike};
  return std::nullopt;
}

std::optional<Handle> HandleTypes::pointedTo(QualType T) const {
  if (T.isNull() || !T->isPointerType())
    return std::nullopt;
  std::optional<Handle> Pointee = kindOf(T->getPointeeType());
  return Pointee && !Pointee->Wrapped && Pointee->SpawnsWhenConstructed
             ? Pointee
             : std::nullopt;
}

std::optional<Handle> HandleTypes::pointedToIn(QualType T) const {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T.isNull() ? nullptr : T->getAsCXXRecordDecl());
  const Wrapper *W = Spec ? Known.Wrappers.find(*Spec) : nullptr;
  if (!W || W->Form != WrapperForm::Container)
    return std::nullopt;
  const llvm::SmallVector<QualType, 4> Elements = typeArguments(*Spec);
  for (unsigned Index = 0; Index < Elements.size(); ++Index)
    if (W->looksAt(Index))
      if (std::optional<Handle> Pointee = pointedTo(Elements[Index]))
        return Pointee;
  return std::nullopt;
}

bool HandleTypes::onlyAsks(const CXXMemberCallExpr &Call) const {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  const Expr *Object = Call.getImplicitObjectArgument();
  if (!Method || !Method->getIdentifier() || !Object)
    return false;
  // The object's own type, not the base that declares the member.
  QualType T = peel(Object)->getType();
  std::optional<Handle> H =
      kindOf(T->isPointerType() ? T->getPointeeType() : T);
  return H && !H->Wrapped && asks(*H, Method->getName());
}

bool hasResult(QualType Future) {
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Future->getAsCXXRecordDecl());
  if (!Class || Class->getTemplateArgs().size() == 0 ||
      Class->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return false;
  QualType T = Class->getTemplateArgs()[0].getAsType();
  const CXXRecordDecl *Result = T->getAsCXXRecordDecl();
  return !T->isVoidType() &&
         !(Result && Result->hasDefinition() && Result->isEmpty());
}

} // namespace spawn
