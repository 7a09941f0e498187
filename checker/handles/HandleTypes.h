//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Is this type a handle, and which of its members only ask?
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_HANDLES_HANDLETYPES_H
#define SPAWN_TIDY_HANDLES_HANDLETYPES_H

#include "handles/Catalogue.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Type.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>
#include <string>

namespace spawn {

/// What a type is, if its values are handles.
struct Handle {
  DropOutcome Drop;
  /// "future", or the quoted class name of a handle no catalogue names.
  std::string Noun;
  /// The catalogue's row; null for a structural handle.
  const HandleRow *Row = nullptr;
  /// It can only be waited for, and asked for a result: dropping it takes
  /// nothing from the work. Told by structure alone.
  bool OnlyObserves = false;
  /// Constructing one with a callable starts work.
  bool SpawnsWhenConstructed = false;
  /// A smart pointer, optional or container of the handle.
  bool Wrapped = false;
  /// How the outermost wrapper holds it; meant where Wrapped.
  WrapperForm Form = WrapperForm::Parts;
  /// The outermost wrapper's name, for messages.
  std::string WrapperName = "";
  /// Copies of the wrapper share one handle.
  bool Shared = false;
  /// Wrappers and derived classes around what a row or structure tells of.
  unsigned Nesting = 0;
};

/// True if \p Future is a `future<T>` of a `T` that has something in it: not of
/// `void`, or of an empty class that stands for it.
bool hasResult(clang::QualType Future);

/// Knows the types of one translation unit. Not thread-safe.
class HandleTypes {
public:
  /// A handle may be wrapped in this many templates:
  /// `vector<optional<thread>>`.
  static constexpr unsigned MaxWrapperDepth = 4;

  /// \p Known must outlive this. \p DetectHandles: structure is asked where no
  /// row names a type.
  HandleTypes(const Catalogue &Known, bool DetectHandles)
      : Known(Known), DetectHandles(DetectHandles) {}

  /// The handle that a value of type \p T is; none for references.
  std::optional<Handle> kindOf(clang::QualType T) const;

  /// The same; of a type that depends on template parameters, only what a row
  /// says of its template.
  std::optional<Handle> kindInPattern(clang::QualType T) const;

  /// The handle that a raw pointer of type \p T points to; none where \p T is
  /// no pointer to an object that starts work when it is made.
  std::optional<Handle> pointedTo(clang::QualType T) const;

  /// The handle that the elements of \p T, a container of raw pointers, point
  /// to; none where \p T is none. Such a value is no handle by itself: others
  /// may look after what it points to.
  std::optional<Handle> pointedToIn(clang::QualType T) const;

  /// True if a handle of \p Kind has work once a certain member is called.
  static bool startsLater(const Handle &Kind) {
    return Kind.Row && Kind.Row->startsLater();
  }

  /// True if calling the member \p Name of a handle of \p Kind only asks it
  /// something. A row that lists what releases it says so of all else.
  bool asks(const Handle &Kind, llvm::StringRef Name) const;

  /// True if \p Call, on a handle, only asks it something.
  bool onlyAsks(const clang::CXXMemberCallExpr &Call) const;

  const Catalogue &catalogue() const { return Known; }

private:
  std::optional<Handle> kindOfRecord(const clang::CXXRecordDecl &RD,
                                     unsigned Depth, bool &Cut) const;
  /// Sets \p Cut where a bound may have hidden a handle.
  std::optional<Handle> kindOf(clang::QualType T, unsigned Depth,
                               bool &Cut) const;

  const Catalogue &Known;
  const bool DetectHandles;
  mutable llvm::DenseMap<const clang::CXXRecordDecl *, std::optional<Handle>>
      Records;
};

} // namespace spawn

#endif // SPAWN_TIDY_HANDLES_HANDLETYPES_H
