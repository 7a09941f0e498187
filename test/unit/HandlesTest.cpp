//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What is a handle, what spawns, and the bounds of both.
///
//===----------------------------------------------------------------------===//

#include "Snippet.h"
#include "handles/DestructorOutcome.h"

using namespace clang;
using namespace spawn;

namespace {

std::string wrapped(unsigned Times) {
  std::string T = "std::thread";
  for (unsigned I = 0; I < Times; ++I)
    T = "std::vector<" + T + ">";
  return T;
}

TEST(HandleTypes, KnowsRowsWrappersAndWhatIsNone) {
  Snippet S("std::thread t; std::vector<std::thread> pool; int i;"
            "std::thread &r = t; std::optional<std::future<int>> o;");
  auto Thread = S.Types.kindOf(S.variable("t").getType());
  ASSERT_TRUE(Thread);
  EXPECT_EQ(Thread->Drop, DropOutcome::Terminates);
  EXPECT_EQ(Thread->Noun, "thread");
  EXPECT_FALSE(Thread->Wrapped);
  auto Pool = S.Types.kindOf(S.variable("pool").getType());
  ASSERT_TRUE(Pool);
  EXPECT_TRUE(Pool->Wrapped);
  EXPECT_EQ(Pool->Form, WrapperForm::Container);
  auto Optional = S.Types.kindOf(S.variable("o").getType());
  ASSERT_TRUE(Optional);
  EXPECT_EQ(Optional->Form, WrapperForm::Pointer);
  EXPECT_FALSE(S.Types.kindOf(S.variable("i").getType()));
  EXPECT_FALSE(S.Types.kindOf(S.variable("r").getType()));
}

TEST(HandleTypes, AnOptionComesBeforeTheCatalogueAndStructure) {
  Snippet S(
      "namespace acme { struct Job { ~Job(); void join(); bool joinable();"
      " }; } acme::Job job; std::thread t;",
      {"acme::Job=none;std::thread=leaks", "", "", ""});
  EXPECT_FALSE(S.Types.kindOf(S.variable("job").getType()));
  EXPECT_EQ(S.Types.kindOf(S.variable("t").getType())->Drop,
            DropOutcome::Leaks);
}

TEST(HandleTypes, StructureTellsByRole) {
  const char *Code =
      "struct Thread { ~Thread(); void join(); bool joinable(); } thread;"
      "struct Future { ~Future() { wait(); } void wait(); int get(); } future;"
      "struct Task { ~Task() { cancel(); } void cancel(); bool is_finished(); "
      "} task;"
      "struct Text { Text join(); } text;"
      "struct Pool { template <class F> void submit(F &&); void wait();"
      "  int get(); } pool;";
  Snippet S(Code);
  EXPECT_EQ(S.Types.kindOf(S.variable("thread").getType())->Drop,
            DropOutcome::Orphans);
  EXPECT_EQ(S.Types.kindOf(S.variable("future").getType())->Drop,
            DropOutcome::Blocks);
  EXPECT_EQ(S.Types.kindOf(S.variable("task").getType())->Drop,
            DropOutcome::Cancels);
  EXPECT_FALSE(S.Types.kindOf(S.variable("text").getType()));
  EXPECT_FALSE(S.Types.kindOf(S.variable("pool").getType()));

  Snippet Off(Code, {}, /*DetectHandles=*/false);
  EXPECT_FALSE(Off.Types.kindOf(Off.variable("thread").getType()));
}

TEST(HandleTypes, WrappersAreLookedThroughToTheBound) {
  unsigned Max = HandleTypes::MaxWrapperDepth;
  Snippet S(wrapped(Max) + " near;" + wrapped(Max + 1) + " far;");
  EXPECT_TRUE(S.Types.kindOf(S.variable("near").getType()));
  EXPECT_FALSE(S.Types.kindOf(S.variable("far").getType()));
  // Nor do answers depend on those before them.
  Snippet Order(wrapped(Max + 1) + " far; std::vector<std::thread> near;");
  EXPECT_FALSE(Order.Types.kindOf(Order.variable("far").getType()));
  EXPECT_TRUE(Order.Types.kindOf(Order.variable("near").getType()));
}

TEST(HandleTypes, DestructorsAreFollowedToTheBound) {
  auto Through = [](unsigned Functions) {
    std::string Code = "struct Job { ~Job() { f0(); } void wait(); int get();";
    for (unsigned I = 0; I < Functions; ++I)
      Code += "void f" + std::to_string(I) + "() { " +
              (I + 1 == Functions ? "wait" : "f" + std::to_string(I + 1)) +
              "(); }";
    return Code + "} job;";
  };
  Snippet Near(Through(MaxDestructorCallDepth));
  EXPECT_EQ(Near.Types.kindOf(Near.variable("job").getType())->Drop,
            DropOutcome::Blocks);
  Snippet Far(Through(MaxDestructorCallDepth + 1));
  EXPECT_EQ(Far.Types.kindOf(Far.variable("job").getType())->Drop,
            DropOutcome::Orphans);
}

TEST(Spawns, ConstructionsCallsAndWhatIsNoSpawn) {
  Snippet S("std::thread t(work); auto f = std::async(work);"
            "auto later = std::async(std::launch::deferred, work);"
            "std::thread none; auto moved = std::move(t);"
            "auto *p = new std::thread(work);");
  auto Thread = S.spawnIn("t");
  ASSERT_TRUE(Thread);
  EXPECT_EQ(Thread->From, Spawn::Origin::Construction);
  EXPECT_EQ(Thread->Drop, DropOutcome::Terminates);
  auto Future = S.spawnIn("f");
  ASSERT_TRUE(Future);
  EXPECT_EQ(Future->Spawner, "std::async");
  EXPECT_EQ(Future->Drop, DropOutcome::Blocks);
  EXPECT_EQ(S.spawnIn("later")->Drop, DropOutcome::NeverRuns);
  EXPECT_FALSE(S.spawnIn("none"));
  EXPECT_FALSE(S.spawnIn("moved"));
  EXPECT_EQ(S.spawnIn("p")->Drop, DropOutcome::Leaks);
}

TEST(Spawns, BodiesAreBelieved) {
  Snippet S("std::thread make() { return std::thread(work); }"
            "std::thread empty() { return std::thread(); }"
            "std::thread unseen();"
            "auto a = make(); auto b = empty(); auto c = unseen();");
  EXPECT_EQ(S.spawnIn("a")->Spawner, "make");
  EXPECT_FALSE(S.spawnIn("b"));
  EXPECT_TRUE(S.spawnIn("c"));
  EXPECT_TRUE(S.Spawners.startsNothing(S.function("empty")));
  EXPECT_FALSE(S.Spawners.startsNothing(S.function("make")));
}

TEST(Spawns, BodiesAreFollowedToTheBound) {
  auto Through = [](unsigned Functions) {
    std::string Code = "std::thread f0() { return std::thread(); }";
    for (unsigned I = 1; I < Functions; ++I)
      Code += "std::thread f" + std::to_string(I) + "() { return f" +
              std::to_string(I - 1) + "(); }";
    return Code + "auto t = f" + std::to_string(Functions - 1) + "();";
  };
  // Within the bound, all see that nothing is started; beyond it, the type is
  // all that is known.
  Snippet Near(Through(Spawns::MaxTraceDepth));
  EXPECT_FALSE(Near.spawnIn("t"));
  Snippet Far(Through(Spawns::MaxTraceDepth + 1));
  EXPECT_TRUE(Far.spawnIn("t"));
}

TEST(Spawns, ImplementationsAreFollowedToTheBound) {
  auto With = [](unsigned Implementations) {
    std::string Code =
        "namespace folly { struct Unit {}; template <class T> struct Future {"
        " Future(Future &&) noexcept; ~Future(); T get(); };"
        " Future<Unit> makeFuture(); } using Done = folly::Future<folly::Unit>;"
        "struct Base { virtual ~Base(); virtual Done f() = 0; }; Base &base();";
    for (unsigned I = 0; I < Implementations; ++I)
      Code += "struct C" + std::to_string(I) +
              " : Base { Done f() override { return folly::makeFuture(); } };";
    return Code + "auto t = base().f();";
  };
  EXPECT_FALSE(Snippet(With(Spawns::MaxImplementations)).spawnIn("t"));
  EXPECT_TRUE(Snippet(With(Spawns::MaxImplementations + 1)).spawnIn("t"));
  // Nobody overrides it in sight: anybody may.
  EXPECT_TRUE(Snippet(With(0)).spawnIn("t"));
}

TEST(Spawns, OwnersKeepTheWork) {
  const char *Code = "namespace acme { struct Pool { std::thread run(); }; }"
                     "acme::Pool pool; auto t = pool.run();";
  EXPECT_TRUE(Snippet(Code).spawnIn("t"));
  EXPECT_FALSE(Snippet(Code, {"", "", "acme::Pool", ""}).spawnIn("t"));
}

} // namespace
