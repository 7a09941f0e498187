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
#include "fixes/JThread.h"
#include "fixes/SourceText.h"
#include "flow/Surroundings.h"
#include "flow/Walk.h"
#include "handles/ProducerTrace.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace spawn {
namespace {

const CXXRecordDecl &classOf(const FieldDecl &Field) {
  return *cast<CXXRecordDecl>(Field.getParent());
}

/// True if \p Class and the classes in it have no code elsewhere.
bool hasAllBodies(const CXXRecordDecl &Class) {
  return llvm::all_of(Class.decls(), [](const Decl *D) {
    if (isa<FriendDecl>(D))
      return false;
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    if (const auto *Method = dyn_cast<CXXMethodDecl>(D))
      return Method->isImplicit() || Method->isDefaulted() ||
             Method->isDeleted() || isPureVirtual(*Method) || Method->hasBody();
    const auto *Inner = dyn_cast<CXXRecordDecl>(D);
    return !Inner || Inner->isImplicit() || hasAllBodies(*Inner);
  });
}

/// True if no other translation unit can name \p Field.
bool isOnlyHere(const FieldDecl &Field) {
  const SourceManager &SM = Field.getASTContext().getSourceManager();
  llvm::StringRef Extension =
      llvm::sys::path::extension(SM.getFilename(Field.getLocation()));
  bool InHeader = !SM.isInMainFile(Field.getLocation()) ||
                  Extension.take_front(2) == ".h" || Extension.empty();
  return !InHeader ||
         (Field.getAccess() == AS_private && hasAllBodies(classOf(Field)));
}

/// The text of the functions and classes in \p Scope that have no access to
/// \p Class' private members.
void collectForeign(const DeclContext &Scope, const CXXRecordDecl &Class,
                    std::vector<SourceRange> &Found) {
  for (const Decl *D : Scope.noload_decls()) {
    if (const auto *Template = dyn_cast<TemplateDecl>(D))
      if (Template->getTemplatedDecl())
        D = Template->getTemplatedDecl();
    if (isa<NamespaceDecl, LinkageSpecDecl>(D)) {
      collectForeign(*cast<DeclContext>(D), Class, Found);
      continue;
    }
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    const auto *Record = dyn_cast<CXXRecordDecl>(D);
    if ((Method && Class.Encloses(Method->getParent())) ||
        (Record && Record->Encloses(&Class)))
      continue;
    if (isa<FunctionDecl, RecordDecl>(D))
      Found.push_back(D->getSourceRange());
  }
}

/// True if the text of a file that may have such code names \p Field in a place
/// that is not \p Known: the preprocessor left it out, or it is a template's.
bool isNamedElsewhere(const FieldDecl &Field,
                      const llvm::DenseSet<SourceLocation> &Known) {
  ASTContext &Ctx = Field.getASTContext();
  const SourceManager &SM = Ctx.getSourceManager();
  std::vector<SourceRange> Foreign;
  if (Field.getAccess() == AS_private)
    collectForeign(*Ctx.getTranslationUnitDecl(), classOf(Field), Foreign);
  auto Names = [&](FileID File) {
    SourceRange All(SM.getLocForStartOfFile(File), SM.getLocForEndOfFile(File));
    return anyRawToken(All, Ctx, [&](const Token &Tok) {
      SourceLocation At = Tok.getLocation();
      return Tok.is(tok::raw_identifier) &&
             Tok.getRawIdentifier() == Field.getName() && !Known.contains(At) &&
             llvm::none_of(Foreign, [&](SourceRange Range) {
               return SM.isPointWithin(At, Range.getBegin(), Range.getEnd());
             });
    });
  };
  FileID Own = SM.getFileID(Field.getLocation());
  return Names(Own) || (Own != SM.getMainFileID() && Names(SM.getMainFileID()));
}

/// True if `std::thread a, b;` declares others too.
bool sharesDeclaration(const FieldDecl &Field) {
  return llvm::any_of(classOf(Field).fields(), [&](const FieldDecl *Other) {
    return Other != &Field && Other->getBeginLoc() == Field.getBeginLoc();
  });
}

bool usesThis(const Expr &Start) {
  return anyStatement(Start, [](const Stmt &S) { return isa<CXXThisExpr>(S); });
}

/// True if \p F belongs to the standard library.
bool isStandard(const FunctionDecl &F) {
  for (const DeclContext *Around = F.getDeclContext(); Around;
       Around = Around->getParent())
    if (Around->isStdNamespace())
      return true;
  return false;
}

/// True if \p Destructor's body only signals: what a running thread uses is
/// still there when it ends.
bool onlySignals(const CXXDestructorDecl *Destructor) {
  if (!Destructor || !Destructor->isUserProvided())
    return true;
  const FunctionDecl *Definition = nullptr;
  if (!Destructor->hasBody(Definition))
    return false;
  return !anyStatement(*Definition->getBody(), [](const Stmt &S) {
    static constexpr llvm::StringLiteral Signals[] = {
        "store",        "notify_one", "notify_all", "request_stop",
        "test_and_set", "count_down", "release"};
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    bool Signal = Callee && isStandard(*Callee) &&
                  (Callee->getIdentifier()
                       ? llvm::is_contained(Signals, Callee->getName())
                       : isa<CXXOperatorCallExpr>(Call));
    return isa<CXXDeleteExpr>(S) || (Call && !Signal);
  });
}

/// True if a thread that uses the object of \p Field may be joined when the
/// field is destroyed.
bool outlivesJoin(const FieldDecl &Field) {
  const CXXRecordDecl &Class = classOf(Field);
  // What derives from the class is gone by then.
  if (Class.isPolymorphic() && !Class.isEffectivelyFinal())
    return false;
  for (const FieldDecl *Later : Class.fields())
    if (Later->getFieldIndex() > Field.getFieldIndex() &&
        Later->getType().isDestructedType())
      return false;
  return onlySignals(Class.getDestructor());
}

} // namespace

Repairs repairMember(const UnreleasedMember &Found,
                     llvm::ArrayRef<const MemberExpr *> Mentions,
                     const FixKit &Kit) {
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
    if (!startToJThread(*Start, Made.Edits, Ctx))
      return {};
  for (const MemberExpr *Mention : Mentions) {
    const FunctionDecl *In = enclosingFunction(*Mention, Ctx);
    // What the compiler writes fits either type.
    if (Mention->getMemberDecl() != &Field || (In && In->isDefaulted()))
      continue;
    Known.insert(Mention->getMemberLoc());
    if (!useToJThread(*Mention, Made.Edits, Ctx))
      return {};
    // What an assignment starts is in the same expression.
    DynTypedNodeList Around = Ctx.getParents(*Mention);
    if (!Around.empty())
      if (const auto *Assign = Around[0].get<CXXOperatorCallExpr>())
        Starts.push_back(Assign->getArg(1));
  }
  if (isNamedElsewhere(Field, Known) ||
      (llvm::any_of(Starts, [](const Expr *S) { return usesThis(*S); }) &&
       !outlivesJoin(Field)))
    return {};
  Repairs R;
  R.Safe = std::move(Made);
  return Kit.Edits->finish(std::move(R), Ctx);
}

} // namespace spawn
