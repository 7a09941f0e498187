// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma GCC system_header

#define MOCK_METHOD(Result, Name)                                              \
  Result Name() { return this->call<Result>(#Name); }
