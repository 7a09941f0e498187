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
#include <new>

namespace {

thread_local std::size_t Left = monitor::NoLimit;

} // namespace

void monitor::limit_allocations(std::size_t Count) { Left = Count; }

void *operator new(std::size_t Size) {
  if (Left == 0)
    throw std::bad_alloc();
  if (Left != monitor::NoLimit)
    --Left;
  if (void *Memory = std::malloc(Size))
    return Memory;
  throw std::bad_alloc();
}

void operator delete(void *Memory) noexcept { std::free(Memory); }
void operator delete(void *Memory, std::size_t) noexcept { std::free(Memory); }
