#ifndef FIXES_ABORT_ON_DROP_H
#define FIXES_ABORT_ON_DROP_H
#include "runtime.h"
namespace runtime {
class AbortOnDrop {
public:
  explicit AbortOnDrop(JoinHandle Owned)
      : Owned(static_cast<JoinHandle &&>(Owned)) {}
  AbortOnDrop(const AbortOnDrop &) = delete;
  ~AbortOnDrop() { Owned.abort(); }

private:
  JoinHandle Owned;
};
} // namespace runtime
#endif
