//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What one mention of a handle does to it, and why it counts as a release.
///
//===----------------------------------------------------------------------===//

#include "flow/HandleUse.h"
#include "Snippet.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace spawn;

namespace {

using Action = HandleUse::Action;

/// What the last mention of `h`, a local of type \p Type, does in \p Body.
class UseIn {
public:
  UseIn(const std::string &Body, const std::string &Type = "std::thread",
        const std::string &Before = "", const std::string &Returns = "void")
      : S(Before + Returns + " in() { " + Type + " h; " + Body + " }"),
        Around(S.function("in").getBody()) {
    const auto &Mention =
        S.only<DeclRefExpr>(declRefExpr(to(varDecl(hasName("h")))).bind("it"));
    const auto &Var = S.variable("h");
    auto T = holderOf(Var, Var.getType(), S.Spawners);
    EXPECT_TRUE(T);
    Use = classifyUse(Mention, *T, Around, S.Spawners);
  }

  Snippet S;
  ParentMap Around;
  HandleUse Use;
};

TEST(HandleUse, AsksAndReleases) {
  EXPECT_EQ(UseIn("h.joinable();").Use.What, Action::None);
  UseIn Joined("h.join();");
  EXPECT_EQ(Joined.Use.What, Action::Release);
  EXPECT_EQ(Joined.Use.Why, ReleaseReason::Joined);
  EXPECT_EQ(UseIn("h.detach();").Use.Why, ReleaseReason::Detached);
  EXPECT_EQ(UseIn("h.get();", "std::future<int>").Use.Why,
            ReleaseReason::Joined);
}

TEST(HandleUse, SaysWhereItMovedOn) {
  EXPECT_EQ(UseIn("return h;", "std::thread", "", "std::thread").Use.Why,
            ReleaseReason::Returned);
  EXPECT_EQ(
      UseIn("take(std::move(h));", "std::thread", "void take(std::thread &&);")
          .Use.Why,
      ReleaseReason::PassedOn);
  EXPECT_EQ(UseIn("keep = std::move(h).native();", "Job",
                  "struct Job { ~Job(); void join(); bool joinable();"
                  " int native(); } ; int keep;")
                .Use.What,
            Action::Release);
  for (ReleaseReason Why : {ReleaseReason::Returned, ReleaseReason::Stored,
                            ReleaseReason::PassedOn})
    EXPECT_TRUE(movesOn(Why));
  for (ReleaseReason Why : {ReleaseReason::Unknown, ReleaseReason::Joined,
                            ReleaseReason::Cancelled, ReleaseReason::Detached})
    EXPECT_FALSE(movesOn(Why));
}

TEST(HandleUse, CancelsByTheVocabulary) {
  EXPECT_EQ(
      UseIn("h.cancel();", "Task",
            "struct Task { ~Task(); void cancel(); bool is_finished(); };")
          .Use.Why,
      ReleaseReason::Cancelled);
}

TEST(HandleUse, StartsMovesAndLends) {
  UseIn Assigned("h = std::thread(work);");
  EXPECT_EQ(Assigned.Use.What, Action::Assign);
  EXPECT_TRUE(Assigned.Use.Value.Fresh);
  EXPECT_EQ(UseIn("std::thread other(std::move(h));").Use.What,
            Action::Transfer);
  EXPECT_EQ(
      UseIn("look(h);", "std::thread", "void look(std::thread &);").Use.What,
      Action::Lend);
  EXPECT_EQ(UseIn("auto *p = &h;").Use.What, Action::Escape);
}

TEST(HandleUse, OfContainersAndOptionals) {
  UseIn Added("h.emplace_back(work);", "std::vector<std::thread>");
  EXPECT_EQ(Added.Use.What, Action::Insert);
  EXPECT_TRUE(Added.Use.Value.Fresh);
  EXPECT_EQ(UseIn("h.size();", "std::vector<std::thread>").Use.What,
            Action::None);
  EXPECT_EQ(UseIn("h->join();", "std::optional<std::thread>").Use.Why,
            ReleaseReason::Joined);
  EXPECT_EQ(UseIn("h.reset();", "std::optional<std::thread>").Use.What,
            Action::Destroy);
}

TEST(HandleUse, ABoundedWaitSettlesWhereTheDropDoesNoHarm) {
  EXPECT_EQ(UseIn("h.wait_for(1);", "std::future<int>").Use.What,
            Action::Release);
  EXPECT_EQ(UseIn("h.wait_for(1);", "Job",
                  "struct Job { ~Job(); void join(); bool joinable();"
                  " bool wait_for(int); };")
                .Use.What,
            Action::Release)
      << "an orphan has been waited for";
}

} // namespace
