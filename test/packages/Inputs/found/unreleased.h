#include <pthread.h>

void *work(void *);

static inline void in_header(void) {
  pthread_t Task;
  pthread_create(&Task, 0, work, 0);
}
