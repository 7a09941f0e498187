//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See DetachFixes.h.
///
//===----------------------------------------------------------------------===//

#include "fixes/DetachFixes.h"
#include "ast/Peel.h"
#include "fixes/HandleName.h"
#include "fixes/JThread.h"
#include "fixes/JoinTitle.h"
#include "fixes/SourceText.h"
#include "flow/EnclosingCode.h"
#include "flow/StatementPlace.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace spawn {

/// `std::thread(f).detach();` becomes `std::jthread name(f);`.
static std::optional<Fix> keepInJThread(const Detach &Found, const TaskEnd &End,
                                        const FunctionDecl &In,
                                        const FixContext &Context,
                                        ASTContext &Ctx) {
  std::optional<StatementPlace> Place =
      statementPlace(*Found.Call, *Context.Around);
  const Expr *Made = Found.Handle->IgnoreImplicit();
  TypeLoc Written = constructedType(*Made);
  if (!Place || Place->IsLast || !Written || !hasJThread(Ctx) ||
      !isStdThread(Made->getType()) ||
      !Context.Edits->Blocks.admitDeclarations(*Place->Block, In,
                                               *Context.Around))
    return std::nullopt;
  llvm::SmallVector<FixItHint, 4> Edits;
  const auto *Construct = dyn_cast<CXXConstructExpr>(peel(Made));
  if (!Construct || Construct->getNumArgs() == 0 ||
      !startToJThread(*Made, Edits, Context))
    return std::nullopt;
  const FunctionDecl *Runs = taskOf(*Construct, *Context.Known).Function;
  std::string Name = Context.Edits->freshName(
      Runs && Runs->getIdentifier() ? wordsForCallable(*Runs, "thread")
                                    : std::vector<std::string>{"thread"},
      In, Found.Call->getBeginLoc(), Ctx);
  Edits.push_back(FixItHint::CreateInsertion(
      endOfToken(Written.getEndLoc(), Ctx), " " + Name));
  // From the dot, or what stands before it, to the end of the call.
  Edits.push_back(FixItHint::CreateRemoval(
      CharSourceRange::getCharRange(endOfToken(Made->getEndLoc(), Ctx),
                                    endOfToken(Found.Call->getEndLoc(), Ctx))));
  return Fix{joinTitle("keep it in a named 'std::jthread', which joins at the "
                       "end of the scope",
                       End, Ctx),
             std::move(Edits),
             {"<thread>"}};
}

Repairs repairDetach(const Detach &Found,
                     const std::vector<DetachedTask> &Tasks,
                     const FixContext &Context, ASTContext &Ctx) {
  const FunctionDecl *In = enclosingFunction(*Found.Call, *Context.Around);
  // Nobody's destructor is made to wait unread.
  if (!Found.Member || !Found.Handle || !In || isa<CXXDestructorDecl>(In) ||
      !isWritten(Found.Call->getSourceRange(), Ctx.getSourceManager()))
    return {};
  const auto *Class =
      dyn_cast<CXXRecordDecl>(Found.Member->getMemberDecl()->getDeclContext());
  llvm::StringRef Join =
      Class ? Context.Known->Words.memberOf(*Class, MemberRole::Joins) : "";
  TaskEnd End{Tasks.empty() ? TaskEnd::Kind::Unknown : TaskEnd::Kind::ByItself};
  for (const DetachedTask &Task : Tasks)
    End = TaskEnd::worse(
        End, Task.Start && Task.Start->What.Function
                 ? Context.Ends->ofFunction(*Task.Start->What.Function)
                 : TaskEnd{});
  if (Join.empty() || End.How == TaskEnd::Kind::Never)
    return {};
  Repairs R;
  if (isa<CXXConstructExpr>(peel(Found.Handle)))
    if (std::optional<Fix> Kept = keepInJThread(Found, End, *In, Context, Ctx))
      R.Choices.push_back(std::move(*Kept));
  R.Choices.push_back(
      {joinTitle(("call " + Join + "() instead, which waits here").str(), End,
                 Ctx),
       {FixItHint::CreateReplacement(SourceRange(Found.Member->getMemberLoc(),
                                                 Found.Member->getMemberLoc()),
                                     Join)}});
  return Context.finish(std::move(R), Ctx);
}

} // namespace spawn
