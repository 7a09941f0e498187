//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What one mention of a variable or member does with the handle in it.
///
/// The approximation: what is not understood settles the handle. A mention that
/// hands it to other code is a release, and an alias that other code may keep
/// ends the analysis of it.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_HANDLEUSE_H
#define SPAWN_TIDY_FLOW_HANDLEUSE_H

#include "handles/Spawns.h"
#include "clang/AST/Decl.h"
#include "clang/AST/ParentMap.h"
#include "llvm/ADT/PointerUnion.h"

namespace spawn {

/// How a variable or member holds a handle.
enum class HolderShape {
  Value,     ///< the handle itself
  Number,    ///< a number or C pointer that stands for it: `pthread_t`, `pid_t`
  Pointer,   ///< a raw pointer to a handle object
  Nullable,  ///< a smart pointer to one, or an optional
  Parts,     ///< a pair or tuple with one in it
  Container, ///< an array, vector or map of them
};

/// A variable or member whose life is followed.
struct Holder {
  const clang::ValueDecl *Decl;
  Handle Kind;
  HolderShape Shape;
  /// A container of raw pointers to handle objects.
  bool OfPointers = false;
};

/// How a variable or member of type \p T would hold a handle; none where \p T
/// is no type of one.
std::optional<Holder> holderOf(const clang::ValueDecl &D, clang::QualType T,
                               const Spawns &Spawners);

/// What a variable can be given.
struct HeldValue {
  bool Empty = false;         ///< it may hold no work
  bool Unknown = false;       ///< it may hold what is not understood
  std::optional<Spawn> Fresh; ///< it may hold the work started here
};

/// The handle that the value of \p E is.
HeldValue valueOf(const clang::Expr *E, const Spawns &Spawners);

/// How a handle came to be released.
enum class ReleaseReason {
  Unknown,   ///< it is not understood, which counts as a release
  Joined,    ///< somebody waited for the end of the work, or for its result
  Cancelled, ///< the work was ended, or told to end
  Detached,  ///< the work was let go for good
  Returned,  ///< the caller has it now
  Stored,    ///< another object has it now
  PassedOn,  ///< a function that was called has it now
};

/// True if the work goes on, and another place has its handle.
inline bool movesOn(ReleaseReason Why) {
  return Why == ReleaseReason::Returned || Why == ReleaseReason::Stored ||
         Why == ReleaseReason::PassedOn;
}

/// Where something happens: at a statement, or where a variable gets its first
/// value.
using UsePlace =
    llvm::PointerUnion<const clang::Stmt *, const clang::VarDecl *>;

/// \copydoc HandleUse.h
struct HandleUse {
  enum class Action {
    None,     ///< asks, compares, or names it for nothing
    Assign,   ///< gets \c Value; what it held is dropped
    Start,    ///< a spawner writes \c Value into it, unless the spawner fails
    Release,  ///< for the reason \c Why
    Lend,     ///< passed by reference to a call that may release it
    Escape,   ///< an alias is kept
    Destroy,  ///< the handle object is destroyed: `reset()`, `delete`
    Transfer, ///< moved into the variable \c Partner
    Swap,     ///< its content and that of \c Partner change places
    Insert,   ///< \c Value is added to the container
  };
  Action What = Action::None;
  UsePlace At; ///< never null once it is classified
  /// The mention itself; null for an initializer.
  const clang::Expr *Mention = nullptr;
  HeldValue Value;
  /// Transfer: the variable that gets it. Swap: the other one. Assign: the
  /// variable that is moved in, if it is one.
  const clang::VarDecl *Partner = nullptr;
  /// The method that was called on the handle, if that was it.
  llvm::StringRef Method;
  ReleaseReason Why = ReleaseReason::Unknown;
  /// Release: of a container, which loses elements, and ends those that are
  /// still there.
  bool Removes = false;
};

/// What \p Mention, a DeclRefExpr or MemberExpr for \p T, does. \p Parents
/// covers the function around it.
HandleUse classifyUse(const clang::Expr &Mention, const Holder &T,
                      const clang::ParentMap &Parents, const Spawns &Spawners);

/// The expression for the handle inside \p E: `p` for `*p`, `p.get()`, and what
/// the compiler put around it.
const clang::Expr *peelAccess(const clang::Expr *E, const Vocabulary &Words);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_HANDLEUSE_H
