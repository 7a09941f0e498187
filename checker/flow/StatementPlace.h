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

#include "ast/Parents.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ParentMap.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>
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
                                             Parents &Around);
/// The same of the declaration of \p Var alone, of one variable.
std::optional<StatementPlace> statementPlace(const clang::VarDecl &Var,
                                             Parents &Around);

/// True if nothing uses the value of \p E itself, rather than that of an
/// expression around it.
bool isDroppedItself(const clang::Expr &E, Parents &Around);

/// True if \p E, with a cast to void or not, is a full expression: what it
/// makes ends where \p E does.
bool isFullExpression(const clang::Expr &E, Parents &Around);

/// True if \p S stands where \p Start does not, in a handler or a branch that
/// leaves the function: what is done there is not done on the other paths.
bool isOnLeavingBranch(const clang::Stmt &S, const clang::Stmt &Start,
                       const clang::ParentMap &Parents);

/// What is asked of the blocks of functions again and again. Not thread-safe;
/// of one translation unit.
class BlockFacts {
public:
  /// True if a variable may be declared in \p Block of \p F at any place: no
  /// `case` or label is there that a jump could reach past it.
  bool admitDeclarations(const clang::CompoundStmt &Block,
                         const clang::FunctionDecl &F, Parents &Around);

  /// True if control can leave \p Block, or \p From's loop in it, between
  /// \p From and the block's end other than by an exception of a callee: a
  /// return, break, continue, goto or throw. A `return` that is the block's
  /// last statement does not count.
  bool areLeftEarly(const clang::CompoundStmt &Block,
                    clang::SourceLocation From, const clang::ASTContext &Ctx);

private:
  bool hasLabels(const clang::FunctionDecl &F);

  llvm::DenseMap<const clang::CompoundStmt *, bool> Admit;
  /// The last statement that leaves the block early; invalid: there is none.
  llvm::DenseMap<const clang::CompoundStmt *, clang::SourceLocation> LastLeft;
  llvm::DenseMap<const clang::FunctionDecl *, bool> Labels;
};

/// The code of templates that functions were instantiated from. Not
/// thread-safe; of one translation unit.
class TemplateTwins {
public:
  /// True if \p E's code is a template's and depends on its arguments: what is
  /// true of this instantiation says nothing of the others.
  bool isDependent(const clang::Expr &E, Parents &Around);
  /// The same of the type of \p Var.
  bool isDependent(const clang::VarDecl &Var, const clang::FunctionDecl &F);

private:
  struct Pattern {
    /// By their first and last token.
    llvm::DenseMap<std::pair<clang::SourceLocation, clang::SourceLocation>,
                   bool>
        IsDependent;
    llvm::DenseMap<clang::SourceLocation, const clang::VarDecl *> Variables;
  };
  const Pattern &pattern(const clang::FunctionDecl &F);

  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Pattern>>
      Patterns;
};

} // namespace spawn

#endif // SPAWN_TIDY_FLOW_STATEMENTPLACE_H
