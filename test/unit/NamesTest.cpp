//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Names, their words and their case.
///
//===----------------------------------------------------------------------===//

#include "handles/Names.h"
#include "Snippet.h"
#include "ast/Words.h"
#include "fixes/NamingCase.h"

using namespace spawn;

namespace {

using Words = std::vector<std::string>;

TEST(Names, InlineAndUnnamedNamespacesMayBeLeftOut) {
  Snippet S("namespace acme { inline namespace v2 { namespace {"
            "  template <class T> struct Job { struct Part {} p; };"
            "  Job<int> job; } } }");
  const auto &Job = S.record("Job");
  EXPECT_TRUE(isNamed(Job, "acme::Job"));
  EXPECT_TRUE(isNamed(Job, "::acme::Job"));
  EXPECT_TRUE(isNamed(Job, "acme::v2::Job"));
  EXPECT_FALSE(isNamed(Job, "Job"));
  EXPECT_FALSE(isNamed(Job, "acme::v1::Job"));
  EXPECT_TRUE(isNamed(S.record("Part"), "acme::Job::Part"));
  EXPECT_EQ(displayName(S.record("Part")), "acme::Job::Part");
}

TEST(Names, OperatorsAndTheGlobalNamespace) {
  Snippet S("struct Task { int operator()(); }; int Task::operator()() { "
            "return 0; } extern \"C\" void start() {}");
  EXPECT_TRUE(isNamed(S.function("operator()"), "Task::operator()"));
  EXPECT_TRUE(isNamed(S.function("start"), "start"));
  EXPECT_FALSE(isNamed(S.function("start"), "Task::start"));
}

TEST(Names, WhatIsQualified) {
  for (const char *Good :
       {"a", "a::b", "::a::b", "a::operator()", "\xc3\xa9t\xc3\xa9::x", "_x1"})
    EXPECT_TRUE(isQualifiedName(Good)) << Good;
  for (const char *Bad : {"", "a::", "::", "a<int>", "a b", "1a", "a*", "a:b"})
    EXPECT_FALSE(isQualifiedName(Bad)) << Bad;
}

TEST(Words, InEachCase) {
  EXPECT_EQ(wordsOf("wait_for_finished"), (Words{"wait", "for", "finished"}));
  EXPECT_EQ(wordsOf("waitForFinished"), (Words{"wait", "for", "finished"}));
  EXPECT_EQ(wordsOf("WaitForFinished"), (Words{"wait", "for", "finished"}));
  EXPECT_EQ(wordsOf("ASSERT_THROW"), (Words{"assert", "throw"}));
  EXPECT_EQ(wordsOf("HTTPRequest"), (Words{"http", "request"}));
  EXPECT_EQ(wordsOf(""), Words{});
  EXPECT_EQ(wordsOf("__"), Words{});
}

TEST(NamingCase, OfAName) {
  EXPECT_EQ(caseOf("metadata_updater"), NamingCase::Snake);
  EXPECT_EQ(caseOf("metadataUpdater"), NamingCase::Camel);
  EXPECT_EQ(caseOf("MetadataUpdater"), NamingCase::Upper);
  EXPECT_EQ(caseOf("updater"), std::nullopt);
  EXPECT_EQ(joinWords({"metadata", "updater"}, NamingCase::Camel),
            "metadataUpdater");
}

} // namespace
