//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Shared data behind a reader-writer lock that a failed writer poisons, as
/// Rust's RwLock does.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_RUNTIME_POISONABLE_H
#define MONITOR_RUNTIME_POISONABLE_H

#include <exception>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>

namespace monitor {

/// A writer threw while it held the lock: the data may be half-written.
struct PoisonedLock : std::logic_error {
  PoisonedLock() : std::logic_error("the lock is poisoned") {}
};

/// A \p T that is reached through read() and write() only.
template <typename T> class Poisonable {
public:
  /// Holds the lock while it lives.
  template <typename Lock, typename Access> class Guard {
  public:
    Guard(Lock Held, Access &Data, bool *Poisoned)
        : Held(std::move(Held)), Data(Data), Poisoned(Poisoned) {}
    Guard(const Guard &) = delete;
    Guard &operator=(const Guard &) = delete;
    ~Guard() {
      if (Poisoned && std::uncaught_exceptions() > Uncaught)
        *Poisoned = true;
    }
    Access *operator->() const { return &Data; }
    Access &operator*() const { return Data; }

  private:
    Lock Held;
    Access &Data;
    bool *Poisoned; ///< null for readers, who cannot poison
    int Uncaught = std::uncaught_exceptions();
  };

  /// \throws PoisonedLock
  auto read() const {
    std::shared_lock Held(Mutex);
    if (Poisoned)
      throw PoisonedLock();
    return Guard<std::shared_lock<std::shared_mutex>, const T>(std::move(Held),
                                                               Data, nullptr);
  }
  /// \throws PoisonedLock
  auto write() {
    std::unique_lock Held(Mutex);
    if (Poisoned)
      throw PoisonedLock();
    return Guard<std::unique_lock<std::shared_mutex>, T>(std::move(Held), Data,
                                                         &Poisoned);
  }

private:
  mutable std::shared_mutex Mutex;
  bool Poisoned = false;
  T Data{};
};

} // namespace monitor

#endif // MONITOR_RUNTIME_POISONABLE_H
