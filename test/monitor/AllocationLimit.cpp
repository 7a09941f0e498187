//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See AllocationLimit.h.
///
//===----------------------------------------------------------------------===//

#include "AllocationLimit.h"
#include <cstdlib>
#include <limits>
#include <new>

namespace {

thread_local std::size_t BytesLeft = std::numeric_limits<std::size_t>::max();

} // namespace

void monitor::limit_allocation(std::size_t Bytes) { BytesLeft = Bytes; }

void *operator new(std::size_t Size) {
  if (Size > BytesLeft)
    throw std::bad_alloc();
  if (BytesLeft != std::numeric_limits<std::size_t>::max())
    BytesLeft -= Size;
  if (void *Memory = std::malloc(Size))
    return Memory;
  throw std::bad_alloc();
}

void operator delete(void *Memory) noexcept { std::free(Memory); }
void operator delete(void *Memory, std::size_t) noexcept { std::free(Memory); }
