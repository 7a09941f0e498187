#pragma once
#include <thread>
void work();
inline void start_in_header() {
  std::thread{work};
}
