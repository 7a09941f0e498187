// RUN: %check_spawn %s -- -I%S/Inputs -isystem %S/Inputs/system
// A header of the user's own is user code, once however often it is included.
#include "starts.h"
#include "starts.h"
// CHECK-MESSAGES: starts.h:5:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
// CHECK-MESSAGES: starts.h:5:3: note: keep it and join it
// CHECK-MESSAGES: starts.h:5:3: note: join the thread here

// Correct code: what a system header does is not for its users to mend.
#include <starts_system.h>

void correct() {
  start_in_system_header();
  start_in_header();
}
