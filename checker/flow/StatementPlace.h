//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where a statement stands, and what could be put in its place.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_FLOW_STATEMENTPLACE_H
#define SPAWN_TIDY_FLOW_STATEMENTPLACE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include <optional>

namespace spawn {

/// A statement directly in a block.
struct StatementPlace {
  const clang::CompoundStmt *Block;
  const clang::Stmt *Statement;
  bool IsLast; ///< nothing follows in the block
};

/// The place of \p E as a whole statement of a block; none where it is part of
/// something else.
std::optional<StatementPlace> statementPlace(const clang::Expr &E,
                                             clang::ASTContext &Ctx);
/// The same of the declaration of \p Var alone, of one variable.
std::optional<StatementPlace> statementPlace(const clang::VarDecl &Var,
                                             clang::ASTContext &Ctx);

/// True if nothing uses the value of \p E itself, rather than that of an
/// expression around it.
bool isDroppedItself(const clang::Expr &E, clang::ASTContext &Ctx);

/// True if \p E, with a cast to void or not, is a full expression: what it
/// makes ends where \p E does.
bool isFullExpression(const clang::Expr &E, clang::ASTContext &Ctx);

/// True if a variable may be declared in \p Block of \p F at any place: no
/// `case` or label is there that a jump could reach past it.
bool admitsDeclarations(const clang::CompoundStmt &Block,
                        const clang::FunctionDecl &F, clang::ASTContext &Ctx);

/// True if control can leave \p Block, or \p From's loop in it, between
/// \p From and the block's end other than by an exception of a callee: a
/// return, break, continue, goto or throw. A `return` that is the block's last
/// statement does not count.
bool isLeftEarly(const clang::CompoundStmt &Block, clang::SourceLocation From,
                 const clang::ASTContext &Ctx);

/// True if \p E's code is a template's and depends on its arguments: what is
/// true of this instantiation says nothing of the others.
bool isDependentInTemplate(const clang::Expr &E, clang::ASTContext &Ctx);

/// The same of the type of \p Var.
bool isDependentInTemplate(const clang::VarDecl &Var,
                           const clang::FunctionDecl &F);

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_STATEMENTPLACE_H
