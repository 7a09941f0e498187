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
#include "fixes/JThread.h"
#include "fixes/JoinTitle.h"
#include "fixes/SourceText.h"
#include "flow/Surroundings.h"
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

/// True if \p Test is true of the text of a function of \p Class, or of a class
/// in it, that is defined outside of it.
bool anyBodyElsewhere(const CXXRecordDecl &Class,
                      llvm::function_ref<bool(SourceRange)> Test) {
  return llvm::any_of(Class.decls(), [&](const Decl *D) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    if (const auto *Inner = dyn_cast<CXXRecordDecl>(D))
      return Inner->isThisDeclarationADefinition() &&
             !Inner->isInjectedClassName() && anyBodyElsewhere(*Inner, Test);
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    const FunctionDecl *Definition = nullptr;
    return Method && !Method->isImplicit() && Method->hasBody(Definition) &&
           Definition != Method && Test(Definition->getSourceRange());
  });
}

/// True if the text of a file that may have such code names \p Field in a place
/// that is not \p Known: the preprocessor left it out, or it is a template's.
/// What cannot name a private member has its name for something else.
bool isNamedElsewhere(const FieldDecl &Field,
                      const llvm::DenseSet<SourceLocation> &Known,
                      NameIndex &Names) {
  ASTContext &Ctx = Field.getASTContext();
  const SourceManager &SM = Ctx.getSourceManager();
  auto AnyUnknown = [&](llvm::ArrayRef<SourceLocation> Places) {
    return llvm::any_of(Places,
                        [&](SourceLocation At) { return !Known.contains(At); });
  };
  auto AnyIn = [&](SourceRange Range) {
    return AnyUnknown(Names.placesOf(Field.getName(), Range, Ctx));
  };
  llvm::SmallVector<FileID, 2> Files{SM.getFileID(Field.getLocation())};
  if (Files.front() != SM.getMainFileID())
    Files.push_back(SM.getMainFileID());
  if (Field.getAccess() != AS_private)
    return llvm::any_of(Files, [&](FileID File) {
      return AnyIn(
          {SM.getLocForStartOfFile(File), SM.getLocForEndOfFile(File)});
    });
  if (llvm::any_of(Files, [&](FileID File) {
        return AnyUnknown(Names.placesOutside(Field.getName(), File, Ctx));
      }))
    return true;
  // The outermost class around it, and what of the class stands elsewhere.
  const CXXRecordDecl *Outermost = &classOf(Field);
  while (const auto *Around =
             dyn_cast<CXXRecordDecl>(Outermost->getDeclContext()))
    Outermost = Around;
  return AnyIn(Outermost->getSourceRange()) ||
         anyBodyElsewhere(classOf(Field), AnyIn);
}

/// True if `std::thread a, b;` declares others too.
bool sharesDeclaration(const FieldDecl &Field) {
  return llvm::any_of(classOf(Field).fields(), [&](const FieldDecl *Other) {
    return Other != &Field && Other->getBeginLoc() == Field.getBeginLoc();
  });
}

/// What a task may lead to, as the sum of its parts.
enum class LeadsTo { Nothing, Object, Others };

/// A pointer to \p Class is taken for one to the object itself.
LeadsTo leadsTo(QualType T, const CXXRecordDecl &Class) {
  if (leadsNowhere(T))
    return LeadsTo::Nothing;
  if (T->isPointerType()) {
    const CXXRecordDecl *Pointee = T->getPointeeType()->getAsCXXRecordDecl();
    return Pointee && Pointee->getCanonicalDecl() == Class.getCanonicalDecl()
               ? LeadsTo::Object
               : LeadsTo::Others;
  }
  const CXXRecordDecl *Lambda = T->getAsCXXRecordDecl();
  if (!Lambda || !Lambda->isLambda())
    return LeadsTo::Others;
  LeadsTo Most = LeadsTo::Nothing;
  for (const FieldDecl *Captured : Lambda->fields())
    Most = std::max(Most, leadsTo(Captured->getType(), Class));
  return Most;
}

/// What the task that \p Start starts may lead to.
LeadsTo leadsTo(const Expr &Start, const CXXRecordDecl &Class) {
  LeadsTo Most = LeadsTo::Nothing;
  for (const Expr *Arg : argumentsOf(Start))
    if (!isa<CXXDefaultArgExpr>(Arg))
      Most = std::max(
          Most, leadsTo(peelMove(Arg)->getType().getNonReferenceType(), Class));
  return Most;
}

/// True if \p Destructor's body only signals: what a running thread uses is
/// still there when it ends.
bool onlySignals(const CXXDestructorDecl *Destructor, const Catalogue &Known) {
  if (!Destructor || !Destructor->isUserProvided())
    return true;
  const FunctionDecl *Definition = nullptr;
  if (!Destructor->hasBody(Definition))
    return false;
  return !anyStatement(*Definition->getBody(), [&](const Stmt &S) {
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S)) {
      const CXXRecordDecl &Made = *Construct->getConstructor()->getParent();
      return !Made.hasTrivialDestructor() && !Known.Locks.find(Made);
    }
    // A flag is set; a pointer would be lost.
    if (const auto *Assign = dyn_cast<BinaryOperator>(&S))
      return Assign->isAssignmentOp() &&
             !Assign->getLHS()->getType()->isArithmeticType();
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    // An atomic is set; what owns something would let it go.
    bool Signal = Callee && isInStd(*Callee) &&
                  (Callee->getIdentifier()
                       ? Known.Words.has(Callee->getName(), MemberRole::Signals)
                       : isa<CXXOperatorCallExpr>(Call) && Method &&
                             Method->getParent()->hasTrivialDestructor());
    return isa<CXXDeleteExpr>(S) || (Call && !Signal);
  });
}

/// True if a thread that uses the object of \p Field may be joined when the
/// field is destroyed.
bool outlivesJoin(const FieldDecl &Field, const Catalogue &Known) {
  const CXXRecordDecl &Class = classOf(Field);
  // What derives from the class is gone by then.
  if (Class.isPolymorphic() && !Class.isEffectivelyFinal())
    return false;
  for (const FieldDecl *Later : Class.fields())
    if (Later->getFieldIndex() > Field.getFieldIndex() &&
        Later->getType().isDestructedType())
      return false;
  return onlySignals(Class.getDestructor(), Known);
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
    if (!startToJThread(*Start, Made.Edits, Kit))
      return {};
  for (const MemberExpr *Mention : Mentions) {
    const FunctionDecl *In = enclosingFunction(*Mention, *Kit.Around);
    // What the compiler writes fits either type.
    if (Mention->getMemberDecl() != &Field || (In && In->isDefaulted()))
      continue;
    Known.insert(Mention->getMemberLoc());
    if (!useToJThread(*Mention, Made.Edits, Kit))
      return {};
    // What an assignment starts is in the same expression.
    if (const auto *Assign =
            Kit.Around->of(*Mention).get<CXXOperatorCallExpr>())
      Starts.push_back(Assign->getArg(1));
  }
  // What else a task uses may end before the object does.
  LeadsTo Most = LeadsTo::Nothing;
  for (const Expr *Start : Starts)
    Most = std::max(Most, leadsTo(*Start, Class));
  if (isNamedElsewhere(Field, Known, Kit.Edits->Names) ||
      Most == LeadsTo::Others ||
      (Most == LeadsTo::Object && !outlivesJoin(Field, *Kit.Known)))
    return {};
  TaskEnd End{TaskEnd::Kind::ByItself};
  for (const Expr *Start : Starts)
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(peel(Start));
        !Construct || !Construct->getConstructor()->isDefaultConstructor())
      End = TaskEnd::worse(End, Kit.Ends->ofSpawn(Start));
  Repairs R;
  if (End.How == TaskEnd::Kind::ByItself)
    R.Safe = std::move(Made);
  // What releases it may first tell the task to end; the destructor calls that.
  else if (End.How == TaskEnd::Kind::Unknown &&
           (!Found.ReleasedBy || Found.OnlyGivesAway)) {
    Made.Title = joinTitle(Made.Title, End, Ctx);
    R.Choices.push_back(std::move(Made));
  }
  return Kit.finish(std::move(R), Ctx);
}

} // namespace spawn
