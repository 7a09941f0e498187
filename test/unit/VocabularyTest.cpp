//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Roles of member names, and what the built-in catalogue says of outcomes.
///
//===----------------------------------------------------------------------===//

#include "Snippet.h"
#include "handles/Outcome.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace spawn;

namespace {

TEST(Vocabulary, KnowsANameInEachStyle) {
  Vocabulary Words;
  Words.add(MemberRole::Joins, "wait_for_finished");
  EXPECT_TRUE(Words.has("wait_for_finished", MemberRole::Joins));
  EXPECT_TRUE(Words.has("waitForFinished", MemberRole::Joins));
  EXPECT_TRUE(Words.has("WaitForFinished", MemberRole::Joins));
  EXPECT_FALSE(Words.has("waitForFinished", MemberRole::Cancels));
  EXPECT_FALSE(Words.has("wait", MemberRole::Joins));
}

TEST(Vocabulary, FindsAMemberThatCanBeCalledWithoutArguments) {
  Snippet S("struct Base { void join(); }; struct Thread : Base {};"
            "struct Path { Path join(const Path &); };"
            "class Hidden { void join(); };");
  const Vocabulary &Words = S.catalogue().Words;
  EXPECT_TRUE(Words.hasMemberWith(MemberRole::Joins, S.record("Thread")));
  EXPECT_FALSE(Words.hasMemberWith(MemberRole::Joins, S.record("Path")));
  EXPECT_FALSE(Words.hasMemberWith(MemberRole::Joins, S.record("Hidden")));
}

TEST(Outcome, WordsGoThereAndBack) {
  for (const char *Word : {"terminates", "blocks", "orphans", "cancels",
                           "never-runs", "leaks", "loses-error"}) {
    auto Drop = parseOutcome(Word);
    ASSERT_TRUE(Drop) << Word;
    EXPECT_STREQ(policyOf(*Drop).Word, Word);
    EXPECT_NE(outcomeWords().find(Word), std::string::npos);
  }
  EXPECT_EQ(parseOutcome("explodes"), std::nullopt);
}

TEST(Outcome, NoCastHelpsWhatTerminatesBlocksOrNeverRuns) {
  for (DropOutcome Drop :
       {DropOutcome::Terminates, DropOutcome::Blocks, DropOutcome::NeverRuns})
    EXPECT_FALSE(policyOf(Drop).AcceptsCast);
  EXPECT_TRUE(policyOf(DropOutcome::Orphans).AcceptsCast);
}

TEST(Outcome, WhatOnlyObservesMayBeDroppedOnSomePath) {
  EXPECT_TRUE(mustBeReleasedOnEachPath(DropOutcome::Orphans, false));
  EXPECT_FALSE(mustBeReleasedOnEachPath(DropOutcome::Orphans, true));
  EXPECT_TRUE(mustBeReleasedOnEachPath(DropOutcome::Terminates, true));
  EXPECT_FALSE(mustBeReleasedOnEachPath(DropOutcome::Blocks, false));
}

TEST(LoadedCatalogue, IsParsedOnceAProcess) {
  CatalogueOptions Same;
  Same.HandleTypes = "acme::Job=blocks";
  auto First = loadCatalogue(Same);
  EXPECT_EQ(First, loadCatalogue(Same));
  EXPECT_NE(First, loadCatalogue({}));
  EXPECT_TRUE(checkCatalogue(Same).Errors.empty());
}

TEST(LoadedCatalogue, HasLibrariesThatTheUnitNames) {
  Snippet Folly("namespace folly { struct Future {}; }");
  auto Knows = [&](llvm::function_ref<bool(llvm::StringRef)> IsNamed) {
    return loadCatalogue({}, IsNamed)
               ->Known.Handles.find(Folly.record("folly::Future")) != nullptr;
  };
  auto Names = [](llvm::StringRef Which) {
    return [Which](llvm::StringRef Name) { return Name == Which; };
  };
  EXPECT_TRUE(Knows(nullptr));
  EXPECT_TRUE(Knows(Names("folly")));
  EXPECT_FALSE(Knows(Names("boost")));
  auto Boost = loadCatalogue({}, Names("boost"));
  EXPECT_EQ(Boost, loadCatalogue({}, Names("boost")));
  EXPECT_NE(Boost, loadCatalogue({}, Names("folly")));
}

TEST(LoadedCatalogue, TellsNamesOutsideOfItsNamespaces) {
  std::vector<std::string> Errors;
  Catalogue().addFile("acme.yaml",
                      "library: acme\nnamespaces: [acme]\n"
                      "owners: ['acme::Pool',\n  'other::Pool']\n",
                      Errors);
  ASSERT_EQ(Errors.size(), 1u);
  EXPECT_EQ(Errors[0].find("acme.yaml:4:"), 0u) << Errors[0];
  EXPECT_NE(Errors[0].find("'other::Pool'"), std::string::npos);
}

TEST(LoadedCatalogue, HasBuiltinFilesWithoutError) {
  std::error_code Failed;
  unsigned Files = 0;
  for (llvm::sys::fs::directory_iterator It(CATALOGUE_FOLDER, Failed), End;
       It != End && !Failed; It.increment(Failed)) {
    auto Text = llvm::MemoryBuffer::getFile(It->path());
    ASSERT_TRUE(Text) << It->path();
    std::vector<std::string> Errors;
    Catalogue().addFile(It->path(), (*Text)->getBuffer(), Errors);
    EXPECT_TRUE(Errors.empty()) << Errors.front();
    ++Files;
  }
  EXPECT_FALSE(Failed);
  EXPECT_GT(Files, 20u);
}

TEST(LoadedCatalogue, TellsWhatIsWrongAndUsesTheRest) {
  CatalogueOptions Options;
  Options.HandleTypes = "acme::Job=explodes;acme::Task=leaks";
  Options.Catalogues = "/nowhere/to/be/found.yaml";
  std::vector<std::string> Errors = checkCatalogue(Options).Errors;
  ASSERT_EQ(Errors.size(), 2u);
  EXPECT_NE(Errors[0].find("'explodes'"), std::string::npos);
  EXPECT_NE(Errors[1].find("/nowhere/to/be/found.yaml"), std::string::npos);
}

} // namespace
