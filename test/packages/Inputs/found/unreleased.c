#include "unreleased.h"

void in_source(void) {
  pthread_t Task;
  pthread_create(&Task, 0, work, 0);
}
