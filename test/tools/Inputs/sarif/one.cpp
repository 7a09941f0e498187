#include "shared.h"
#include <thread>

int early(bool given) {
  std::thread t(work);
  if (given)
    return 1;
  t.join();
  /* ünïcödé 😀 */ std::async(work);
  return 0;
}
