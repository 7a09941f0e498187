//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Session.h.
///
//===----------------------------------------------------------------------===//

#include "Session.h"
#include "flow/ChildProcesses.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>
#include <map>
#include <mutex>

using namespace clang;

namespace spawn {

std::shared_ptr<Session> Session::of(tidy::ClangTidyContext &Context) {
  static std::mutex Mutex;
  static std::map<const tidy::ClangTidyContext *, std::weak_ptr<Session>> Known;
  std::lock_guard<std::mutex> Lock(Mutex);
  for (auto It = Known.begin(); It != Known.end();)
    It = It->second.expired() ? Known.erase(It) : std::next(It);
  std::weak_ptr<Session> &Slot = Known[&Context];
  std::shared_ptr<Session> Shared = Slot.lock();
  if (!Shared) {
    bool AppliedAlone = areDiagsSelfContained(Context) ||
                        !Context.getGlobalOptions().LineFilter.empty();
    Shared = std::make_shared<Session>(AppliedAlone);
    Slot = Shared;
  }
  return Shared;
}

bool UnitModel::isReaped(const Spawn &S, ASTContext &Ctx) {
  if (!S.IsProcess)
    return false;
  if (!ReapsChildren)
    ReapsChildren = reapsChildren(Ctx, catalogue());
  return *ReapsChildren;
}

UnitModel &Session::model(std::shared_ptr<const LoadedCatalogue> Loaded,
                          bool DetectHandles) {
  for (const std::unique_ptr<UnitModel> &Model : Models)
    if (Model->Loaded == Loaded && Model->DetectHandles == DetectHandles)
      return *Model;
  return *Models.emplace_back(
      std::make_unique<UnitModel>(std::move(Loaded), DetectHandles));
}

Parents &Session::parents(ASTContext &Ctx) {
  if (!Around)
    Around.emplace(Ctx);
  return *Around;
}

void Session::skip(const FunctionDecl &F) {
  const SourceManager &SM = F.getASTContext().getSourceManager();
  PresumedLoc At = SM.getPresumedLoc(SM.getExpansionLoc(F.getLocation()));
  std::string Place = At.isValid() ? std::string(At.getFilename()) + ":" +
                                         std::to_string(At.getLine()) + ":" +
                                         std::to_string(At.getColumn()) + ": "
                                   : "";
  Place += "'" + F.getQualifiedNameAsString() + "'";
  if (!llvm::is_contained(Skipped, Place))
    Skipped.push_back(std::move(Place));
}

void Session::endUnit(const SourceManager &SM, const DiagnosticsEngine &Diags) {
  llvm::SmallString<128> Path(
      SM.getFilename(SM.getLocForStartOfFile(SM.getMainFileID())));
  SM.getFileManager().makeAbsolutePath(Path);
  Unit = std::string(Path);
  Stopped = Diags.hasFatalErrorOccurred();
}

Session::~Session() {
  const char *Log = std::getenv("SPAWN_TIDY_LOG");
  if (!Log || Unit.empty())
    return;
  std::string Line;
  llvm::raw_string_ostream(Line)
      << llvm::json::Value(llvm::json::Object{
             {"unit", llvm::json::fixUTF8(Unit)},
             {"stopped", Stopped},
             {"skipped", llvm::json::Array(llvm::map_range(
                             Skipped,
                             [](const std::string &Place) {
                               return llvm::json::fixUTF8(Place);
                             }))}})
      << '\n';
  // Several clang-tidies append to it, so a line is written at once. Where that
  // fails, spawn-check misses the unit, and says so.
  std::error_code Failed;
  llvm::raw_fd_ostream Out(Log, Failed, llvm::sys::fs::CD_OpenAlways,
                           llvm::sys::fs::FA_Write, llvm::sys::fs::OF_Append);
  if (Failed)
    return;
  Out.SetBufferSize(Line.size());
  Out << Line;
  Out.close();
  if (Out.has_error())
    Out.clear_error();
}

} // namespace spawn
