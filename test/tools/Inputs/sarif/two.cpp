#include "shared.h"
void second() {
  std::async(work);
  work();
}
