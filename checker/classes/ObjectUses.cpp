//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See ObjectUses.h.
///
//===----------------------------------------------------------------------===//

#include "classes/ObjectUses.h"
#include "ast/Peel.h"
#include "ast/UserCode.h"
#include "ast/Walk.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace spawn {
namespace {

/// A call of a method on an object. \c In is the function around it; null for
/// one in a lambda.
struct CallOnObject {
  const CXXMemberCallExpr *Call;
  const FunctionDecl *In;
};

/// Collects the objects of a class.
class ObjectCollector : public UserCodeVisitor<ObjectCollector> {
public:
  explicit ObjectCollector(const CXXRecordDecl &Class)
      : Class(Class.getCanonicalDecl()) {}

  struct Object {
    const FunctionDecl *In; ///< null: it is no local variable
    std::vector<CallOnObject> Calls;
  };
  llvm::MapVector<const VarDecl *, Object> Objects;

  /// True if each object is a variable, and nothing but its members is named.
  bool areAllKnown() const {
    return !IsElsewhere && llvm::all_of(Mentions, [&](const DeclRefExpr *Ref) {
      return Understood.contains(Ref) ||
             !Objects.count(cast<VarDecl>(Ref->getDecl()));
    }) && llvm::all_of(Made, [&](const CXXConstructExpr *One) {
      return Understood.contains(One);
    });
  }

  bool TraverseDecl(Decl *D) {
    const auto *F = dyn_cast_or_null<FunctionDecl>(D);
    if (!F)
      return UserCodeVisitor::TraverseDecl(D);
    // Its instances tell what a template does. Nothing calls what is deleted.
    if (F->isDependentContext() || F->isDeleted() || F->isDefaulted())
      return true;
    llvm::SaveAndRestore<const FunctionDecl *> Inside(Current, F);
    return UserCodeVisitor::TraverseDecl(D);
  }
  bool TraverseLambdaExpr(LambdaExpr *Lambda) {
    llvm::SaveAndRestore<const FunctionDecl *> Inside(Current, nullptr);
    return UserCodeVisitor::TraverseLambdaExpr(Lambda);
  }

  bool VisitVarDecl(VarDecl *Var) {
    QualType T = Var->getType();
    if (!isOfClass(T)) {
      // `std::unique_ptr<Client>`, `Client &`
      IsElsewhere |= leadsToClass(T);
      return true;
    }
    IsElsewhere |= isa<ParmVarDecl>(Var);
    Objects[Var].In = Var->isLocalVarDecl() ? Current : nullptr;
    if (Var->getInit())
      Understood.insert(peel(Var->getInit()));
    return true;
  }
  bool VisitFieldDecl(FieldDecl *Field) {
    IsElsewhere |=
        isOfClass(Field->getType()) || leadsToClass(Field->getType());
    return true;
  }
  bool VisitCXXNewExpr(CXXNewExpr *New) {
    IsElsewhere |= isOfClass(New->getAllocatedType());
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *Construct) {
    if (isOfClass(Construct->getType()))
      Made.push_back(Construct);
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    if (isa<VarDecl>(Ref->getDecl()) && isOfClass(Ref->getType()))
      Mentions.push_back(Ref);
    // `std::make_unique<Client>()`
    if (const auto *F = dyn_cast<FunctionDecl>(Ref->getDecl()))
      if (const TemplateArgumentList *Args = F->getTemplateSpecializationArgs())
        IsElsewhere |= names(Args->asArray());
    return true;
  }
  bool VisitMemberExpr(MemberExpr *Member) {
    if (const auto *Ref =
            dyn_cast<DeclRefExpr>(Member->getBase()->IgnoreParenImpCasts()))
      Understood.insert(Ref);
    return true;
  }
  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *Call) {
    const Expr *Object =
        Call->getImplicitObjectArgument()->IgnoreParenImpCasts();
    const auto *Ref = dyn_cast<DeclRefExpr>(Object);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (Var && isOfClass(Var->getType()))
      Objects[Var].Calls.push_back({Call, Current});
    else
      // `client->start()`, `instance().start()`
      IsElsewhere |=
          isOfClass(Call->getObjectType()) && !isa<CXXThisExpr>(Object);
    return true;
  }

private:
  bool isOfClass(QualType T) const {
    const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
    return RD && RD->getCanonicalDecl() == Class;
  }
  bool names(llvm::ArrayRef<TemplateArgument> Args) const {
    return llvm::any_of(Args, [&](const TemplateArgument &Arg) {
      if (Arg.getKind() == TemplateArgument::Pack)
        return names(Arg.pack_elements());
      return Arg.getKind() == TemplateArgument::Type &&
             (isOfClass(Arg.getAsType()) || leadsToClass(Arg.getAsType()));
    });
  }
  /// Through references, arrays, and arguments of templates. What is reached
  /// by a pointer counts where a method is called on it.
  bool leadsToClass(QualType T) const {
    if (T->isReferenceType())
      return isOfClass(T.getNonReferenceType()) ||
             leadsToClass(T.getNonReferenceType());
    if (const auto *Array = T->getAsArrayTypeUnsafe())
      return isOfClass(Array->getElementType()) ||
             leadsToClass(Array->getElementType());
    const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        T->getAsCXXRecordDecl());
    return Spec && names(Spec->getTemplateArgs().asArray());
  }

  const CXXRecordDecl *const Class;
  const FunctionDecl *Current = nullptr;
  bool IsElsewhere = false;
  llvm::SmallPtrSet<const Stmt *, 16> Understood;
  std::vector<const DeclRefExpr *> Mentions;
  std::vector<const CXXConstructExpr *> Made;
};

/// The successor of \p Block where \p Start, which its end tests, has
/// succeeded; null where it tests something else.
const CFGBlock *afterSuccess(const CFGBlock &Block, const Stmt *Start) {
  const auto *Condition =
      dyn_cast_or_null<Expr>(Block.getTerminatorCondition());
  if (!Condition || !Start || Block.succ_size() != 2 ||
      isa<SwitchStmt>(Block.getTerminatorStmt()))
    return nullptr;
  bool IsNegated = false;
  const Expr *E = peel(Condition);
  while (const auto *Not = dyn_cast<UnaryOperator>(E)) {
    if (Not->getOpcode() != UO_LNot)
      return nullptr;
    IsNegated = !IsNegated;
    E = peel(Not->getSubExpr());
  }
  if (E != Start)
    return nullptr;
  return (Block.succ_begin() + (IsNegated ? 1 : 0))->getReachableBlock();
}

/// True if each path of \p Graph that goes on from \p Start, an element of
/// \p From, and returns comes by one of \p Releases.
bool isFollowed(const CFGBlock &From, const Stmt *Start,
                const llvm::SmallPtrSetImpl<const Stmt *> &Releases,
                const CFG &Graph) {
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
  llvm::SmallVector<const CFGBlock *, 16> Todo{&From};
  auto IsSettled = [&](const CFGBlock &Block, const Stmt *After) {
    for (const CFGElement &Element : Block) {
      auto S = Element.getAs<CFGStmt>();
      if (!S)
        continue;
      if (After) {
        After = After == S->getStmt() ? nullptr : After;
        continue;
      }
      // What nothing here catches does not return.
      if (Releases.contains(S->getStmt()) || isa<CXXThrowExpr>(S->getStmt()))
        return true;
    }
    return Block.hasNoReturnElement();
  };
  bool IsFirst = true;
  while (!Todo.empty()) {
    const CFGBlock *Block = Todo.pop_back_val();
    if (Block == &Graph.getExit())
      return false;
    const Stmt *After = IsFirst ? Start : nullptr;
    IsFirst = false;
    if (IsSettled(*Block, After))
      continue;
    if (const CFGBlock *Only = afterSuccess(*Block, After)) {
      if (Seen.insert(Only).second)
        Todo.push_back(Only);
      continue;
    }
    for (const CFGBlock::AdjacentBlock &Next : Block->succs())
      if (const CFGBlock *To = Next.getReachableBlock();
          To && Seen.insert(To).second)
        Todo.push_back(To);
  }
  return true;
}

/// What is known of one object.
enum class ObjectEnd { NotStarted, Released, Unknown };

ObjectEnd endOf(const VarDecl &Var, const ObjectCollector::Object &Of,
                const StartAndRelease &Does, Bodies &Functions) {
  llvm::SmallPtrSet<const Stmt *, 4> Releases;
  std::vector<CallOnObject> Starts;
  for (const CallOnObject &One : Of.Calls) {
    const CXXMethodDecl *Method = One.Call->getMethodDecl();
    if (!Method)
      return ObjectEnd::Unknown;
    if (Does.Starts(*Method))
      Starts.push_back(One);
    else if (Does.Releases(*Method))
      Releases.insert(One.Call);
  }
  auto IsFollowed = [&](const FunctionDecl *In, const CallOnObject *Start) {
    // A handler may run without the release.
    if (!In || !In->getBody() ||
        anyStatement(*In->getBody(),
                     [](const Stmt &S) { return isa<CXXTryStmt>(S); }))
      return false;
    BodyGraph *Graph = Functions.of(*In).graph();
    const CFGBlock *From = !Graph  ? nullptr
                           : Start ? Graph->evaluating(*Start->Call)
                                   : Graph->declaring(Var);
    // In the block of a declaration, what stands before it is an earlier round
    // of a loop, in which another object was released.
    return From && isFollowed(*From, Start ? Start->Call : nullptr, Releases,
                              Graph->cfg());
  };
  if (Does.ConstructorStarts && !IsFollowed(Of.In, nullptr))
    return ObjectEnd::Unknown;
  for (const CallOnObject &Start : Starts)
    if (!IsFollowed(Start.In, &Start))
      return ObjectEnd::Unknown;
  return Starts.empty() && !Does.ConstructorStarts ? ObjectEnd::NotStarted
                                                   : ObjectEnd::Released;
}

} // namespace

bool areReleasedByUsers(const CXXRecordDecl &Class, StartAndRelease Does,
                        Bodies &Functions) {
  ObjectCollector All(Class);
  All.TraverseDecl(Class.getASTContext().getTranslationUnitDecl());
  if (!All.areAllKnown())
    return false;
  bool AnyStarted = false;
  for (const auto &[Var, Object] : All.Objects) {
    ObjectEnd End = endOf(*Var, Object, Does, Functions);
    if (End == ObjectEnd::Unknown)
      return false;
    AnyStarted |= End == ObjectEnd::Released;
  }
  return AnyStarted;
}

} // namespace spawn
