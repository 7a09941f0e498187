//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A few lines of C++ as an AST, with the models that a translation unit has.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_TEST_UNIT_SNIPPET_H
#define SPAWN_TIDY_TEST_UNIT_SNIPPET_H

#include "handles/LoadedCatalogue.h"
#include "handles/Spawns.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "gtest/gtest.h"
#include <memory>
#include <string>

namespace spawn {

/// The names and the drop of the standard library's handles. The tests of the
/// checks have the real headers; these take 20 ms.
inline constexpr char StandardHandles[] = R"cpp(
namespace std {
template <class T> struct remove_reference { using type = T; };
template <class T> struct remove_reference<T &> { using type = T; };
template <class T> constexpr typename remove_reference<T>::type &&
move(T &&V) noexcept {
  return static_cast<typename remove_reference<T>::type &&>(V);
}
struct thread {
  thread() noexcept;
  template <class F> explicit thread(F &&);
  thread(thread &&) noexcept;
  thread &operator=(thread &&) noexcept;
  ~thread();
  void swap(thread &);
  bool joinable() const;
  void join();
  void detach();
};
enum class launch { async = 1, deferred = 2 };
template <class T> struct future {
  future() noexcept;
  future(future &&) noexcept;
  ~future();
  T get();
  void wait() const;
  int wait_for(int) const;
};
template <class F> future<int> async(F &&);
template <class F> future<int> async(launch, F &&);
template <class T> struct vector {
  T *First;
  vector();
  ~vector() { First->~T(); }
  void push_back(T &&);
  template <class... A> T &emplace_back(A &&...);
  T *begin();
  T *end();
  int size() const;
};
template <class T> struct optional {
  optional();
  ~optional();
  T *operator->();
  T &operator*();
  void reset();
};
} // namespace std
void work();
)cpp";

/// Code that must compile. Its declarations are found by name.
class Snippet {
public:
  explicit Snippet(const std::string &Code, CatalogueOptions Options = {},
                   bool DetectHandles = true)
      : Unit(clang::tooling::buildASTFromCodeWithArgs(
            StandardHandles + Code, {"-std=c++20", "-fsyntax-only"})),
        Loaded(loadCatalogue(Options)), Types(Loaded->Known, DetectHandles),
        Spawners(Types) {
    EXPECT_TRUE(Unit);
    EXPECT_FALSE(Unit->getDiagnostics().hasErrorOccurred()) << Code;
  }

  clang::ASTContext &context() { return Unit->getASTContext(); }
  const Catalogue &catalogue() const { return Loaded->Known; }
  const Spawns &spawns() const { return Spawners; }

  /// The last match of \p Matcher that is bound to "it"; never null.
  template <typename Node, typename Matcher> const Node &only(Matcher M) {
    auto Found = clang::ast_matchers::match(M, context());
    EXPECT_FALSE(Found.empty());
    const auto *It = Found.back().template getNodeAs<Node>("it");
    EXPECT_NE(It, nullptr);
    return *It;
  }

  const clang::FunctionDecl &function(const std::string &Name) {
    using namespace clang::ast_matchers;
    return only<clang::FunctionDecl>(
        functionDecl(hasName(Name), isDefinition()).bind("it"));
  }
  const clang::CXXRecordDecl &record(const std::string &Name) {
    using namespace clang::ast_matchers;
    return only<clang::CXXRecordDecl>(
        cxxRecordDecl(hasName(Name), isDefinition()).bind("it"));
  }
  /// Its type must be written so that its class is complete.
  const clang::VarDecl &variable(const std::string &Name) {
    using namespace clang::ast_matchers;
    return only<clang::VarDecl>(varDecl(hasName(Name)).bind("it"));
  }

  /// What the initializer of the variable \p Name spawns.
  std::optional<Spawn> spawnIn(const std::string &Name) {
    return Spawners.spawnOf(variable(Name).getInit());
  }

  std::unique_ptr<clang::ASTUnit> Unit;
  std::shared_ptr<const LoadedCatalogue> Loaded;
  HandleTypes Types;
  Spawns Spawners;
};

} // namespace spawn

#endif // SPAWN_TIDY_TEST_UNIT_SNIPPET_H
