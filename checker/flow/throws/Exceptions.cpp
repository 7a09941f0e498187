//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Exceptions.h.
///
//===----------------------------------------------------------------------===//

#include "flow/throws/Exceptions.h"
#include "clang/AST/CXXInheritance.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace spawn {
namespace {

bool isPublicUnambiguousBase(const Type &Base, const Type &Derived) {
  const CXXRecordDecl *From = Derived.getAsCXXRecordDecl();
  const CXXRecordDecl *To = Base.getAsCXXRecordDecl();
  if (!From || !To || !From->hasDefinition())
    return false;
  CXXBasePaths Paths;
  if (!From->isDerivedFrom(To, Paths) ||
      Paths.isAmbiguous(Base.getCanonicalTypeUnqualified()))
    return false;
  return llvm::any_of(
      Paths, [](const CXXBasePath &Path) { return Path.Access == AS_public; });
}

/// A pointer converts to one that promises at least as much, to what a base or
/// nothing is known of.
bool convertsToPointer(const Type &Handled, const Type &Raised) {
  if (Raised.isNullPtrType())
    return true;
  const QualType To = Handled.getPointeeType();
  const QualType From = Raised.getPointeeType();
  if (From.isNull() || (From.getCVRQualifiers() & ~To.getCVRQualifiers()))
    return false;
  const Type *ToType = exceptionType(To);
  const Type *FromType = exceptionType(From);
  return ToType == FromType || isPublicUnambiguousBase(*ToType, *FromType) ||
         (ToType->isVoidType() && !FromType->isFunctionType());
}

} // namespace

const Type *exceptionType(QualType T) {
  return T.getNonReferenceType()
      .getCanonicalType()
      .getUnqualifiedType()
      .getTypePtr();
}

Catches catches(const CXXCatchStmt &Handler, const Thrown &Exception) {
  if (Handler.getCaughtType().isNull()) // catch (...)
    return Catches::Yes;
  if (!Exception.Type)
    return Catches::Maybe;
  const Type *Handled = exceptionType(Handler.getCaughtType());
  if (Handled == Exception.Type ||
      isPublicUnambiguousBase(*Handled, *Exception.Type) ||
      (Handled->isAnyPointerType() &&
       convertsToPointer(*Handled, *Exception.Type)))
    return Catches::Yes;
  return Catches::No;
}

} // namespace spawn
