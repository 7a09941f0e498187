//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What of a function's body may run, and what loses nothing.
///
//===----------------------------------------------------------------------===//

#include "ast/Body.h"
#include "Snippet.h"
#include "flow/NothingLost.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace spawn;

namespace {

/// Whether the call of `here` in \p Code, a function `f`, may run.
bool hereMayRun(const std::string &Code) {
  Snippet S("void here(); bool ok(); [[noreturn]] void leave();" + Code);
  const auto &Call = S.only<CallExpr>(
      callExpr(callee(functionDecl(hasName("here")))).bind("it"));
  return Body(S.function("f")).mayRun(Call);
}

TEST(Body, KnowsWhatIsNeverReached) {
  EXPECT_FALSE(hereMayRun("void f() { return; here(); }"));
  EXPECT_FALSE(hereMayRun("void f() { leave(); here(); }"));
  EXPECT_FALSE(hereMayRun("void f() { for (;;) ok(); here(); }"));
  EXPECT_FALSE(hereMayRun("void f() { if (false) here(); }"));
  EXPECT_FALSE(hereMayRun("void f() { throw 1; (void)(1 + (here(), 2)); }"));
  EXPECT_FALSE(
      hereMayRun("void f() { return; try { ok(); } catch (...) { here(); } }"));
  EXPECT_FALSE(hereMayRun("void f() { return; try { ok(); } catch (...) {"
                          "  try { ok(); } catch (int) { here(); } } }"));
}

TEST(Body, KnowsWhatMayBeReached) {
  EXPECT_TRUE(hereMayRun("void f() { here(); return; }"));
  EXPECT_TRUE(hereMayRun("void f() { for (;;) if (ok()) break; here(); }"));
  EXPECT_TRUE(hereMayRun("void f() { try { ok(); } catch (...) { here(); } }"));
  EXPECT_TRUE(hereMayRun("void f() { try { ok(); } catch (...) {"
                         "  try { ok(); } catch (int) { here(); } } }"));
  EXPECT_TRUE(hereMayRun("void f() { try { try { ok(); } catch (int) {} }"
                         "  catch (...) { here(); } }"));
  EXPECT_TRUE(hereMayRun("void f() try { ok(); } catch (...) { here(); }"));
  EXPECT_TRUE(hereMayRun("void f() { if (ok()) goto l; return; l: here(); }"));
  EXPECT_TRUE(hereMayRun("void f() { ok() && (here(), true); }"));
}

/// Whether the drop of the last call of `submit` in \p Code, a function `f`,
/// loses nothing.
bool submitLosesNothing(const std::string &Code) {
  Snippet S(
      "std::future<void> started();"
      "template <class F> std::future<void> submit(F) { return started(); }"
      "void quiet() noexcept;" +
      Code);
  const auto &Call = S.only<CallExpr>(
      callExpr(callee(functionDecl(hasName("submit")))).bind("it"));
  std::optional<Spawn> What = S.spawns().spawnOf(&Call);
  EXPECT_TRUE(What);
  return What && losesNothing(*What, S.function("f"), S.spawns());
}

TEST(NothingLost, KnowsATaskThatEndsQuietly) {
  EXPECT_TRUE(submitLosesNothing("void f() { submit([] {}); }"));
  EXPECT_TRUE(submitLosesNothing("void f() { submit([] { quiet(); }); }"));
  EXPECT_TRUE(submitLosesNothing("void f() { submit(quiet); }"));
  EXPECT_TRUE(submitLosesNothing(
      "void f() { submit([] { try { work(); } catch (...) {} }); }"));
}

TEST(NothingLost, KnowsATaskThatMayThrow) {
  EXPECT_FALSE(submitLosesNothing("void f() { submit([] { work(); }); }"));
  EXPECT_FALSE(submitLosesNothing("void f() { submit(work); }"));
  EXPECT_FALSE(submitLosesNothing("void f() { submit([] { throw 1; }); }"));
  EXPECT_FALSE(submitLosesNothing(
      "void f() { submit([] { try { work(); } catch (...) { throw; } }); }"));
  EXPECT_FALSE(submitLosesNothing(
      "void f() { submit([] { try { work(); } catch (int) {} }); }"));
}

} // namespace
