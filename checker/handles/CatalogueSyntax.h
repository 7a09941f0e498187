//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a catalogue file may look like, before its meaning is read: LLVM's YAML
/// parser recurses for each level, and passes over much that is a mistake.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_HANDLES_CATALOGUESYNTAX_H
#define SPAWN_TIDY_HANDLES_CATALOGUESYNTAX_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"

namespace spawn {

/// Called with line and column, both from 1, and what is wrong there.
using ReportSyntax =
    llvm::function_ref<void(unsigned, unsigned, const llvm::Twine &)>;

/// True if \p Text is one YAML document of moderate size and depth without a
/// key that is given twice. Else the first fault is reported.
bool checkCatalogueSyntax(llvm::StringRef Text, ReportSyntax Report);

} // namespace spawn

#endif // SPAWN_TIDY_HANDLES_CATALOGUESYNTAX_H
