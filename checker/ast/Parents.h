//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a statement or a declaration stands in.
///
/// clang's own map (ASTContext::getParents) is built of the whole translation
/// unit at the first question, all headers included, which takes an eighth of a
/// run. This one is made of one top-level declaration at a time, and only of
/// those that are asked about.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_AST_PARENTS_H
#define SPAWN_TIDY_AST_PARENTS_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/DenseMap.h"
#include <type_traits>
#include <vector>

namespace spawn {

/// What a node stands in: a statement, a declaration, or nothing known.
struct Parent {
  // Not a PointerUnion: its casts have other names in LLVM 14.
  const clang::Stmt *Statement = nullptr;
  const clang::Decl *Declaration = nullptr;
  /// The innermost function around it, a lambda's call operator included; null
  /// where there is none.
  const clang::FunctionDecl *Function = nullptr;
  /// It stands in a `catch` of that function.
  bool InHandler = false;
  /// It stands in an operand that is not evaluated, or in a type.
  bool Unevaluated = false;
  /// It stands in a type that is written there, as in `decltype(f())`.
  bool InType = false;
  /// It stands in others too: templates share some nodes with their instances.
  bool Several = false;

  explicit operator bool() const { return Statement || Declaration; }
  /// The parent, if there is just one and it is a \p T; else null.
  template <typename T> const T *only() const {
    return Several || InType ? nullptr : get<T>();
  }
  /// The first parent if it is a \p T, else null.
  template <typename T> const T *get() const {
    if constexpr (std::is_base_of_v<clang::Stmt, T>)
      return llvm::dyn_cast_or_null<T>(Statement);
    else
      return llvm::dyn_cast_or_null<T>(Declaration);
  }
};

/// The parents of one translation unit's nodes. Not thread-safe.
class Parents {
public:
  /// \p Ctx must outlive this.
  explicit Parents(clang::ASTContext &Ctx) : Ctx(Ctx) {}

  Parent of(const clang::Stmt &S);
  Parent of(const clang::Decl &D);
  /// Of what \p Child stands in.
  Parent of(const Parent &Child);

  clang::ASTContext &context() const { return Ctx; }

private:
  class Builder;

  /// A declaration of a file or a namespace, and where it stands.
  struct TopLevel {
    clang::Decl *D;
    clang::FileID File;
    unsigned Begin; ///< offset in the file
    unsigned End;   ///< offset of its last token
    bool IsAdded = false;
  };

  template <typename Node> Parent find(const Node &N);
  bool search(const void *Key, clang::SourceLocation At);
  void list(clang::Decl &D, bool InSystemHeaders,
            const clang::SourceManager &SM);
  void add(TopLevel &Declared);
  bool addAll(const void *Key);

  clang::ASTContext &Ctx;
  llvm::DenseMap<const void *, Parent> Known;
  std::vector<TopLevel> All;
  bool IsListed = false;
  bool HasSystemHeaders = false; ///< their declarations are listed, too
};

} // namespace spawn

#endif // SPAWN_TIDY_AST_PARENTS_H
