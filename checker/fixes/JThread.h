//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `std::thread` -> `std::jthread`, where the two behave alike until the end.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FIXES_JTHREAD_H
#define SPAWN_TIDY_FIXES_JTHREAD_H

#include "fixes/FixContext.h"
#include "flow/StatementPlace.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Basic/Diagnostic.h"
#include <optional>

namespace spawn {

/// True if the language and the library, as included here, have std::jthread.
bool hasJThread(const clang::ASTContext &Ctx);

/// True if \p T is std::thread itself.
bool isStdThread(clang::QualType T);

/// The edit that makes \p Written, `std::thread` or `thread`, a jthread; none
/// where it is written in another way.
std::optional<clang::FixItHint> renameToJThread(clang::TypeLoc Written,
                                                const clang::ASTContext &Ctx);

/// The written type of `std::thread(f)` or `std::thread{f}`; null where \p E is
/// no such expression.
clang::TypeLoc constructedType(const clang::Expr &E);

/// True if the arguments of \p Construct, the constructor of a std::thread,
/// mean the same to a std::jthread: the callable has no parameter left for the
/// stop token that a jthread passes first wherever it can.
bool takesNoStopToken(const clang::Expr &Construct, const FixContext &Context);

/// True if \p Init, which starts a std::thread or leaves it empty, starts a
/// std::jthread alike; what has to change for that is added to \p Edits.
bool startToJThread(const clang::Expr &Init,
                    llvm::SmallVectorImpl<clang::FixItHint> &Edits,
                    const FixContext &Context);

/// The same of \p Mention, a mention of a std::thread variable: it names no
/// type, as a reference or a move to another thread would.
bool useToJThread(const clang::Expr &Mention,
                  llvm::SmallVectorImpl<clang::FixItHint> &Edits,
                  const FixContext &Context);

} // namespace spawn

#endif // SPAWN_TIDY_FIXES_JTHREAD_H
