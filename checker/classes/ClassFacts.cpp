//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See ClassFacts.h.
///
//===----------------------------------------------------------------------===//

#include "classes/ClassFacts.h"
#include "ast/Functions.h"
#include "ast/Walk.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace spawn {

using Action = HandleUse::Action;

bool mayRelease(const HandleUse &Use) {
  switch (Use.What) {
  case Action::Release:
    return !Use.Removes;
  case Action::Swap:
    return !Use.Value.Fresh;
  case Action::Lend:
  case Action::Escape:
  case Action::Transfer:
    return true;
  case Action::None:
  case Action::Assign:
  case Action::Start:
  case Action::Destroy:
  case Action::Insert:
    return false;
  }
  return true;
}

bool isMethodOf(const FunctionDecl *F, const CXXRecordDecl &Class) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(F);
  return Method &&
         Method->getParent()->getCanonicalDecl() == Class.getCanonicalDecl();
}

const CXXRecordDecl &classOf(const FieldDecl &Field) {
  return *cast<CXXRecordDecl>(Field.getParent());
}

bool isOnThis(const MemberExpr *Mention) {
  return Mention && isa<CXXThisExpr>(Mention->getBase()->IgnoreParenImpCasts());
}

namespace {

/// The function around \p E that is in no other function.
const FunctionDecl *outermostFunction(const Stmt &E, Parents &Around) {
  const FunctionDecl *Found = nullptr;
  for (Parent In = Around.of(E); In; In = Around.of(In)) {
    if (const auto *F = In.get<FunctionDecl>())
      Found = F;
    // The methods of a local class are not part of the function around it.
    const auto *Class = In.get<CXXRecordDecl>();
    if (Found && Class && !Class->isLambda())
      return Found;
  }
  return Found;
}

/// The class of the objects that a field of type \p T holds or points to.
const CXXRecordDecl *partOf(QualType T) {
  for (unsigned Depth = 0; Depth < 3; ++Depth) {
    if (T->isPointerType() || T->isReferenceType()) {
      T = T->getPointeeType();
      continue;
    }
    if (const auto *Array = T->getAsArrayTypeUnsafe()) {
      T = Array->getElementType();
      continue;
    }
    const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
    const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(RD);
    if (!Spec || !isInStd(*Spec) || Spec->getTemplateArgs().size() == 0 ||
        Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
      return RD;
    T = Spec->getTemplateArgs()[0].getAsType();
  }
  return T->getAsCXXRecordDecl();
}

} // namespace

void ClassFacts::addClass(const CXXRecordDecl &Class) {
  if (Class.isDependentContext() || Class.isLambda() || Class.isUnion())
    return;
  for (const FieldDecl *Field : Class.fields()) {
    QualType T = Field->getType();
    if (const CXXRecordDecl *Part = partOf(T))
      Owners[Part->getCanonicalDecl()].push_back(&Class);
  }
  if (!Class.isAbstract())
    Class.forallBases([&](const CXXRecordDecl *Base) {
      DerivedFrom.insert(Base->getCanonicalDecl());
      return true;
    });
  for (const FieldDecl *Field : Class.fields())
    if (std::optional<Holder> Handle =
            holderOf(*Field, Field->getType(), Spawners);
        Handle && Handle->Shape != HolderShape::Parts)
      Members.insert({Field, MemberFacts{*Handle, {}, {}}});
}

void ClassFacts::add(const FieldDecl &Field, const Holder &Held) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Field.getParent());
  if (!Class || Class->isDependentContext() || Class->isLambda() ||
      Class->isUnion())
    return;
  // Who may touch the member may release it, in another file.
  const CXXDestructorDecl *Destructor = Class->getDestructor();
  if (Field.getAccess() == AS_public &&
      !(Destructor && Destructor->isUserProvided()))
    return;
  Members.insert({&Field, MemberFacts{Held, {}, {}}});
}

void ClassFacts::addMention(const MemberExpr &Mention) {
  const auto *Field = dyn_cast<FieldDecl>(Mention.getMemberDecl());
  auto It = Members.find(Field);
  if (It != Members.end() && Mention.isNonOdrUse() != NOUR_Unevaluated)
    It->second.Mentions.insert(&Mention);
}

void ClassFacts::addDestructor(const CXXDestructorDecl &Destructor) {
  Destructors.push_back(&Destructor);
}

void ClassFacts::complete(Parents &Around) {
  if (!Members.empty())
    CalledByDestructors = calledBy(Destructors);
  for (auto &[Field, M] : Members)
    if (!M.Mentions.empty() || Field->hasInClassInitializer() ||
        !classOf(*Field).ctors().empty())
      classifyUses(*Field, M, Around);
}

llvm::ArrayRef<const CXXRecordDecl *>
ClassFacts::ownersOf(const CXXRecordDecl &Class) const {
  auto It = Owners.find(Class.getCanonicalDecl());
  return It == Owners.end() ? llvm::ArrayRef<const CXXRecordDecl *>()
                            : llvm::ArrayRef<const CXXRecordDecl *>(It->second);
}

void ClassFacts::classifyUses(const FieldDecl &Field, MemberFacts &M,
                              Parents &Around) {
  for (const MemberExpr *Mention : M.Mentions) {
    const FunctionDecl *F = outermostFunction(*Mention, Around);
    // What a template does is seen where it is instantiated; the two share what
    // does not depend.
    if (F && F->isDependentContext()) {
      if (const FunctionTemplateDecl *Template =
              F->getDescribedFunctionTemplate())
        for (const FunctionDecl *Instance : Template->specializations()) {
          const FunctionDecl *Definition = nullptr;
          if (Instance->hasBody(Definition) &&
              bodyOf(*Definition).parents().hasParent(Mention))
            M.Uses.push_back(
                {classifyUse(*Mention, M.Handle, bodyOf(*Definition).parents(),
                             Spawners),
                 Mention, Definition});
        }
      continue;
    }
    // In a default member initialiser, or somewhere else: not understood.
    HandleUse What;
    What.What = Action::Escape;
    if (F && F->getBody())
      What = classifyUse(*Mention, M.Handle, bodyOf(*F).parents(), Spawners);
    M.Uses.push_back({What, Mention, F});
  }
  auto AddInitialiser = [&](const Expr *Init, const FunctionDecl *In) {
    if (!Init || M.Handle.Shape == HolderShape::Container)
      return;
    HandleUse What;
    What.What = Action::Assign;
    What.At = Init;
    What.Value = valueOf(Init, Spawners);
    M.Uses.push_back({What, nullptr, In});
  };
  const Initializers &All = initializersOf(classOf(Field));
  if (auto It = All.Of.find(&Field); It != All.Of.end())
    for (const Initializers::One &Init : It->second)
      AddInitialiser(Init.Init, Init.In);
}

const Initializers &
ClassFacts::initializersOf(const CXXRecordDecl &Class) const {
  std::unique_ptr<Initializers> &Slot = Inits[&Class];
  if (Slot)
    return *Slot;
  Slot = std::make_unique<Initializers>();
  auto Add = [&](const FieldDecl *Field, const Expr *Init,
                 const FunctionDecl *In) {
    if (!Init)
      return;
    if (Field)
      Slot->Of[Field].push_back({Init, In});
    if (anyStatement(*Init, [](const Stmt &S) { return isa<LambdaExpr>(S); }))
      Slot->WithLambda.emplace_back(Field, Init);
  };
  auto AddInitializers = [&](const FunctionDecl *Ctor) {
    const FunctionDecl *Definition = nullptr;
    if (!Ctor->hasBody(Definition))
      return;
    for (const CXXCtorInitializer *Init :
         cast<CXXConstructorDecl>(Definition)->inits()) {
      const Expr *Value = Init->getInit();
      if (const auto *Default = dyn_cast_or_null<CXXDefaultInitExpr>(Value))
        Value = Default->getExpr();
      Add(Init->getMember(), Value, Definition);
    }
  };
  for (const Decl *D : Class.decls()) {
    if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(D))
      AddInitializers(Ctor);
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
        Template && isa<CXXConstructorDecl>(Template->getTemplatedDecl()))
      for (const FunctionDecl *Ctor : Template->specializations())
        AddInitializers(Ctor);
  }
  // A class without constructors that this unit defines still has these.
  for (const FieldDecl *Field : Class.fields())
    if (Field->hasInClassInitializer())
      Add(Field, Field->getInClassInitializer(), nullptr);
  return *Slot;
}

const ObjectCalls &ClassFacts::callsOf(const CXXMethodDecl *Root) const {
  std::unique_ptr<ObjectCalls> &Slot = Calls[Root];
  if (!Slot)
    Slot = std::make_unique<ObjectCalls>(Root);
  return *Slot;
}

} // namespace spawn
