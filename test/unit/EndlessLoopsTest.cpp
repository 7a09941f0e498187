//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which loops have no way out.
///
//===----------------------------------------------------------------------===//

#include "tasks/EndlessLoops.h"
#include "Snippet.h"
#include "handles/Catalogue.h"

using namespace clang;
using namespace spawn;

namespace {

const Catalogue &known() {
  static const Catalogue Known = [] {
    Catalogue C;
    C.addBuiltin(builtinLibraries(nullptr));
    return C;
  }();
  return Known;
}

/// How many loops without a way out \p Code, a function `f`, comes to.
unsigned
loopsIn(const std::string &Code,
        EndlessLoops::Thrown What = EndlessLoops::Thrown::EndsProgram) {
  Snippet S(
      "void step(); bool ok(); void quiet() noexcept;"
      "[[noreturn]] void leave(); extern \"C\" [[noreturn]] void abort();" +
      Code);
  return EndlessLoops(known()).ofTask(S.function("f"), What).size();
}

bool neverReturns(const std::string &Code) {
  Snippet S("void step(); bool ok();" + Code);
  return EndlessLoops(known()).neverReturns(S.function("f"));
}

TEST(EndlessLoops, HaveNoWayOut) {
  EXPECT_EQ(loopsIn("void f() { while (true) step(); }"), 1u);
  EXPECT_EQ(loopsIn("void f() { for (;;) step(); }"), 1u);
  EXPECT_EQ(loopsIn("void f() { do step(); while (1); }"), 1u);
  EXPECT_EQ(loopsIn("void f() { again: step(); goto again; }"), 1u);
  EXPECT_EQ(loopsIn("void f() { if (ok()) for (;;) step(); }"), 1u);
  EXPECT_EQ(loopsIn("void f() { for (;;) if (ok()) abort(); }"), 1u);
  EXPECT_EQ(loopsIn("void f() { if (ok()) for (;;) step(); else for (;;); }"),
            2u);
  EXPECT_EQ(loopsIn("void g() { for (;;); } void f() { g(); }"), 1u);
}

TEST(EndlessLoops, AreLeft) {
  EXPECT_EQ(loopsIn("void f() { while (ok()) step(); }"), 0u);
  EXPECT_EQ(loopsIn("void f() { for (;;) if (ok()) break; }"), 0u);
  EXPECT_EQ(loopsIn("void f() { for (;;) if (ok()) return; }"), 0u);
  EXPECT_EQ(loopsIn("void f() { for (;;) if (ok()) throw 1; }"), 0u);
  EXPECT_EQ(loopsIn("void f() { for (;;) if (ok()) leave(); }"), 0u);
  EXPECT_EQ(loopsIn("void f() { for (;;) for (;;) if (ok()) goto out; out:; }"),
            0u);
  EXPECT_EQ(loopsIn("void f() { return; for (;;) step(); }"), 0u);
  EXPECT_EQ(loopsIn("void g() { if (ok()) leave(); }"
                    "void f() { for (;;) g(); }"),
            0u);
}

TEST(EndlessLoops, AreLeftByWhatIsCaught) {
  EXPECT_EQ(loopsIn("void f() { try { for (;;) step(); } catch (...) {} }"),
            0u);
  EXPECT_EQ(loopsIn("void f() { for (;;) try { step(); } catch (...) {} }"),
            1u);
  EXPECT_EQ(
      loopsIn("void f() { for (;;) try { step(); } catch (...) { return; } }"),
      0u);
  EXPECT_EQ(loopsIn("void f() { try { for (;;) quiet(); } catch (...) {} }"),
            1u);
  EXPECT_EQ(
      loopsIn("void f() { for (;;) step(); }", EndlessLoops::Thrown::IsCarried),
      0u);
  EXPECT_EQ(loopsIn("void f() { for (;;) quiet(); }",
                    EndlessLoops::Thrown::IsCarried),
            1u);
}

TEST(EndlessLoops, KnowWhatAFunctionReturnsFrom) {
  EXPECT_TRUE(neverReturns("void f() { for (;;) step(); }"));
  EXPECT_TRUE(neverReturns("void g() { for (;;); } void f() { g(); }"));
  EXPECT_FALSE(neverReturns("void f() { if (ok()) for (;;) step(); }"));
  EXPECT_FALSE(neverReturns("void f() { f(); }"));
  EXPECT_FALSE(neverReturns("void f() { step(); }"));
}

/// `f` calls `g1`, that `g2`, and so on; the last of \p Length loops for ever.
std::string chain(unsigned Length) {
  std::string Code =
      "void g" + std::to_string(Length) + "() { for (;;) step(); }";
  for (unsigned N = Length; N-- > 1;)
    Code += "void g" + std::to_string(N) + "() { g" + std::to_string(N + 1) +
            "(); }";
  return Code + "void f() { g1(); }";
}

TEST(EndlessLoops, LooksIntoSoManyFunctions) {
  EXPECT_EQ(loopsIn(chain(255)), 1u);
  EXPECT_EQ(loopsIn(chain(256)), 0u);
}

} // namespace
