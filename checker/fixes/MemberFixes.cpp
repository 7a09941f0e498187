//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See MemberFixes.h.
///
/// The member becomes a std::jthread where all code that names it is in sight,
/// and where joining it as it is destroyed comes early enough: what the thread
/// uses of the object must still be there.
///
//===----------------------------------------------------------------------===//

#include "fixes/MemberFixes.h"
#include "Compat.h"
#include "ast/Callable.h"
#include "ast/Functions.h"
#include "ast/Peel.h"
#include "ast/Walk.h"
#include "classes/MemberOrder.h"
#include "classes/MemberVisibility.h"
#include "fixes/JThread.h"
#include "fixes/JoinTitle.h"
#include "fixes/SourceText.h"
#include "flow/EnclosingCode.h"
#include "tasks/Reach.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace spawn {
Repairs repairMember(const UnreleasedMember &Found,
                     llvm::ArrayRef<const MemberExpr *> Mentions,
                     const FixContext &Context) {
  const FieldDecl &Field = *Found.Field;
  ASTContext &Ctx = Field.getASTContext();
  const CXXRecordDecl &Class = classOf(Field);
  if (!isStdThread(Field.getType()) || !hasJThread(Ctx) ||
      isa<ClassTemplateSpecializationDecl>(Class) || !isOnlyHere(Field) ||
      Class.isAggregate() || sharesDeclaration(Field))
    return {};
  std::optional<FixItHint> Rename =
      renameToJThread(Field.getTypeSourceInfo()->getTypeLoc(), Ctx);
  if (!Rename)
    return {};
  Fix Made{"make it a 'std::jthread', which joins in its destructor",
           {*Rename},
           {"<thread>"}};

  llvm::DenseSet<SourceLocation> Known{Field.getLocation()};
  llvm::SmallVector<const Expr *, 4> Starts;
  if (Field.hasInClassInitializer() && Field.getInClassInitializer())
    Starts.push_back(Field.getInClassInitializer());
  for (const CXXConstructorDecl *Ctor : Class.ctors()) {
    const FunctionDecl *Definition = nullptr;
    if (!Ctor->hasBody(Definition))
      continue;
    for (const CXXCtorInitializer *Init :
         cast<CXXConstructorDecl>(Definition)->inits())
      if (Init->getMember() == &Field && Init->isWritten()) {
        Known.insert(Init->getMemberLocation());
        Starts.push_back(Init->getInit());
      }
  }
  for (const Expr *Start : Starts)
    if (!startToJThread(*Start, Made.Edits, Context))
      return {};
  for (const MemberExpr *Mention : Mentions) {
    const FunctionDecl *In = enclosingFunction(*Mention, *Context.Around);
    // What the compiler writes fits either type.
    if (Mention->getMemberDecl() != &Field || (In && In->isDefaulted()))
      continue;
    Known.insert(Mention->getMemberLoc());
    if (!useToJThread(*Mention, Made.Edits, Context))
      return {};
    // What an assignment starts is in the same expression.
    if (const auto *Assign =
            Context.Around->of(*Mention).get<CXXOperatorCallExpr>())
      Starts.push_back(Assign->getArg(1));
  }
  // What else a task uses may end before the object does.
  TaskReach Most = TaskReach::Nothing;
  for (const Expr *Start : Starts)
    Most = std::max(Most, reachOf(*Start, Class));
  if (isNamedElsewhere(Field, Known, Context.Edits->Names) ||
      Most == TaskReach::Others ||
      (Most == TaskReach::Object && !outlivesJoin(Field, *Context.Known)))
    return {};
  TaskEnd End{TaskEnd::Kind::ByItself};
  for (const Expr *Start : Starts)
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(peel(Start));
        !Construct || !Construct->getConstructor()->isDefaultConstructor())
      End = TaskEnd::worse(End, Context.Ends->ofSpawn(Start));
  Repairs R;
  if (End.How == TaskEnd::Kind::ByItself)
    R.Safe = std::move(Made);
  // What releases it may first tell the task to end; the destructor calls that.
  else if (End.How == TaskEnd::Kind::Unknown &&
           (!Found.ReleasedBy || Found.OnlyGivesAway)) {
    Made.Title = joinTitle(Made.Title, End, Ctx);
    R.Choices.push_back(std::move(Made));
  }
  return Context.finish(std::move(R), Ctx);
}

} // namespace spawn
