// RUN: %check_spawn %s --headers none --std gnu11
// In C, NULL is a cast of 0: a start whose result is compared with it is judged.
#include <stddef.h>
#include <stdio.h>

int ready(void);

/* Defects. */

int left_early(void) {
  FILE *pipe = popen("ls", "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the child process 'pipe' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:9: note: release it with 'pclose' on every path
  if (pipe == NULL)
    return 1;
  if (!ready())
    return 2;
  return pclose(pipe);
}

int compared_the_other_way(void) {
  FILE *pipe = popen("ls", "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the child process 'pipe' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: release it with 'pclose' on every path
  if (NULL != pipe)
    return 1;
  return 0;
}

/* Correct. */

int compared(void) {
  FILE *pipe = popen("ls", "r");
  if (pipe == NULL)
    return 1;
  return pclose(pipe);
}

int compared_in_the_condition(void) {
  FILE *pipe;
  if ((pipe = popen("ls", "r")) == NULL)
    return 1;
  return pclose(pipe);
}

int not_null(void) {
  FILE *pipe = popen("ls", "r");
  if (pipe != (void *)0)
    return pclose(pipe);
  return 1;
}

int with_a_cast_of_its_own(void) {
  FILE *pipe = popen("ls", "r");
  if (pipe == (FILE *)NULL || pipe == 0)
    return 1;
  return pclose(pipe);
}
