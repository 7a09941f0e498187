//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a virtual call hands out, by all that it may run.
///
//===----------------------------------------------------------------------===//

#include "Compat.h"
#include "ast/Functions.h"
#include "ast/Peel.h"
#include "handles/Spawns.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace spawn {
namespace {

/// True for a mock: it answers as a test tells it.
bool isMock(const CXXRecordDecl &Class) {
  return llvm::any_of(Class.methods(), [](const CXXMethodDecl *Method) {
    return isMadeByLibrarysMacro(*Method);
  });
}

/// Functions to look at, each once. Those that hand on what each other returns
/// make nothing by that, so one that was seen before has nothing to add.
class Implementations {
public:
  explicit Implementations(const Overriders &All) : All(All) {}

  /// False if a body is out of sight.
  bool add(const FunctionDecl &F) {
    const FunctionDecl *Definition = nullptr;
    if (!F.hasBody(Definition) || isInSystemHeader(*Definition))
      return false;
    if (Seen.insert(Definition).second)
      Todo.push_back(Definition);
    return Seen.size() <= Spawns::MaxImplementations;
  }

  /// Adds what a call of \p Method may run. False if a body is out of sight, or
  /// \p Method has no overrider and is none.
  bool addAll(const CXXMethodDecl &Method) {
    llvm::ArrayRef<const CXXMethodDecl *> Found = All.of(Method);
    auto Add = [&](const CXXMethodDecl &One) {
      return isPureVirtual(One) || isMock(*One.getParent()) || add(One);
    };
    return (!Found.empty() || Method.size_overridden_methods() != 0) &&
           Add(Method) && llvm::all_of(Found, [&](const CXXMethodDecl *One) {
             return Add(*One);
           });
  }

  /// True if there is nothing to look at but mocks.
  bool isEmpty() const { return Seen.empty(); }

  /// Null where all were looked at.
  const FunctionDecl *next() {
    return Todo.empty() ? nullptr : Todo.pop_back_val();
  }

private:
  const Overriders &All;
  llvm::SmallPtrSet<const FunctionDecl *, 16> Seen;
  llvm::SmallVector<const FunctionDecl *, 16> Todo;
};

/// Visits the values that \p E may have.
template <typename Visitor> bool allValues(const Expr &E, Visitor Visit) {
  const Expr *Value = peel(&E);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(Value))
    return allValues(*Choice->getTrueExpr(), Visit) &&
           allValues(*Choice->getFalseExpr(), Visit);
  return Visit(*Value);
}

} // namespace

bool Spawns::isReadyInSight(const CXXMethodDecl &Method) const {
  const CXXMethodDecl *Key = Method.getCanonicalDecl();
  // A look within a look is given the cautious answer, which is not kept.
  if (IsLookingBehindCall)
    return false;
  if (auto It = ReadyInSight.find(Key); It != ReadyInSight.end())
    return It->second;
  llvm::SaveAndRestore<bool> Looking(IsLookingBehindCall, true);

  const ASTContext &Ctx = Method.getASTContext();
  if (!AllOverriders)
    AllOverriders.emplace(Ctx);
  Implementations Found(*AllOverriders);
  auto IsReady = [&](const Expr &Value) {
    if (const auto *Call = dyn_cast<CallExpr>(&Value)) {
      const FunctionDecl *FD = Call->getDirectCallee();
      if (!FD || producer(*FD))
        return false;
      const FunctionDecl *Run = certainCallee(*Call, Ctx.getLangOpts());
      if (const auto *Virtual = dyn_cast<CXXMethodDecl>(FD); Virtual && !Run)
        return Found.addAll(*Virtual);
      if (judge(&Value, Keeper::IsCaller, 0).What != Answer::Nothing)
        return Run && Found.add(*Run);
      return true;
    }
    return judge(&Value, Keeper::IsCaller, 0).What == Answer::Nothing;
  };

  bool AreAllReady = Found.addAll(Method) && !Found.isEmpty();
  while (const FunctionDecl *F = AreAllReady ? Found.next() : nullptr)
    AreAllReady =
        !isa<CoroutineBodyStmt>(F->getBody()) &&
        llvm::all_of(returnedValues(*F), [&](const ReturnedValue &Returned) {
          return Returned.From == ReturnedValue::Origin::Shared ||
                 (Returned.From == ReturnedValue::Origin::Expression &&
                  allValues(*Returned.Value, IsReady));
        });
  return ReadyInSight[Key] = AreAllReady;
}

} // namespace spawn
