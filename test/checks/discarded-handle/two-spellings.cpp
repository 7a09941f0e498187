// RUN: %check_spawn %s -- -I%S/Inputs
// A header that is included under two spellings of its path has its findings once.
#include "Inputs/drops.h"
#include "drops.h"
// CHECK-MESSAGES: drops.h:10:22: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
// CHECK-MESSAGES: drops.h:10:22: note: keep it and join it
// CHECK-MESSAGES: drops.h:10:22: note: keep it in a 'std::jthread'
// CHECK-MESSAGES: drops.h:10:22: note: join the thread here
