//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The hash of the plugin's sources.
///
//===----------------------------------------------------------------------===//

#include "handles/Catalogue.h"

const char spawn::PluginDigest[] =
#include "PluginDigest.inc"
    ;
